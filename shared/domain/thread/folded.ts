import { type DurationMs, type Instant, minutes } from '../instant.ts';
import type { Fact, FactType } from './fact.ts';

/** What facts that were folded away had in common, as far as a decision depends on it. */
export interface FoldedKind {
  readonly type: FactType;
  /** Missing for a fact that needs no proof. */
  readonly trusted?: boolean;
  readonly caseId?: string;
  readonly thanks?: true;
}

/**
 * Facts of one kind that a thread no longer holds: how many there were, and when the first and the last of them
 * happened.
 */
export interface Folded {
  readonly of: FoldedKind;
  readonly from: Instant;
  readonly until: Instant;
  readonly count: number;
}

/** Stands for every case that is not counted by itself; the hash of a real case is longer. */
export const OTHER_CASES = '*';

/** What a fact is counted as once it is folded away. Whether an unproven message is only thanks decides nothing. */
export function foldedKindOf(fact: Fact): FoldedKind {
  return {
    type: fact.type,
    ...('trusted' in fact && { trusted: fact.trusted }),
    ...(fact.type === 'buyer-message' && {
      ...(fact.caseId !== undefined && { caseId: fact.caseId }),
      ...(fact.trusted && fact.thanks === true && { thanks: true }),
    }),
  };
}

/** How many facts of such a kind were folded away. */
export function countOf(folded: readonly Folded[], isOne: (kind: FoldedKind) => boolean): number {
  return folded.reduce((sum, { of, count }) => (isOne(of) ? sum + count : sum), 0);
}

/** What a thread has folded away since its history. */
export interface FoldedAway {
  /** Facts of one kind within a span of this length are one entry. */
  readonly spanMs: DurationMs;
  readonly entries: readonly Folded[];
}

/** What was folded away, as one entry for each of these keys. */
export function foldedByKind(
  folded: FoldedAway | undefined,
  keyOf: (kind: FoldedKind) => string,
): readonly Folded[] {
  return joinedInSpans(folded?.entries ?? [], {
    most: Infinity,
    placeOf: ({ of }) => ({ key: keyOf(of), at: 0 }),
    join: joinedFolded,
  }).items;
}

export function joinedFolded(one: Folded, other: Folded): Folded {
  return {
    of: one.of,
    from: Math.min(one.from, other.from),
    until: Math.max(one.until, other.until),
    count: one.count + other.count,
  };
}

/** What happened after an instant: of an entry on both sides of it, all but the first. */
export function laterThan(instant: Instant, entries: readonly Folded[]): Folded[] {
  return entries
    .filter(({ until }) => until > instant)
    .map((one) => (one.from > instant ? one : { ...one, from: instant + 1, count: one.count - 1 }));
}

const SHORTEST_SPAN_MS: DurationMs = minutes(1);
/** A span so long that each key has one. */
const LONGEST_SPAN_MS: DurationMs = SHORTEST_SPAN_MS * 2 ** 30;

/**
 * Joins the items of one key that begin within the same span of time. A span has a minute, doubled until at most
 * `most` items remain. Whoever adds items later begins with the length reached, so that their order does not matter.
 */
export function joinedInSpans<Item>(
  items: readonly Item[],
  {
    most,
    placeOf,
    join,
    spanMs = SHORTEST_SPAN_MS,
  }: {
    readonly most: number;
    readonly placeOf: (item: Item) => { readonly key: string; readonly at: Instant };
    readonly join: (one: Item, other: Item) => Item;
    readonly spanMs?: DurationMs | undefined;
  },
): { readonly spanMs: DurationMs; readonly items: readonly Item[] } {
  const joined = new Map<string, Item>();
  for (const item of items) {
    const { key, at } = placeOf(item);
    const place = `${key} ${Math.floor(at / spanMs)}`;
    const there = joined.get(place);
    joined.set(place, there === undefined ? item : join(there, item));
  }
  return joined.size <= most || spanMs >= LONGEST_SPAN_MS
    ? { spanMs, items: [...joined.values()] }
    : joinedInSpans([...joined.values()], { most, placeOf, join, spanMs: spanMs * 2 });
}
