import { days, hours, type DurationMs, type Instant } from '../instant.ts';

/** How long after its beginning a day is rolled up: nearly all of its questions are answered by then. */
const ROLLED_UP_AFTER_MS: DurationMs = hours(48);

/**
 * From this age on, a change of a day's waits voids its roll-up, whether there is one or not. This comes before the
 * first roll-up may be made, which leaves half a day for clocks that disagree.
 */
const GUARDED_AFTER_MS: DurationMs = hours(36);

/** How far back days are rolled up: slightly less than waits are stored, so that none has expired. */
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

/** Whether a change of the day's waits must void its roll-up, because the day may be rolled up. */
export function isGuarded(day: string, now: Instant): boolean {
  return Date.parse(day) + GUARDED_AFTER_MS <= now;
}

/** The first and the last of the days that may be rolled up. */
export function closedDays(now: Instant): { readonly first: string; readonly last: string } {
  return { first: dayOf(now - ROLLED_UP_FOR_MS), last: dayOf(now - ROLLED_UP_AFTER_MS) };
}
