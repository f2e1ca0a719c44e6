import { days, type DurationMs, type Instant } from '../instant.ts';

/**
 * How Amazon's copies of replies come to a place: proven, so that they stop clocks; only unproven, most likely because a
 * forwarder changes them; or not at all.
 */
export type ReplyCopies = 'proven' | 'unproven' | 'none';

/** For so long one proven copy shows that the way is sound; a stranger can send an unproven one at any time. */
const PROVEN_FOR_MS: DurationMs = days(7);

export function replyCopies({
  replyAt,
  unprovenReplyAt,
}: {
  readonly replyAt?: Instant;
  readonly unprovenReplyAt?: Instant;
}): ReplyCopies {
  if (unprovenReplyAt !== undefined && unprovenReplyAt > (replyAt ?? -Infinity) + PROVEN_FOR_MS)
    return 'unproven';
  return replyAt === undefined ? 'none' : 'proven';
}
