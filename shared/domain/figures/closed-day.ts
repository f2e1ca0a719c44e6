import { days, hours, type DurationMs, type Instant } from '../instant.ts';

/** A day is rolled up so long after it began: nearly all that it asks is answered by then. */
const ROLLED_UP_AFTER_MS: DurationMs = hours(48);

/**
 * From here on a change of a day's waits makes its roll-up void, whether there is one or not. It is earlier than a
 * roll-up may be made, which leaves half a day for clocks that disagree.
 */
const GUARDED_AFTER_MS: DurationMs = hours(36);

/** Days are rolled up so far back: a little less than waits are kept, so that none has left. */
const ROLLED_UP_FOR_MS: DurationMs = days(99);

/** The day of an instant in UTC: `2026-03-02`. */
export function dayOf(at: Instant): string {
  return new Date(at).toISOString().slice(0, 10);
}

/** The day after. */
export function dayAfter(day: string): string {
  return dayOf(endOf(day));
}

/** The end of a day: the beginning of the next. */
export function endOf(day: string): Instant {
  return Date.parse(day) + days(1);
}

/** Whether a change of the day's waits must be told, because the day may be rolled up. */
export function isGuarded(day: string, now: Instant): boolean {
  return Date.parse(day) + GUARDED_AFTER_MS <= now;
}

/** The first and the last of the days that may be rolled up. */
export function closedDays(now: Instant): { readonly first: string; readonly last: string } {
  return { first: dayOf(now - ROLLED_UP_FOR_MS), last: dayOf(now - ROLLED_UP_AFTER_MS) };
}
