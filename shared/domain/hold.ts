import type { Cycle } from './fold.ts';
import type { Instant } from './instant.ts';
import { deadlinesOf } from './ladder.ts';
import type { Policy } from './policy.ts';
import { sendsOf } from './sends-of.ts';
import type { Thread } from './thread.ts';

/** What an acknowledgement holds back: calls to these people until this instant. */
export interface Hold {
  readonly by: string;
  readonly until: Instant;
  /** Whoever acknowledged, and everybody who had been called by then. */
  readonly people: ReadonlySet<string>;
}

/** The hold that the cycle's acknowledgement gives; it never reaches past the next deadline. */
export function holdOf(thread: Thread, cycle: Cycle, policy: Policy): Hold | undefined {
  const { acknowledged } = cycle;
  if (acknowledged === undefined) return undefined;
  const nextDeadline = deadlinesOf(thread, cycle, policy).find(({ dueAt }) => dueAt > acknowledged.at);
  const called = sendsOf(thread, cycle).filter(
    (send) => send.fireAt <= acknowledged.at && send.state !== 'cancelled' && send.state !== 'superseded',
  );
  return {
    by: acknowledged.by,
    until: Math.min(acknowledged.at + policy.acknowledgeHoldMs, nextDeadline?.dueAt ?? Infinity),
    people: new Set([acknowledged.by, ...called.flatMap((send) => send.calls)]),
  };
}

/** Whether a call to these people has to wait: the hold runs and covers every one of them. */
export function isHeld(hold: Hold | undefined, calls: readonly string[], at: Instant): hold is Hold {
  return hold !== undefined && at < hold.until && calls.every((person) => hold.people.has(person));
}
