import type { Instant } from '#shared/domain/instant';
import type { Outcome, Send } from '#shared/domain/sends/send';

/** So many attempts in a row that a channel did not take are a channel that fails. */
const ATTEMPTS_BEFORE_FAILED = 3;

/** Whether an attempt is worth an alarm: refused for good, or not taken again and again. One that may be made again is no harm yet. */
export function isFailed({ result }: Outcome, attempt: number): boolean {
  return result === 'broken' || (result !== 'accepted' && attempt >= ATTEMPTS_BEFORE_FAILED);
}

/** When the alert of an attempt was to leave: one that was tried before has been late since its step. */
export function dueSince({
  attempts,
  fireAt,
  stepAt,
}: Pick<Send, 'attempts' | 'fireAt' | 'stepAt'>): Instant {
  return attempts > 1 ? stepAt : fireAt;
}
