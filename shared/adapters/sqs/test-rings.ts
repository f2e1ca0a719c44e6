import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import type { TestRings } from '#shared/ports/test-rings';
import { type AlertQueueUrls, queueUrlsOf } from './alert-queue.ts';

/** Queues test alerts among the alerts of their channel: a test by another way would prove nothing. */
export function sqsTestRings(client: SQSClient, urls: AlertQueueUrls): TestRings {
  const queueUrls = queueUrlsOf(urls);
  return {
    async put(ring) {
      const message: TestAlert = { v: 1, loud: true, ...ring };
      await client.send(
        new SendMessageCommand({ QueueUrl: queueUrls[ring.channel], MessageBody: JSON.stringify(message) }),
      );
    },
  };
}
