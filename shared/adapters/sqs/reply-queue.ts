import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ReplyQueue } from '#shared/ports/replies';
import { putDelayed } from './delayed-batches.ts';

/** Queues answers, each to be sent at its instant. */
export function sqsReplyQueue(client: SQSClient, queueUrl: string): ReplyQueue {
  return {
    put: (place, leavesAt, now) =>
      putDelayed(client, queueUrl, [{ body: JSON.stringify({ v: 1, ...place }), notBefore: leavesAt }], now),
  };
}
