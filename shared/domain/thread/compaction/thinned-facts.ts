import type { Fact } from '../fact.ts';
import type { Cycle } from '../cycle.ts';
import { inOrder } from '../in-order.ts';
import { lastBefore } from '../revoked.ts';

/** The facts of one type that remain between two beginnings of a cycle, proven and unproven ones separately. */
const FIRST = 3;
const LAST = 6;

/** Of facts that are no messages: the first and last of each type, those that ended a wait, and what is said about them. */
export function factsToKeep(
  unsorted: readonly Fact[],
  cycles: readonly Cycle[],
  messageIds: ReadonlySet<string>,
): ReadonlySet<Fact> {
  const facts = inOrder(unsorted);
  const ends = new Set(cycles.map(({ ended }) => ended?.at));
  const confirmed = new Set(facts.flatMap((fact) => (fact.type === 'reply-confirmed' ? [fact.replyId] : [])));
  // A lapse ends only its own message, and thousands lapse at one instant.
  const hasEnded = (fact: Fact): boolean =>
    fact.type !== 'lapsed' &&
    ends.has(fact.at) &&
    (!('trusted' in fact) || fact.trusted || confirmed.has(fact.id));
  const kept = new Set<Fact>(facts.filter(hasEnded));
  const groups = Map.groupBy(facts, (fact) =>
    [
      fact.type,
      'trusted' in fact && fact.trusted,
      cycles.filter(({ startedAt }) => startedAt <= fact.at).length,
    ].join(' '),
  );
  for (const group of groups.values())
    for (const fact of [...group.slice(0, FIRST), ...group.slice(-LAST)]) kept.add(fact);
  // A notice without an id refuses the last reply before it: another one must not take its place.
  for (const fact of [...kept]) {
    const refused =
      fact.type === 'reply-revoked' && fact.replyId === undefined ? lastBefore(fact, facts) : undefined;
    if (refused !== undefined) kept.add(refused);
  }
  const ids = new Set([...messageIds, ...[...kept].map(({ id }) => id)]);
  const said = new Set<string>();
  // The last word counts: a person may say first that a machine sent a reply, then that a person did.
  for (const fact of facts.toReversed()) {
    const about = aboutOf(fact);
    if (about === undefined || !ids.has(about) || said.has(`${fact.type} ${about}`)) continue;
    said.add(`${fact.type} ${about}`);
    kept.add(fact);
  }
  return kept;
}

/** The fact that this one is about. */
function aboutOf(fact: Fact): string | undefined {
  if ('replyId' in fact) return fact.replyId;
  return fact.type === 'lapsed' ? fact.messageId : undefined;
}
