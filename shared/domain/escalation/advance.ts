import { FAR_FUTURE, type Instant } from '../instant.ts';
import type { Policy } from '../rules/policy.ts';
import { requeueWait } from '../sends/retry.ts';
import { nextLookAt } from '../reply/outcome.ts';
import { isUnsettled, type Send, sendKey } from '../sends/send.ts';
import { again, outcomeUnknown, settled } from '../sends/settle.ts';
import type { Cycle } from '../thread/cycle.ts';
import type { Situation } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { isClosing, reviewedClosing } from './closing.ts';
import { callsOf, decide, type Decision, ENDED, heldBy, MOVED, rungOf } from './decide.ts';
import { fallbackTargets, isFailing } from './fallback.ts';
import { isHeld } from './hold.ts';
import { nudgeFrom, outranks } from './ladder.ts';
import type { Rung } from './rung.ts';
import { newSend } from './new-send.ts';
import { takeTurns } from './relief.ts';
import { rankOf, type Urgency } from './urgency.ts';
import { isUrgentStep } from './urgent-rungs.ts';

/** A send to put on its queue. */
export interface Dispatch extends Urgency {
  readonly threadId: string;
  readonly send: Send;
}

/** A thread moved on to an instant. */
export interface Advance {
  /** The very same thread when nothing had to change. */
  readonly thread: Thread;
  /** What to put on the queues once the thread is saved. */
  readonly dispatch: readonly Dispatch[];
  /** The next instant at which anything can change; null when nothing can change any more. */
  readonly nextActionAt: Instant | null;
}

/**
 * Moves a thread on: cancels sends that are no longer wanted, claims the steps that are due up to `horizon`, alerts
 * by another channel when one fails, and returns the sends to queue. Every change of sends except lease and settle
 * happens here, so ingest, sweep, notify and board decide alike.
 */
export function advance(situation: Situation, policy: Policy, horizon: Instant = situation.now): Advance {
  const { thread, now } = situation;
  const decision = decide(situation, policy, horizon);
  const reviewed = thread.sends.map((send) => review(send, situation, decision));
  const relieved = takeTurns(reviewed, situation, decision, horizon);
  const claimed = [...relieved, ...claim(situation, decision)];
  const called = [...claimed, ...fallback(claimed, situation, decision)];
  const rank = rankOf(thread.kind, situation.cycle);
  const dispatch: Dispatch[] = [];
  const sends = called.map((send) => {
    if (!isToQueue(send, now, horizon)) return send;
    const queued: Send = {
      ...send,
      dispatches: send.dispatches + 1,
      lookAt: Math.max(send.fireAt, now) + requeueWait(send.dispatches),
    };
    dispatch.push({
      threadId: thread.id,
      send: queued,
      rank: isClosing(send) ? 'closing' : rank,
      dueAt: dueAtOf(send, decision),
    });
    return queued;
  });
  const unchanged =
    sends.length === thread.sends.length && sends.every((send, index) => send === thread.sends[index]);
  return {
    thread: unchanged ? thread : { ...thread, sends },
    dispatch,
    nextActionAt: nextActionOf(sends, situation, decision),
  };
}

/** The deadline of a send. */
export function dueAtOf(send: Send, decision: Decision): Instant {
  return rungOf(send, decision)?.dueAt ?? send.stepAt;
}

/** The place of a send in the ladder; a step that has been removed from the settings keeps its former instant. */
function placeOf(send: Send, decision: Decision): Pick<Rung, 'plainAt' | 'nudge'> {
  return rungOf(send, decision) ?? { plainAt: send.stepAt, nudge: false };
}

