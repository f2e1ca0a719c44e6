import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Channel } from '#shared/domain/rules/policy';
import type { AlertQueue } from '#shared/ports/alerts';
import { putDelayed } from './delayed-batches.ts';

/** The queues of the channels, by their URLs. */
export interface AlertQueueUrls {
  readonly EMAIL_QUEUE_URL: string;
  readonly SLACK_QUEUE_URL: string;
  readonly WEBHOOK_QUEUE_URL?: string | undefined;
}

/** The queue of each channel. */
export function queueUrlsOf(urls: AlertQueueUrls): Readonly<Record<Channel, string>> {
  return {
    email: urls.EMAIL_QUEUE_URL,
    slack: urls.SLACK_QUEUE_URL,
    // An alert for a webhook that left the settings must not get lost: on any queue, `notify` finds this out and uses
    // another channel.
    webhook: urls.WEBHOOK_QUEUE_URL ?? urls.SLACK_QUEUE_URL,
    // A queue of its own would cost as much as all else that push needs.
    push: urls.SLACK_QUEUE_URL,
  };
}

/** Queues alerts on one SQS queue per channel, each to be handled at its instant. */
export function sqsAlertQueue(client: SQSClient, urls: AlertQueueUrls): AlertQueue {
  const queueUrls = queueUrlsOf(urls);
  return {
    async put(requests, now) {
      for (const [channel, ofChannel] of Map.groupBy(requests, (request) => request.channel))
        await putDelayed(
          client,
          queueUrls[channel],
          ofChannel.map((request) => ({
            body: JSON.stringify({ v: 1, ...request }),
            notBefore: request.notBefore,
          })),
          now,
        );
    },
  };
}
