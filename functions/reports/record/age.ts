import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';

/** As far back as the reports of feedback and returns are asked for. */
export const DATA_OF_MS: DurationMs = days(20);

/**
 * Older than this nothing of a report is looked at, should it reach back further than asked: its thread, settled long ago,
 * may have left by its lifetime of 25 days, and would begin anew.
 */
const FORGOTTEN_AFTER_MS: DurationMs = days(22);

/** What is older when the very first report comes in is history: it calls nobody. */
const HISTORY_AFTER_MS: DurationMs = days(3);

/** Whether something happened too long ago, by every reading of its date, to be looked at; what has no date did not. */
export function isForgotten(readings: readonly Instant[], at: Instant): boolean {
  return isOlder(readings, at, FORGOTTEN_AFTER_MS);
}

/** Whether it is history to the very first report. */
export function isHistory(readings: readonly Instant[], at: Instant): boolean {
  return isOlder(readings, at, HISTORY_AFTER_MS);
}

function isOlder(readings: readonly Instant[], at: Instant, age: DurationMs): boolean {
  return readings.length > 0 && readings.every((day) => at - day > age);
}

/** That what is recorded with it is history. */
export function lapsedAtOnce({ id, at }: Fact): Fact {
  return { type: 'lapsed', id: `h${id}`, at, messageId: id };
}
