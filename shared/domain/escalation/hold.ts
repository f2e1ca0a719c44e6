import type { Instant } from '../instant.ts';
import type { Policy } from '../rules/policy.ts';
import type { TakenOn } from '../thread/fact.ts';
import { sendsOf } from '../thread/sends-of.ts';
import type { ThreadState } from '../thread/situation.ts';
import { deadlinesOf } from './ladder.ts';

/** What somebody who has a thread in hand holds back: calls to these people until this instant. */
export interface Hold {
  /** Whoever has it: the person to whom it was handed over, or who took it on or put it off. */
  readonly by: string;
  readonly how: TakenOn['type'];
  readonly until: Instant;
  /** Those who took part, and everybody who had been called by then. */
  readonly people: ReadonlySet<string>;
}

/** The hold that the last of the cycle gives who took it on; it never reaches past the next deadline. */
export function holdOf({ thread, cycle }: ThreadState, policy: Policy): Hold | undefined {
  const last = cycle?.takenOn.at(-1);
  if (cycle === undefined || last === undefined) return undefined;
  const nextDeadline = deadlinesOf({ thread, cycle }, policy).find(({ dueAt }) => dueAt > last.at);
  // What was claimed ahead, and has not left yet, has called nobody.
  const called = sendsOf(thread, cycle).filter(
    (send) =>
      send.fireAt <= last.at &&
      send.attempts > 0 &&
      send.state !== 'cancelled' &&
      send.state !== 'superseded',
  );
  return {
    by: holderOf(last),
    how: last.type,
    until: Math.min(
      last.type === 'snoozed' ? last.until : last.at + policy.acknowledgeHoldMs,
      nextDeadline?.dueAt ?? Infinity,
    ),
    people: new Set([last.by, holderOf(last), ...called.flatMap((send) => send.calls)]),
  };
}

/** Who has the thread in hand then. */
export function holderOf(taken: TakenOn): string {
  return taken.type === 'handed-over' ? taken.to : taken.by;
}

/** Whether a call to these people has to wait: the hold runs and covers every one of them. */
export function isHeld(hold: Hold | undefined, calls: readonly string[], at: Instant): hold is Hold {
  return hold !== undefined && at < hold.until && calls.every((person) => hold.people.has(person));
}
