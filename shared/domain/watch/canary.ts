import { type Instant, minutes } from '../instant.ts';
import type { Clock } from '../rules/policy.ts';
import type { Responder } from '../rules/rota.ts';
import type { Thread } from '../thread/thread.ts';

/** Stands for a canary's store and its recipient: no id in the settings can begin with an underscore. */
export const CANARY_ID = '_canary';

/** The recipient of a canary's alert, instead of a person. */
export const CANARY_RESPONDER: Responder = { id: CANARY_ID, timeZone: 'UTC' };

/** Long enough that a sweep, not the function that takes the mail in, finds it due. */
export const CANARY_CLOCK: Clock = {
  name: 'canary',
  lengthMs: minutes(10),
  overrides: [],
  ladder: [{ id: 'at-deadline', beforeMs: 0, call: ['canary'], by: ['email'] }],
};

/** The thread of the canary with this nonce. */
export function canaryThreadId(nonce: string): string {
  return `${CANARY_ID}.${nonce}`;
}

/** Whether it is the thread of a canary. */
export function isCanaryThread(id: string): boolean {
  return id.startsWith(`${CANARY_ID}.`);
}

/**
 * How far a canary got.
 *
 * - `no thread`: its mail was not sent, did not arrive, or was not recorded
 * - `not claimed`: no sweep claimed its step
 * - `not sent`: its alert was claimed, but SES did not accept it
 * - `not delivered`: SES accepted its alert, but did not prove the delivery in time, or reported a bounce
 * - `sent`: SES accepted its alert, and may still prove the delivery
 * - `delivered`: all the way
 */
export type CanaryStage = 'no thread' | 'not claimed' | 'not sent' | 'not delivered' | 'sent' | 'delivered';

/** How far a canary got by now, according to its thread. */
export function canaryStage(thread: Thread | undefined, now: Instant): CanaryStage {
  if (thread === undefined) return 'no thread';
  const [send] = thread.sends;
  switch (send?.state) {
    case undefined:
      return 'not claimed';
    case 'delivered':
      return 'delivered';
    case 'accepted':
    case 'digested':
      return send.proofBy !== undefined && send.proofBy <= now ? 'not delivered' : 'sent';
    case 'broken':
      return send.attempts > 0 ? 'not delivered' : 'not sent';
    default:
      return 'not sent';
  }
}
