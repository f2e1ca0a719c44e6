import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { dayOf } from './closed-day.ts';
import { type EndedWait, endedWaits } from './wait.ts';

/** What a change of a thread does to the waits that have ended. */
export interface ChangedWaits {
  readonly put: readonly EndedWait[];
  /** Waits that had ended and now go on, or are told otherwise. */
  readonly removed: readonly EndedWait[];
}

/**
 * Compares the ended waits of a thread before and after a change. A wait that was compacted away stays as it was told.
 * `doubted` are waits that somebody may have told wrongly since: they are told anew.
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
  const facts = new Set(after.thread.facts.map(({ id }) => id));
  return {
    put: [...young].flatMap(([key, wait]) =>
      byTime.has(wait.firstMessageId) ||
      doubts.has(key) ||
      JSON.stringify(old.get(key)) !== JSON.stringify(wait)
        ? [wait]
        : [],
    ),
    removed: [...old].flatMap(([key, wait]) =>
      young.has(key) || !facts.has(wait.firstMessageId) ? [] : [wait],
    ),
  };
}

/** Nearly every save changes alerts only; time alone ends a wait only where the seller answered by a mail of his own. */
function isAsBefore(before: Thread, after: Thread): boolean {
  return (
    before.facts === after.facts &&
    !after.facts.some((fact) => fact.type === 'seller-reply' && fact.own === true)
  );
}

/** The thread as it was saved did not tell that these have ended: only time did. */
function endedByTime({ cycles }: ThreadState): ReadonlySet<string | undefined> {
  return new Set(
    cycles.flatMap(({ ended, messages }) => (ended?.by === 'own-reply' ? [messages[0]?.id] : [])),
  );
}

/** Waits are kept by the day of their last message, so that a window finds every wait that has a message in it. */
function byKey(waits: readonly EndedWait[]): ReadonlyMap<string, EndedWait> {
  return new Map(
    waits.map((wait) => [`${wait.firstMessageId} ${dayOf(wait.messages.at(-1)?.at ?? 0)}`, wait]),
  );
}
