import { type Instant, minutes } from '../instant.ts';
import { type Channel, CHANNELS } from '../rules/policy.ts';
import type { Send } from '../sends/send.ts';
import type { Situation } from '../thread/situation.ts';
import { CANARY_ID } from '../watch/canary.ts';
import { summon, type Target, targetsOf } from './summon.ts';

const FAILURES_BEFORE_FALLBACK = 5;
const PATIENCE_MS = minutes(10);
const OTHERS: Record<Channel, readonly Channel[]> = {
  email: ['push', 'slack', 'webhook'],
  slack: ['push', 'email'],
  webhook: ['push', 'email'],
  push: ['email'],
};

/** Whether the send does not get through: broken for good, or failing for too long. */
export function isFailing(send: Send, now: Instant): boolean {
  if (send.state === 'broken') return true;
  if (send.state !== 'retry' && send.state !== 'unknown') return false;
  return send.attempts >= FAILURES_BEFORE_FALLBACK || now - send.stepAt >= PATIENCE_MS;
}

/**
 * Whom to alert instead when a send fails: the same people by another channel, else the managers, else everyone.
 * Empty when somebody of the next ring is already being alerted, and for a canary, whose failure raises an alarm.
 * `stepSends` are all sends of its step.
 */
export function fallbackTargets(
  failing: Send,
  stepSends: readonly Send[],
  situation: Situation,
): readonly Target[] {
  if (failing.recipient === CANARY_ID) return [];
  const { rota, now } = situation;
  const people = rota.responders.filter((responder) => failing.calls.includes(responder.id));
  const rings = [
    targetsOf(people, OTHERS[failing.channel]),
    targetsOf(summon(situation, ['manager'], now).responders, CHANNELS),
    targetsOf(summon(situation, ['everyone'], now).responders, CHANNELS),
  ];
  for (const ring of rings) {
    const sendTo = (target: Target): Send | undefined =>
      stepSends.find((send) => send.channel === target.channel && send.recipient === target.recipient);
    const fresh = ring.filter((target) => sendTo(target) === undefined);
    if (fresh.length > 0) return fresh;
    const reached = ring.some((target) => {
      const send = sendTo(target);
      return send !== undefined && !isFailing(send, now);
    });
    if (reached) return [];
  }
  return [];
}
