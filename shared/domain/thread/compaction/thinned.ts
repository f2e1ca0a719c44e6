import type { Fact } from '../fact.ts';
import type { Cycle } from '../cycle.ts';
import { type Folded, foldedKindOf, joinedFolded, joinedInSpans } from '../folded.ts';
import { isWaiting, isWaitingType } from '../in-order.ts';
import type { Thread } from '../thread.ts';
import { factsToKeep } from './thinned-facts.ts';
import { thinnedMessages } from './thinned-messages.ts';

/** Ended cycles that remain beside the last one, where several cases wait and end separately. */
export const ENDED_CYCLES = 2;
/** Ids of the messages of other ended cycles that are still recognised. */
const DROPPED_IDS = 100;
/** Entries for what was folded away; more only where it is of more kinds. */
const ENTRIES = 64;

/**
 * The thread with the first and last facts of each kind, those that a decision depends on, and counts of the others.
 * What remains of the messages depends on the facts alone, not on the order in which they came. The very same thread
 * when there is nothing to fold away.
 */
export function thinned(thread: Thread, cycles: readonly Cycle[]): Thread {
  const kept = cycles.slice(-1 - ENDED_CYCLES);
  const messages = kept.map((cycle) => thinnedMessages(cycle, thread));
  const remaining = new Set(messages.flatMap(({ ids }) => ids));
  const others = factsToKeep(
    thread.facts.filter((fact) => !isWaiting(fact)),
    kept,
    remaining,
  );
  const facts = thread.facts.filter((fact) => (isWaiting(fact) ? remaining.has(fact.id) : others.has(fact)));
  if (facts.length === thread.facts.length) return thread;

  const ends = endsOf(kept, facts);
  const { spanMs, items } = joinedInSpans(
    [
      ...messages.flatMap(({ folded }) => folded),
      ...(thread.folded?.entries.filter(({ of }) => !isWaitingType(of.type)) ?? []),
      ...thread.facts.flatMap((fact) => (isWaiting(fact) || others.has(fact) ? [] : [asFolded(fact)])),
    ],
    {
      most: ENTRIES,
      spanMs: thread.folded?.spanMs,
      // No entry reaches over an end, so that it is wholly over or wholly waiting.
      placeOf: ({ of, from }) => ({
        key: [of.type, of.trusted, of.caseId, of.thanks, ends.filter((end) => end < from).length].join(' '),
        at: isWaitingType(of.type) ? from : 0,
      }),
      join: joinedFolded,
    },
  );
  const dropped = cycles.slice(0, -1 - ENDED_CYCLES).flatMap(({ ids }) => [...ids.keys()]);
  const { factIds = [], answeredUpTo = 0 } = thread.history ?? {};
  return {
    ...thread,
    facts,
    folded: { spanMs, entries: items },
    ...(dropped.length > 0 && {
      history: { factIds: [...factIds, ...dropped].slice(-DROPPED_IDS), answeredUpTo },
    }),
  };
}

/** The instants at which a wait ended, or would if a person confirmed the reply. */
function endsOf(cycles: readonly Cycle[], facts: readonly Fact[]): number[] {
  return [
    ...cycles.flatMap(({ ended }) => ended?.at ?? []),
    ...facts.flatMap((fact) => (fact.type === 'seller-reply' && fact.trusted ? [fact.at] : [])),
  ];
}

function asFolded(fact: Fact): Folded {
  return { of: foldedKindOf(fact), from: fact.at, until: fact.at, count: 1 };
}
