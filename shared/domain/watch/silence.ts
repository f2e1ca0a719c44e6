import { dayOf } from '../figures/closed-day.ts';
import { days, type DurationMs, hours, type Instant } from '../instant.ts';

/** What is learned of a place's messages goes so far back. */
export const LEARNED_FROM_MS: DurationMs = days(28);
/** Of fewer messages, or of fewer days, nothing can be learned. */
const LEAST_MESSAGES = 20;
const LEAST_DAYS = 7;
/** So many times the longest gap is no longer chance, and never sooner than this. */
const TIMES = 1.5;
const LEAST_SILENCE_MS: DurationMs = hours(6);

/** The longest time between two messages of a place in its last 28 days; undefined when they are too few to tell. */
export function longestGap(messageAt: readonly Instant[], now: Instant): DurationMs | undefined {
  const instants = messageAt
    .filter((at) => now - LEARNED_FROM_MS <= at && at <= now)
    .toSorted((a, b) => a - b);
  if (instants.length < LEAST_MESSAGES || new Set(instants.map(dayOf)).size < LEAST_DAYS) return undefined;
  return instants.reduce((longest, at, index) => Math.max(longest, at - (instants[index - 1] ?? at)), 0);
}

/** Whether a place, whose longest gap is known, has been without a message for longer than chance explains. */
export function isSilent(longestGapMs: DurationMs, lastMessageAt: Instant, now: Instant): boolean {
  return now - lastMessageAt > Math.max(TIMES * longestGapMs, LEAST_SILENCE_MS);
}
