import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { dayOf } from './closed-day.ts';
import { type EndedWait, endedWaits } from './wait.ts';

/** How a change of a thread affects its ended waits. */
export interface ChangedWaits {
  readonly put: readonly EndedWait[];
  /** Waits that had ended and now continue, or are recorded differently. */
  readonly removed: readonly EndedWait[];
}

/**
 * Compares the ended waits of a thread before and after a change, both before compaction, which changes none: a wait
 * that was compacted away stays as it was recorded. `doubted` are waits that a failed attempt may have written wrongly: they are written again.
 */
export function changedWaits(
  before: ThreadState,
  after: ThreadState,
  doubted: readonly EndedWait[] = [],
): ChangedWaits {
  if (after.thread.kind !== 'message') return { put: [], removed: [] };
  if (doubted.length === 0 && isAsBefore(before.thread, after.thread)) return { put: [], removed: [] };
  const doubts = byKey(doubted);
  const old = new Map([...byKey(endedWaits(before)), ...doubts]);
  const young = byKey(endedWaits(after));
  const byTime = endedByTime(after);
  return {
    put: [...young].flatMap(([key, wait]) =>
      byTime.has(wait.firstMessageId) ||
      doubts.has(key) ||
      JSON.stringify(old.get(key)) !== JSON.stringify(wait)
        ? [wait]
        : [],
    ),
    removed: [...old].flatMap(([key, wait]) => (young.has(key) ? [] : [wait])),
  };
}

/** Nearly every save changes alerts only; time alone ends a wait only where the seller answered by mail. */
function isAsBefore(before: Thread, after: Thread): boolean {
  return (
    before.facts === after.facts &&
    !after.facts.some((fact) => fact.type === 'seller-reply' && fact.own === true)
  );
}

/** The saved thread did not show that these have ended: only time has ended them. */
function endedByTime({ cycles }: ThreadState): ReadonlySet<string | undefined> {
  return new Set(
    cycles.flatMap(({ ended, messages }) => (ended?.by === 'own-reply' ? [messages[0]?.id] : [])),
  );
}

/** Waits are stored by the day of their last message, so that a window finds every wait with a message in it. */
function byKey(waits: readonly EndedWait[]): ReadonlyMap<string, EndedWait> {
  return new Map(
    waits.map((wait) => [`${wait.firstMessageId} ${dayOf(wait.messages.at(-1)?.at ?? 0)}`, wait]),
  );
}
