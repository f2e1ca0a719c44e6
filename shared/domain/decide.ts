import { foldThread, type Cycle } from './fold.ts';
import { holdOf, isHeld, type Hold } from './hold.ts';
import type { Instant } from './instant.ts';
import { rungsOf, type Rung } from './ladder.ts';
import type { Rules } from './rules.ts';
import { onDuty, targetsOf, type Target } from './rota.ts';
import type { Send } from './send.ts';
import { sendsOf } from './sends-of.ts';
import type { Thread } from './thread.ts';

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
  const rungs = rungsOf(thread, cycle, rules.policy);
  const highestClaimed = Math.max(-Infinity, ...claimed.map((send) => send.stepAt));
  const highestOverdue = Math.max(-Infinity, ...rungs.map((rung) => rung.at).filter((at) => at <= now));
  const quietUntil = quietUntilOf(cycle, rungs);

  const outcomeOf = (rung: Rung): Omit<StepDecision, 'rung'> => {
    const sends = claimed.filter((send) => send.clock === rung.clock && send.step === rung.step.id);
    if (sends.length > 0) return { outcome: 'called', reason: describe(sends) };
    if (cycle.ended !== undefined) return { outcome: 'not-needed', reason: ENDED[cycle.ended.by] };
    if (rung.at < quietUntil)
      return { outcome: 'not-needed', reason: 'only thanks: probably needs no answer' };
    if (rung.at < highestClaimed || rung.at < highestOverdue)
      return { outcome: 'superseded', reason: 'a higher step took its place' };
    if (rung.at <= horizon)
      return { outcome: 'fire', reason: rung.at <= now ? 'due' : 'due before the next sweep' };
    return { outcome: 'upcoming', reason: 'not due yet' };
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
  return Math.max(-Infinity, ...rungs.map(({ at }) => at).filter((at) => at < firstDueAt));
}

/** Whether everything that waits is proven and nothing but thanks. */
export function isOnlyThanks({ messages }: Cycle): boolean {
  return messages.every((one) => one.type === 'buyer-message' && one.trusted && one.thanks === true);
}

/** Whom a step calls and when: at its instant, or when the hold of an acknowledgement ends. */
export function callsOf(rung: Rung, rules: Rules, hold: Hold | undefined, now: Instant): Call[] {
  return targetsOf(onDuty(rules.rota, rung.step.call), rung.step.by).map((target) =>
    isHeld(hold, target.calls, Math.max(rung.at, now))
      ? { target, fireAt: hold.until, reason: heldBy(hold) }
      : { target, fireAt: rung.at },
  );
}

/** Why a call waits. */
export function heldBy(hold: Hold): string {
  return `acknowledged by ${hold.by} until ${new Date(hold.until).toISOString()}`;
}

/** Why nobody waits any more. */
export const ENDED: Record<NonNullable<Cycle['ended']>['by'], string> = {
  reply: 'answered',
  'own-reply': 'answered',
  closed: 'done',
  elsewhere: 'answered elsewhere, says a person',
  'no-response-needed': 'no response needed',
  seen: 'seen by a person',
  matched: 'its thread was found',
  lapsed: 'came in as history',
};

function describe(sends: readonly Send[]): string {
  return sends
    .map(
      (send) =>
        `${send.channel} to ${send.recipient}: ${send.state}${send.reason === undefined ? '' : ` (${send.reason})`}`,
    )
    .join('; ');
}
