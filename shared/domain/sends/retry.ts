import { type DurationMs, type Instant, minutes, seconds } from '../instant.ts';

const NEAR_DEADLINE = minutes(30);
const REPEAT_WAITS = [minutes(1), minutes(2), minutes(5)];

/** How long to wait after a definite no: 10 s doubling, up to 2 min within half an hour of the deadline, else 15 min. */
export function retryWait(attempts: number, dueAt: Instant, now: Instant): DurationMs {
  const longest = Math.abs(dueAt - now) <= NEAR_DEADLINE ? minutes(2) : minutes(15);
  return Math.min(seconds(10) * 2 ** Math.min(attempts - 1, 10), longest);
}

/**
 * How long to wait after an unknown outcome: 1, 2 and 5 min, then an hour, so that at most 4 copies go out in an
 * hour.
 */
export function repeatWait(copies: number): DurationMs {
  return REPEAT_WAITS[copies - 1] ?? minutes(60);
}

/** How long a queued message may take before a sweep queues it again: 15 s doubling, up to 2 min. */
export function requeueWait(dispatches: number): DurationMs {
  return Math.min(seconds(15) * 2 ** Math.min(dispatches, 10), minutes(2));
}
