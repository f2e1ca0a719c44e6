import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { advance, findSend, replaceSend } from '#shared/domain/escalation/advance';
import { type Instant, minutes } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import { heard } from '#shared/domain/sends/delivery';
import { isSendable, isUnsettled, type Outcome, type Send, sendKey } from '#shared/domain/sends/send';
import { settle, takeLease } from '#shared/domain/sends/settle';
import type { Fact } from '#shared/domain/thread/fact';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';

/** One handover of an alert to a provider. */
export interface Delivery {
  readonly at: Instant;
  readonly send: Send;
}

/**
 * Plays a thread minute by minute: facts are added when they happen, and due steps are claimed, leased, sent and settled.
 * Like a sweep, it skips a minute in which the thread said that nothing can change. `outcome` is the provider's answer,
 * accepted by default. An accepted mail is delivered.
 */
export function play(
  start: Thread,
  facts: readonly Fact[],
  rules: Rules,
  { from, to }: { readonly from: Instant; readonly to: Instant },
  outcome: (send: Send, now: Instant) => Outcome = () => ({ result: 'accepted' }),
): { thread: Thread; deliveries: Delivery[] } {
  let thread = start;
  let wakeAt = from;
  const deliveries: Delivery[] = [];
  const toCome = facts.toSorted((a, b) => b.at - a.at);
  const moveOn = (now: Instant): void => {
    const moved = advance(situationOf(thread, rules.rota, now), rules.policy, now + SWEEP_LOOKAHEAD_MS);
    thread = moved.thread;
    const sends = thread.sends.filter(isUnsettled).map(({ fireAt }) => fireAt - SWEEP_LOOKAHEAD_MS);
    wakeAt = Math.min(moved.nextActionAt ?? Infinity, ...sends);
  };
  for (let now = from; now <= to; now += minutes(1)) {
    let changed = false;
    for (let next = toCome.at(-1); next !== undefined && next.at <= now; next = toCome.at(-1)) {
      thread = addFacts(thread, [next]);
      changed = toCome.pop() !== undefined;
    }
    if (!changed && wakeAt > now + SWEEP_LOOKAHEAD_MS) continue;
    moveOn(now);
    for (const key of thread.sends.filter((send) => isSendable(send, now)).map(sendKey)) {
      const send = findSend(thread, key)!;
      const leased = takeLease(send, 'me', now + minutes(1));
      const settled = settle(leased, outcome(leased, now), { dueAt: send.stepAt, now, digest: false });
      deliveries.push({ at: now, send: leased });
      const arrived = settled.proofBy !== undefined ? heard(settled, { word: 'delivered' }, now) : settled;
      thread = replaceSend(thread, arrived);
    }
    moveOn(now);
  }
  return { thread, deliveries };
}
