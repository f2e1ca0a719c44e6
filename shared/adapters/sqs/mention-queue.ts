import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { MentionQueue } from '#shared/ports/alerts';
import type { AlertQueueUrls } from './alert-queue.ts';

/** Queues mentions among the alerts by e-mail, since only the notifier may send mail. */
export function sqsMentionQueue(
  client: SQSClient,
  { EMAIL_QUEUE_URL }: Pick<AlertQueueUrls, 'EMAIL_QUEUE_URL'>,
): MentionQueue {
  return {
    async put(mention) {
      await client.send(
        new SendMessageCommand({
          QueueUrl: EMAIL_QUEUE_URL,
          MessageBody: JSON.stringify({ v: 1, channel: 'email', mention }),
        }),
      );
    },
  };
}
