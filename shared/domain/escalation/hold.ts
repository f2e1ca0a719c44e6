import type { Instant } from '../instant.ts';
import type { Policy } from '../rules/policy.ts';
import type { TakenOn } from '../thread/fact.ts';
import { sendsOf } from '../thread/sends-of.ts';
import type { ThreadState } from '../thread/situation.ts';
import { deadlinesOf } from './ladder.ts';

/** A pause of alerts to these people until this instant, because somebody has taken the thread on. */
export interface Hold {
  /** The person who has the thread: it was handed over to them, or they acknowledged or snoozed it. */
  readonly by: string;
  readonly how: TakenOn['type'] | 'replied';
  readonly until: Instant;
  /** The people who took part, and everybody alerted by then; missing where nobody at all is alerted. */
  readonly people?: ReadonlySet<string>;
}

/**
 * The hold by a reply from here that Amazon's server took: nobody is alerted until it counts, or is refused. Otherwise the
 * one by the last person who took the cycle on, which never reaches past the next deadline.
 */
export function holdOf({ thread, cycle }: ThreadState, policy: Policy): Hold | undefined {
  if (cycle?.provisionalBy !== undefined && cycle.provisionalUntil !== undefined)
    return { by: cycle.provisionalBy, how: 'replied', until: cycle.provisionalUntil };
  const last = cycle?.takenOn.at(-1);
  if (cycle === undefined || last === undefined) return undefined;
  const nextDeadline = deadlinesOf({ thread, cycle }, policy).find(({ dueAt }) => dueAt > last.at);
  // A send that was claimed ahead and has not left yet has alerted nobody.
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

/** The person who has the thread after that. */
export function holderOf(taken: TakenOn): string {
  return taken.type === 'handed-over' ? taken.to : taken.by;
}

/** Whether an alert to these people must wait: the hold runs and covers every one of them. */
export function isHeld(hold: Hold | undefined, calls: readonly string[], at: Instant): hold is Hold {
  return hold !== undefined && at < hold.until && calls.every((person) => hold.people?.has(person) ?? true);
}
