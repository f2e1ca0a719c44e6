import { once } from '../once.ts';
import type { ReplyQueue } from '../ports/replies.ts';

/** The queue of answers to buyers. The client is loaded for the first of them, because most starts of a function end without one. */
export function replyQueue(queueUrl: string): ReplyQueue {
  const queue = once(async () => {
    const [{ sqsReplyQueue }, { sqsClient }] = await Promise.all([
      import('../adapters/sqs/reply-queue.ts'),
      import('./clients/sqs.ts'),
    ]);
    return sqsReplyQueue(sqsClient(), queueUrl);
  });
  return { put: async (place, leavesAt, now) => (await queue()).put(place, leavesAt, now) };
}
