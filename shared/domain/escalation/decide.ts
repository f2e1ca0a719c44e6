import { subjectOf } from '../duty/subject.ts';
import type { Instant } from '../instant.ts';
import type { Send } from '../sends/send.ts';
import { type Cycle, foldThread } from '../thread/fold.ts';
import { sendsOf } from '../thread/sends-of.ts';
import type { Thread } from '../thread/thread.ts';
import { type Hold, holdOf, isHeld } from './hold.ts';
import { fittedLate, outranks, type Rung, rungsOf } from './ladder.ts';
import { summon, type Target, targetsOf } from './rota.ts';
import type { Rules } from './rules.ts';

/** What becomes of one step, and why. */
export interface StepDecision {
  readonly rung: Rung;
  /**
   * - `called`: claimed; its sends tell the rest
   * - `fire`: claim it now
   * - `upcoming`: its time is not yet near
   * - `superseded`: a higher step took its place
   * - `not-needed`: nobody waits any more
   */
  readonly outcome: 'called' | 'fire' | 'upcoming' | 'superseded' | 'not-needed';
  /** In words for an operator. */
  readonly reason: string;
}

/** One alert to claim, with the instant at which it may leave. */
export interface Call {
  readonly target: Target;
  readonly fireAt: Instant;
  readonly reason?: string;
}

export interface Decision {
  /** The last cycle; undefined when nobody ever waited. */
  readonly cycle: Cycle | undefined;
  readonly hold: Hold | undefined;
  readonly steps: readonly StepDecision[];
}

/**
 * Decides for each step of the last cycle what to do with it at `now`. Steps up to `horizon` are claimed ahead of
 * their time; of several that are overdue (after an outage) only the highest is.
 */
export function decide(thread: Thread, rules: Rules, now: Instant, horizon: Instant): Decision {
  const cycle = foldThread(thread, now);
  if (cycle === undefined) return { cycle, hold: undefined, steps: [] };
  const claimed = sendsOf(thread, cycle);
  const sendsFor = ({ clock, step }: Rung): Send[] =>
    claimed.filter((send) => send.clock === clock && send.step === step.id);
  const planned = rungsOf(thread, cycle, rules);
  const called = planned.filter((rung) => sendsFor(rung).length > 0);
  // A nudge that a higher one took the place of is not late.
  const rungs = planned.map((rung) =>
    called.some((other) => other === rung || outranks(other, rung))
      ? rung
      : fittedLate(rung, thread, cycle, rules, now),
  );
  // A step that a change of the settings removed has its say by the instant that it had.
  const removed = claimed
    .filter((send) => !rungs.some(({ clock, step }) => send.clock === clock && send.step === step.id))
    .map(({ stepAt }) => ({ plainAt: stepAt, nudge: false }));
  const claimedOrOverdue = [
    ...removed,
    ...rungs.filter((rung) => rung.at <= now || sendsFor(rung).length > 0),
  ];
  const quietUntil = quietUntilOf(cycle, rungs);

  const outcomeOf = (rung: Rung): Omit<StepDecision, 'rung'> => {
    const sends = sendsFor(rung);
    if (sends.length > 0) return { outcome: 'called', reason: describe(sends) };
    if (cycle.ended !== undefined) return { outcome: 'not-needed', reason: ENDED[cycle.ended.by] };
    if (rung.plainAt < quietUntil && !rung.handOver)
      return { outcome: 'not-needed', reason: 'only thanks: probably needs no reply' };
    if (!rung.handOver && claimedOrOverdue.some((other) => outranks(other, rung)))
      return { outcome: 'superseded', reason: 'replaced by a higher step' };
    if (rung.at <= horizon)
      return {
        outcome: 'fire',
        reason:
          rung.moved === undefined
            ? rung.at <= now
              ? 'due'
              : 'due before the next sweep'
            : MOVED[rung.moved],
      };
    return { outcome: 'upcoming', reason: rung.moved === undefined ? 'not due yet' : MOVED[rung.moved] };
  };
  return {
    cycle,
    hold: holdOf(thread, cycle, rules.policy),
    steps: rungs.map((rung) => ({ rung, ...outcomeOf(rung) })),
  };
}

/** Mere thanks call nobody before the last step that is left before the first deadline. */
function quietUntilOf(cycle: Cycle, rungs: readonly Rung[]): Instant {
  if (!isOnlyThanks(cycle)) return -Infinity;
  const firstDueAt = Math.min(...rungs.map(({ dueAt }) => dueAt));
  return Math.max(-Infinity, ...rungs.map(({ plainAt }) => plainAt).filter((at) => at < firstDueAt));
}

/** Whether everything that waits is proven and nothing but thanks. */
export function isOnlyThanks({ messages }: Cycle): boolean {
  return messages.every((one) => one.type === 'buyer-message' && one.trusted && one.thanks === true);
}

/** Whom a step calls and when: whoever is on duty at its instant, then or when the hold of an acknowledgement ends. */
export function callsOf(
  rung: Rung,
  {
    thread,
    cycle,
    hold,
  }: { readonly thread: Thread; readonly cycle: Cycle; readonly hold: Hold | undefined },
  { rota }: Rules,
  now: Instant,
): Call[] {
  const at = Math.max(rung.at, now);
  const { responders, reason: raised } = summon(rota, rung.step.call, subjectOf(thread, cycle), at);
  const reasons = [
    ...(rung.moved === undefined ? [] : [MOVED[rung.moved]]),
    ...(raised === undefined ? [] : [raised]),
  ];
  return targetsOf(responders, rung.step.by).map((target) =>
    !rung.handOver && isHeld(hold, target.calls, at)
      ? { target, fireAt: hold.until, reason: heldBy(hold) }
      : { target, fireAt: rung.at, ...(reasons.length > 0 && { reason: reasons.join('; ') }) },
  );
}

/** Why a nudge does not ring at its plain instant. */
export const MOVED: Record<NonNullable<Rung['moved']>, string> = {
  'to-next-shift': 'quiet hours, or nobody on duty: moved to the next working hours',
  'before-shift-ends': 'nobody is on duty later, before the deadline: sent before the shift ends',
  'no-staffed-time': 'nobody is on duty before the deadline: sent without waiting for a shift',
};

const HOW: Record<Hold['how'], string> = {
  acknowledged: 'acknowledged by',
  'handed-over': 'handed over to',
  snoozed: 'snoozed by',
};

/** Why a call waits. */
export function heldBy(hold: Hold): string {
  return `${HOW[hold.how]} ${hold.by} until ${new Date(hold.until).toISOString()}`;
}

/** Why nobody waits any more. */
export const ENDED: Record<NonNullable<Cycle['ended']>['by'], string> = {
  reply: 'answered',
  'own-reply': 'answered',
  closed: 'closed',
  elsewhere: 'answered elsewhere',
  'no-response-needed': 'closed as needing no response',
  seen: 'seen by a person',
  matched: 'matched to its thread',
  lapsed: 'recorded as history',
};

function describe(sends: readonly Send[]): string {
  return sends
    .map(
      (send) =>
        `${send.channel} to ${send.recipient}: ${send.state}${send.reason === undefined ? '' : ` (${send.reason})`}`,
    )
    .join('; ');
}
