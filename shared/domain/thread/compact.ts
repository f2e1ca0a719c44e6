import { isUnsettled } from '../sends/send.ts';
import { sendsOf } from './sends-of.ts';
import type { ThreadState } from './situation.ts';
import type { Thread } from './thread.ts';

/** Above this many facts, those of ended cycles are folded away. */
export const FACTS_BEFORE_COMPACTION = 200;

/**
 * Folds the facts and settled sends of ended cycles into a summary that keeps the facts' ids, once there are too
 * many. The last cycle stays whole, so decisions about the thread do not change.
 */
export function compact({ thread, cycles }: ThreadState): Thread {
  if (thread.facts.length <= FACTS_BEFORE_COMPACTION) return thread;
  const last = cycles.at(-1);
  const before = cycles.at(-2);
  if (last === undefined || before?.ended === undefined) return thread;
  const answeredUpTo = Math.max(before.ended.at, thread.history?.answeredUpTo ?? -Infinity);
  // While one of several cases still waits, time alone does not show which earlier messages were answered.
  if (answeredUpTo >= last.startedAt) return thread;
  const lastSends = new Set(sendsOf(thread, last));
  return {
    ...thread,
    facts: thread.facts.filter((fact) => fact.at > answeredUpTo),
    sends: thread.sends.filter((send) => lastSends.has(send) || isUnsettled(send)),
    history: {
      factIds: [
        ...(thread.history?.factIds ?? []),
        ...thread.facts.filter((fact) => fact.at <= answeredUpTo).map((fact) => fact.id),
      ],
      answeredUpTo,
    },
  };
}
