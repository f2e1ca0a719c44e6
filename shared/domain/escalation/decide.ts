import type { Instant } from '../instant.ts';
import type { Policy } from '../rules/policy.ts';
import type { Send } from '../sends/send.ts';
import type { Cycle } from '../thread/cycle.ts';
import { isWaitingType } from '../thread/in-order.ts';
import { sendsOf } from '../thread/sends-of.ts';
import type { Situation } from '../thread/situation.ts';
import { isClosing } from './closing.ts';
import { type Hold, holdOf, isHeld } from './hold.ts';
import { fittedLate, outranks, rungsOf } from './ladder.ts';
import type { Rung } from './rung.ts';
import { summon, type Target, targetsOf } from './summon.ts';
import { isUrgentStep } from './urgent-rungs.ts';

/** The outcome of one step, and why. */
export interface StepDecision {
  readonly rung: Rung;
  /**
   * - `called`: claimed; its sends hold the details
   * - `fire`: claim it now
   * - `upcoming`: not yet close to its time
   * - `superseded`: replaced by a higher step, or left to one
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
  readonly hold: Hold | undefined;
  readonly steps: readonly StepDecision[];
  /** The next instant at which time alone changes something: a step falls due, or a reply begins to count. */
  readonly nextAt: Instant | undefined;
}

/**
 * Decides what to do with each step of the last cycle. Steps up to `horizon` are claimed ahead of their time. If
 * several are overdue (after an outage), only the highest is claimed.
 */
export function decide(situation: Situation, policy: Policy, horizon: Instant = situation.now): Decision {
  const { thread, cycle, now } = situation;
  if (cycle === undefined) return { hold: undefined, steps: [], nextAt: undefined };
  const claimed = sendsOf(thread, cycle).filter((send) => !isClosing(send));
  const isFor =
    ({ clock, step }: Rung) =>
    (send: Send): boolean =>
      send.clock === clock && send.step === step.id;
  const isClaimed = (rung: Rung): boolean => claimed.some(isFor(rung));
  const planned = rungsOf(situation, policy);
  const called = planned.filter(isClaimed);
  // A nudge that a higher one took the place of is not late.
  const rungs = planned.map((rung) =>
    called.some((other) => other === rung || outranks(other, rung)) ? rung : fittedLate(rung, situation),
  );
  // A step that has been removed from the settings still counts by its former instant.
  const removed = claimed
    .filter((send) => !isUrgentStep(send.step) && !rungs.some((rung) => isFor(rung)(send)))
    .map(({ stepAt }) => ({ plainAt: stepAt, nudge: false }));
  const claimedOrOverdue = [
    ...removed,
    ...rungs.filter((rung) => (rung.at <= now && rung.moved !== 'left-to-call') || isClaimed(rung)),
  ];
  const quietUntil = quietUntilOf(cycle, rungs);

  const outcomeOf = (rung: Rung): Omit<StepDecision, 'rung'> => {
    const sends = claimed.filter(isFor(rung));
    if (sends.length > 0) return { outcome: 'called', reason: describe(sends) };
    if (cycle.ended !== undefined) return { outcome: 'not-needed', reason: ENDED[cycle.ended.by] };
    if (rung.plainAt < quietUntil && !rung.handOver)
      return { outcome: 'not-needed', reason: 'only thanks: probably needs no reply' };
    if (!rung.handOver && claimedOrOverdue.some((other) => outranks(other, rung)))
      return { outcome: 'superseded', reason: 'replaced by a higher step' };
    if (rung.moved === 'left-to-call') return { outcome: 'superseded', reason: MOVED['left-to-call'] };
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
  const steps = rungs.map((rung) => ({ rung, ...outcomeOf(rung) }));
  return { hold: holdOf(situation, policy), steps, nextAt: nextAtOf(cycle, steps) };
}

function nextAtOf({ provisionalUntil }: Cycle, steps: readonly StepDecision[]): Instant | undefined {
  const instants = [
    ...steps.filter(({ outcome }) => outcome === 'upcoming').map(({ rung }) => rung.at),
    ...(provisionalUntil === undefined ? [] : [provisionalUntil]),
  ];
  return instants.length === 0 ? undefined : Math.min(...instants);
}

/** The step of a send; undefined when it has been removed from the settings. */
export function rungOf(send: Pick<Send, 'clock' | 'step'>, { steps }: Decision): Rung | undefined {
  return steps.find(({ rung }) => rung.clock === send.clock && rung.step.id === send.step)?.rung;
}

/** Mere thanks alert nobody before the last step before the first deadline. */
function quietUntilOf(cycle: Cycle, rungs: readonly Rung[]): Instant {
  if (!isOnlyThanks(cycle)) return -Infinity;
  const firstDueAt = Math.min(...rungs.map(({ dueAt }) => dueAt));
  return Math.max(-Infinity, ...rungs.map(({ plainAt }) => plainAt).filter((at) => at < firstDueAt));
}

/** Whether every waiting message is proven and only thanks. */
export function isOnlyThanks({ messages, more }: Cycle): boolean {
  return (
    messages.every((one) => one.type === 'buyer-message' && one.trusted && one.thanks === true) &&
    more.every(({ of }) => !isWaitingType(of.type) || of.thanks === true)
  );
}

/**
 * Whom a step alerts and when: the people on duty at its instant, then or when the hold of an acknowledgement ends.
 */
export function callsOf(rung: Rung, situation: Situation, hold: Hold | undefined): Call[] {
  const at = Math.max(rung.at, situation.now);
  const { responders, reason: raised } = summon(situation, rung.step.call, at);
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

/** Why a step does not alert at its plain instant, or although it is night then. */
export const MOVED: Record<NonNullable<Rung['moved']>, string> = {
  'to-next-shift': 'quiet hours, or nobody on duty: moved to the next working hours',
  'before-shift-ends': 'nobody is on duty later, before the deadline: sent before the shift ends',
  'no-staffed-time': 'nobody is on duty before the deadline: sent without waiting for a shift',
  'left-to-call': 'nobody is on duty before the deadline: left to the call that ends this ladder',
  'before-night': 'its time is at night: sent before people sleep',
  'no-day-left': 'its time is at night, and no day is left before the deadline: sent at night',
};

const HOW: Record<Hold['how'], string> = {
  acknowledged: 'acknowledged by',
  'handed-over': 'handed over to',
  snoozed: 'snoozed by',
  replied: 'answered, as far as Amazon’s server says, by',
};

/** Why an alert waits. */
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
  'dealt-with': 'dealt with at Amazon',
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
