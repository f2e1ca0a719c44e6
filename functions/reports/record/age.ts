import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';

/** How far back the reports of feedback and returns reach. */
export const DATA_OF_MS: DurationMs = days(20);

/**
 * Entries older than this are skipped, even if a report reaches further back: their thread may have expired after 25
 * days and would start again.
 */
const FORGOTTEN_AFTER_MS: DurationMs = days(22);

/** Entries of the very first report that are older than this are history: they alert nobody. */
const HISTORY_AFTER_MS: DurationMs = days(3);

/** Whether every reading of its date is too old; an entry without a date never is. */
export function isForgotten(readings: readonly Instant[], at: Instant): boolean {
  return isOlder(readings, at, FORGOTTEN_AFTER_MS);
}

/** Whether it counts as history in the very first report. */
export function isHistory(readings: readonly Instant[], at: Instant): boolean {
  return isOlder(readings, at, HISTORY_AFTER_MS);
}

function isOlder(readings: readonly Instant[], at: Instant, age: DurationMs): boolean {
  return readings.length > 0 && readings.every((day) => at - day > age);
}

/** The fact that marks the given one as history. */
export function lapsedAtOnce({ id, at }: Fact): Fact {
  return { type: 'lapsed', id: `h${id}`, at, messageId: id };
}
