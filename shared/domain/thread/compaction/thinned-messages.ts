import type { Cycle } from '../cycle.ts';
import { type Folded, type FoldedKind, foldedKindOf, OTHER_CASES } from '../folded.ts';
import { isWaitingType, type Waiting } from '../in-order.ts';
import type { Thread } from '../thread.ts';

/** The messages of a cycle that remain, of the proven ones and of the unproven ones. */
const FIRST = 5;
const LAST = 10;
/** Cases that are counted by themselves, of the proven messages and of the unproven ones. */
const CASES = 4;

/**
 * Ids of the messages that remain of a cycle, with their twins, and the others as counts. Proven and unproven messages
 * remain separately, so neither displaces the other. Of each kind the first and the last remain, so that an end between
 * them leaves a message on either side.
 */
export function thinnedMessages(
  cycle: Cycle,
  { facts, sends }: Thread,
): { readonly ids: readonly string[]; readonly folded: readonly Folded[] } {
  const known = new Set(facts.map(({ id }) => id));
  const waiting = cycle.messages.filter((one) => one.type !== 'promised');
  const messages = waiting.filter(({ id }) => known.has(id));
  const kindOf = kindsIn(cycle);
  const kept = new Set<Waiting | undefined>([
    ...[...Map.groupBy(messages, isProven).values()].flatMap((some) => [
      ...some.slice(0, FIRST),
      ...some.slice(-LAST),
      ...soonestDue(some),
    ]),
    ...[...Map.groupBy(messages, (one) => keyOf(kindOf(foldedKindOf(one)))).values()].flatMap((some) => [
      some[0],
      some.at(-1),
    ]),
    ...[...Map.groupBy(messages, urgentKeyOf).entries()].flatMap(([key, some]) =>
      key === undefined ? [] : [some[0], some.at(-1)],
    ),
    messages.findLast((one) => one.type === 'buyer-message' && one.language !== undefined),
    messages.findLast((one) => one.type === 'buyer-message' && one.topic !== undefined),
  ]);
  const alerted = new Set(sends.map(({ generation }) => cycle.ids.get(generation)));
  const remaining = new Set(
    messages.filter((one) => kept.has(one) || alerted.has(one.id)).map(({ id }) => id),
  );
  return {
    ids: [...cycle.ids].flatMap(([id, message]) => (remaining.has(message) ? [id] : [])),
    folded: [
      ...waiting.flatMap((one) =>
        remaining.has(one.id)
          ? []
          : [{ of: kindOf(foldedKindOf(one)), from: one.at, until: one.at, count: 1 }],
      ),
      ...cycle.more.flatMap((one) => (isWaitingType(one.of.type) ? [{ ...one, of: kindOf(one.of) }] : [])),
    ],
  };
}

/** What a message is counted as in this cycle: beyond so many cases, the others are counted together. */
function kindsIn({ messages, more }: Cycle): (kind: FoldedKind) => FoldedKind {
  const kinds = [...messages.map((one) => foldedKindOf(one)), ...more.map(({ of }) => of)];
  const casesOf = (trusted: boolean): Set<string | undefined> =>
    new Set(
      [...new Set(kinds.filter((kind) => kind.trusted === trusted).map(({ caseId }) => caseId))]
        .filter((caseId) => caseId !== undefined && caseId !== OTHER_CASES)
        .toSorted()
        .slice(0, CASES),
    );
  const [proven, unproven] = [casesOf(true), casesOf(false)];
  return (kind) =>
    kind.caseId === undefined || (kind.trusted === true ? proven : unproven).has(kind.caseId)
      ? kind
      : { ...kind, caseId: OTHER_CASES };
}

function keyOf({ type, trusted, caseId, thanks }: FoldedKind): string {
  return [type, trusted, caseId, thanks].join(' ');
}

/** Of the messages that are urgent for one reason the first and the last remain, so none of it is folded away. */
function urgentKeyOf(one: Waiting): string | undefined {
  if (one.type !== 'buyer-message' || one.urgent === undefined) return undefined;
  return [one.trusted, one.urgent.reason, one.urgent.atOnce].join(' ');
}

/** What needs no proof counts as proven. */
function isProven(one: Waiting): boolean {
  return !('trusted' in one) || one.trusted;
}

/** The message with the earliest deadline that Amazon names. */
function soonestDue(messages: readonly Waiting[]): Waiting[] {
  const dueAtOf = (one: Waiting): number => ('dueAt' in one ? one.dueAt : Infinity);
  return messages
    .filter((one) => dueAtOf(one) < Infinity)
    .toSorted((a, b) => dueAtOf(a) - dueAtOf(b))
    .slice(0, 1);
}
