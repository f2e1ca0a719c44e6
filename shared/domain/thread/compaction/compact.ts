import { days } from '#shared/domain/instant';
import { isUnsettledReply, leftAt } from '#shared/domain/reply/reply';
import { isUnsettled } from '#shared/domain/sends/send';
import type { Cycle } from '../cycle.ts';
import { laterThan } from '../folded.ts';
import { sendsOf } from '../sends-of.ts';
import type { ThreadState } from '../situation.ts';
import { ENDED_CYCLES, thinned } from './thinned.ts';
import type { History, Thread } from '../thread.ts';

/** Above this many facts, those of ended cycles are folded away, then those in the middle of the others. */
export const FACTS_BEFORE_COMPACTION = 100;
/** Above this many sends, the settled ones of ended cycles are dropped. */
const SENDS_BEFORE_COMPACTION = 60;
/** Settled alerts about hand-overs that remain; each other step alerts once in a cycle. */
const HAND_OVER_SENDS = 30;
/** A refusal of the answer or a late message may come within this time. */
const SETTLED_AFTER_MS = days(1);
/** Ids of a history that remain. */
const IDS_OF_HISTORY = 100;

/**
 * Bounds what a thread stores: DynamoDB takes no item above 400 KB, and each kilobyte costs a write unit. The facts of
 * ended cycles become a history; of what is left, the first and last of each kind remain, and counts of the others. What
 * is unproven never displaces what is proven, and no decision about the thread changes.
 */
export function compact(state: ThreadState): Thread {
  const { thread, cycles } = state;
  const fewer = withFewerReplies({ ...state, thread: withFewerSends(state) });
  if (thread.facts.length <= FACTS_BEFORE_COMPACTION && thread.folded === undefined) return fewer;
  const history = historyOf(state);
  if (history === undefined || history === thread.history) return thinned(fewer, cycles);
  const { answeredUpTo } = history;
  const young = thread.facts.filter(({ at }) => at > answeredUpTo);
  const { folded, ...rest } = fewer;
  const entries = laterThan(answeredUpTo, folded?.entries ?? []);
  const shorter: Thread = {
    ...rest,
    facts: young,
    history,
    ...(folded !== undefined && entries.length > 0 && { folded: { ...folded, entries } }),
  };
  return young.length <= FACTS_BEFORE_COMPACTION && entries.length === 0
    ? shorter
    : thinned(
        shorter,
        cycles.filter(({ startedAt }) => startedAt > answeredUpTo),
      );
}

/**
 * The history with every cycle that ended so long ago that nothing about it comes any more, or that is too many. The
 * last stays whole.
 */
function historyOf({ thread, cycles, now }: ThreadState): History | undefined {
  const { history, facts } = thread;
  const isOver = ({ ended }: Cycle, index: number): boolean =>
    ended !== undefined && (index < cycles.length - 1 - ENDED_CYCLES || now - ended.at >= SETTLED_AFTER_MS);
  const index = cycles.slice(0, -1).findLastIndex(isOver);
  const answeredUpTo = Math.max(cycles[index]?.ended?.at ?? -Infinity, history?.answeredUpTo ?? -Infinity);
  // While one of several cases still waits, time alone does not show which earlier messages were answered.
  if (cycles.slice(index + 1).some(({ startedAt }) => startedAt <= answeredUpTo)) return history;
  const added = facts.filter(({ at }) => at <= answeredUpTo).map(({ id }) => id);
  return added.length === 0
    ? history
    : { factIds: [...(history?.factIds ?? []), ...added].slice(-IDS_OF_HISTORY), answeredUpTo };
}

/** Settled answers that remain: what people still ask about is young. */
const SETTLED_REPLIES = 12;

function withFewerReplies({ thread, now }: ThreadState): Thread {
  const { replies = [] } = thread;
  // Amazon may still refuse one that left today, and the same press of its button must not send it again.
  const settled = replies.filter((reply) => {
    const left = leftAt(reply);
    return !isUnsettledReply(reply) && (left === undefined || now - left >= SETTLED_AFTER_MS);
  });
  if (settled.length <= SETTLED_REPLIES) return thread;
  const old = new Set(settled.slice(0, -SETTLED_REPLIES));
  return { ...thread, replies: replies.filter((reply) => !old.has(reply)) };
}

function withFewerSends({ thread, cycles }: ThreadState): Thread {
  if (thread.sends.length <= SENDS_BEFORE_COMPACTION) return thread;
  // While a send of a wait is on its way, its channels must still know which alerts and closing line they got.
  const active = cycles.filter(
    (cycle, index) => index === cycles.length - 1 || sendsOf(thread, cycle).some(isUnsettled),
  );
  const activeSends = new Set(active.flatMap((cycle) => sendsOf(thread, cycle)));
  const handOvers = thread.sends.filter((send) => !isUnsettled(send) && send.step.startsWith('handed-over'));
  const old = new Set(handOvers.toSorted((a, b) => a.stepAt - b.stepAt).slice(0, -HAND_OVER_SENDS));
  const sends = thread.sends.filter((send) => isUnsettled(send) || (activeSends.has(send) && !old.has(send)));
  return sends.length === thread.sends.length ? thread : { ...thread, sends };
}
