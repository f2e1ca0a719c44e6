import type { Instant } from '#shared/domain/instant';
import type { Outcome, Send } from '#shared/domain/sends/send';

/** After so many attempts in a row that a channel did not accept, the channel counts as failing. */
const ATTEMPTS_BEFORE_FAILED = 3;

/**
 * Whether an attempt is worth an alarm: refused for good, or not accepted several times in a row. A single failure
 * that can be retried is not.
 */
export function isFailed({ result }: Outcome, attempt: number): boolean {
  return result === 'broken' || (result !== 'accepted' && attempt >= ATTEMPTS_BEFORE_FAILED);
}

/** When the alert of an attempt should have left: a retried alert has been late since its step. */
export function dueSince({
  attempts,
  fireAt,
  stepAt,
}: Pick<Send, 'attempts' | 'fireAt' | 'stepAt'>): Instant {
  return attempts > 1 ? stepAt : fireAt;
}