/** The new state of a send that was claimed before. */
function review(send: Send, situation: Situation, decision: Decision): Send {
  const { cycle, now } = situation;
  const { hold, steps } = decision;
  if (send.proofBy !== undefined && send.proofBy <= now && isAwaited(send, cycle))
    return settled(send, 'broken', 'accepted, but delivery was not proven within 15 minutes', now);
  if (!isUnsettled(send)) return send;
  if (send.state === 'sending')
    return send.lookAt <= now
      ? outcomeUnknown(send, 'the sender stopped before it reported the result', now)
      : send;
  if (isClosing(send)) return reviewedClosing(send, situation);

  if (!isAwaited(send, cycle))
    return settled(send, 'cancelled', cycle?.ended === undefined ? ENDED.reply : ENDED[cycle.ended.by], now);
  const place = placeOf(send, decision);
  const rung = rungOf(send, decision);
  if (rung === undefined && isUrgentStep(send.step))
    return settled(send, 'cancelled', 'a person said that it is not urgent', now);
  const isHandOver = rung?.handOver === true;
  const higher =
    !isHandOver &&
    steps.some(
      ({ rung: other, outcome }) =>
        (outcome === 'called' || outcome === 'fire') && outranks(other, place) && other.at <= now,
    );
  if (higher) return settled(send, 'superseded', 'a higher step took its place', now);
  if (!isHandOver && isHeld(hold, send.calls, Math.max(now, send.fireAt)))
    return again(send, send.state, hold.until, heldBy(hold));
  const leavesAt = Math.max(now, send.fireAt);
  const from = rung === undefined ? leavesAt : nudgeFrom(rung, situation, leavesAt);
  return from > leavesAt ? again(send, send.state, from, MOVED['to-next-shift']) : send;
}

function claim(situation: Situation, { hold, steps }: Decision): Send[] {
  const [first] = situation.cycle?.messages ?? [];
  if (first === undefined) return [];
  return steps
    .filter(({ outcome }) => outcome === 'fire')
    .flatMap(({ rung }) =>
      callsOf(rung, situation, hold).map(({ target, fireAt, reason }) =>
        newSend(first.id, rung, target, fireAt, reason),
      ),
    );
}

function fallback(sends: readonly Send[], situation: Situation, decision: Decision): Send[] {
  const { cycle, now } = situation;
  const all = [...sends];
  for (const failing of sends.filter((send) => isAwaited(send, cycle) && isFailing(send, now))) {
    const rung = rungOf(failing, decision);
    const place = placeOf(failing, decision);
    const superseded = decision.steps.some(
      ({ rung: other, outcome }) => outcome !== 'superseded' && outranks(other, place) && other.at <= now,
    );
    if (rung === undefined || superseded) continue;
    const fireAt = nudgeFrom(rung, situation, now);
    // An alert for an earlier question has alerted nobody about this one.
    const stepSends = all.filter(
      (send) => isAwaited(send, cycle) && send.clock === failing.clock && send.step === failing.step,
    );
    for (const target of fallbackTargets(failing, stepSends, situation))
      all.push(
        newSend(failing.generation, rung, target, fireAt, `${failing.channel} to ${failing.recipient} fails`),
      );
  }
  return all.slice(sends.length);
}

function isToQueue(send: Send, now: Instant, horizon: Instant): boolean {
  if (!isUnsettled(send) || send.state === 'sending' || send.fireAt > horizon) return false;
  return send.dispatches === 0 || send.lookAt <= now;
}

function nextActionOf(
  sends: readonly Send[],
  { cycle, thread: { replies = [] } }: Situation,
  { nextAt }: Decision,
): Instant | null {
  const instants = [
    ...replies.flatMap((reply) => nextLookAt(reply) ?? []),
    ...sends.filter(isUnsettled).map((send) => send.lookAt),
    ...sends.flatMap((send) => (send.proofBy !== undefined && isAwaited(send, cycle) ? [send.proofBy] : [])),
    ...(nextAt === undefined ? [] : [nextAt]),
  ];
  if (instants.length > 0) return Math.min(...instants);
  return cycle !== undefined && cycle.ended === undefined ? FAR_FUTURE : null;
}

/** Whether it still matters that the send arrives. */
function isAwaited({ generation }: Send, cycle: Cycle | undefined): boolean {
  return cycle !== undefined && cycle.ended === undefined && cycle.ids.has(generation);
}

/** The send with this key. */
export function findSend(thread: Thread, key: string): Send | undefined {
  return thread.sends.find((send) => sendKey(send) === key);
}

/** The thread with this send in place of the one with the same key. */
export function replaceSend(thread: Thread, replacement: Send): Thread {
  const key = sendKey(replacement);
  return { ...thread, sends: thread.sends.map((send) => (sendKey(send) === key ? replacement : send)) };
}
