import { dayOf } from '../figures/closed-day.ts';
import { days, type DurationMs, hours, type Instant } from '../instant.ts';

/** How far back the messages of a place are considered. */
export const LEARNED_FROM_MS: DurationMs = days(28);
/** With fewer messages, or fewer days, nothing can be concluded. */
const LEAST_MESSAGES = 20;
const LEAST_DAYS = 7;
/** A silence of this many times the longest gap is no longer chance, and at least this long. */
const TIMES = 1.5;
const LEAST_SILENCE_MS: DurationMs = hours(6);

/** The longest time between two messages of a place in its last 28 days; undefined when there are too few to say. */
export function longestGap(messageAt: readonly Instant[], now: Instant): DurationMs | undefined {
  const instants = messageAt
    .filter((at) => now - LEARNED_FROM_MS <= at && at <= now)
    .toSorted((a, b) => a - b);
  if (instants.length < LEAST_MESSAGES || new Set(instants.map(dayOf)).size < LEAST_DAYS) return undefined;
  return instants.reduce((longest, at, index) => Math.max(longest, at - (instants[index - 1] ?? at)), 0);
}

/** Whether a place with a known longest gap has been without a message for longer than chance explains. */
export function isSilent(longestGapMs: DurationMs, lastMessageAt: Instant, now: Instant): boolean {
  return now - lastMessageAt > Math.max(TIMES * longestGapMs, LEAST_SILENCE_MS);
}
