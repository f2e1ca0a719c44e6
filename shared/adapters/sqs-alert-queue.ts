import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Channel } from '../domain/channel.ts';
import type { AlertQueue } from '../ports.ts';
import { putDelayed } from './sqs-delayed-batches.ts';

/** Queues alerts on one SQS queue a channel, each to be handled at its instant. */
export function sqsAlertQueue(client: SQSClient, queueUrls: Readonly<Record<Channel, string>>): AlertQueue {
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
