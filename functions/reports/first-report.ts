import type { Fact } from '#shared/domain/fact';
import { days, type DurationMs, type Instant } from '#shared/domain/instant';

/** What is older when the very first report comes in is history: it calls nobody. */
const HISTORY_AFTER_MS: DurationMs = days(3);

/** Whether something happened so long ago by every reading of its date; what has no date did not. */
export function isHistory(readings: readonly Instant[], at: Instant): boolean {
  return readings.length > 0 && readings.every((day) => at - day > HISTORY_AFTER_MS);
}

/** That what is recorded with it is history. */
export function lapsedAtOnce({ id, at }: Fact): Fact {
  return { type: 'lapsed', id: `h${id}`, at, messageId: id };
}
