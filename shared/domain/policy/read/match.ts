import type { RuleId } from '../rules.ts';
import { type Group, GROUPS, type Place, type Places } from './lexicon.ts';
import type { Token } from './tokens.ts';

/**
 * Kinds of words in the order in which they make a breach. Between two, `+` lets only fillers stand ("change + review":
 * "change your bad review"), `…` any few words of the same sentence, `…|` those of the next one, too. `a/b` is either.
 */
export interface Pattern {
  readonly rule: RuleId;
  readonly find: string;
  /** The languages in which words stand in this order; all when missing. */
  readonly only?: readonly string[];
  /** Kinds of words that make it harmless, in the same sentence. */
  readonly unless?: readonly Group[];
}

interface Step {
  readonly groups: readonly Group[];
  readonly join: string;
}

/** The most words between two kinds; a character of Chinese or Japanese is half a word. */
const FURTHEST = 9;
const MOST_FILLERS = 5;
/** How far from a match a word makes it harmless. */
const BEFORE = 10;
const BEHIND = 6;
/** No chain that ends further back than this can be joined. */
const FARTHEST_BACK = 4 * FURTHEST;
const CHARACTERS = new Set(['zh', 'ja']);

const steps = new Map<string, readonly Step[]>();

function stepsOf(find: string): readonly Step[] {
  const known = steps.get(find);
  if (known !== undefined) return known;
  const parts = find.split(' ');
  const made = parts.flatMap((part, index): Step[] =>
    index % 2 === 0
      ? [{ groups: GROUPS.filter((group) => part.split('/').includes(group)), join: parts[index - 1] ?? '' }]
      : [],
  );
  steps.set(find, made);
  return made;
}

/** The words of one language in a text. */
export interface Scene {
  readonly places: Places;
  readonly tokens: readonly Token[];
  /** How many tokens before each are fillers. */
  readonly fillers: Uint32Array;
  readonly scale: number;
}

export function sceneOf(language: string, places: Places, tokens: readonly Token[]): Scene {
  return {
    places,
    tokens,
    fillers: fillersBefore(places.get('filler') ?? [], tokens.length),
    scale: CHARACTERS.has(language) ? 2 : 1,
  };
}

/** What of a text fits a pattern, each match as short as it can be. */
export function matchesOf({ find, unless = [] }: Pattern, scene: Scene): Place[] {
  const [start, ...rest] = stepsOf(find);
  if (start === undefined) return [];
  const placesOf = ({ groups }: Step): Place[] =>
    inOrder(groups.flatMap((group) => scene.places.get(group) ?? []));
  let chains = placesOf(start);
  for (const step of rest) {
    if (chains.length === 0) return [];
    chains = extended(chains, placesOf(step), (before, after) => isJoined(step.join, before, after, scene));
  }
  const harmless = unless.flatMap((group) => scene.places.get(group) ?? []);
  return chains.filter((chain) => !harmless.some((place) => isBeside(place, chain, scene)));
}

function isJoined(join: string, before: Place, after: Place, { tokens, fillers, scale }: Scene): boolean {
  const between = after.first - before.last - 1;
  const sentences = (tokens[after.first]?.sentence ?? 0) - (tokens[before.last]?.sentence ?? 0);
  if (join !== '+') return between <= FURTHEST * scale && sentences <= (join === '…|' ? 1 : 0);
  const filled = (fillers[after.first] ?? 0) - (fillers[before.last + 1] ?? 0);
  return sentences === 0 && between <= MOST_FILLERS * scale && filled === between;
}

function isBeside(place: Place, { first, last }: Place, { tokens, scale }: Scene): boolean {
  return (
    place.last >= first - BEFORE * scale &&
    place.first <= last + BEHIND * scale &&
    tokens[place.first]?.sentence === tokens[first]?.sentence
  );
}

/** Each chain with the next place that joins it; of those that end alike, the shortest. */
function extended(
  chains: readonly Place[],
  next: readonly Place[],
  join: (before: Place, after: Place) => boolean,
): Place[] {
  const longer: Place[] = [];
  let from = 0;
  for (const place of next) {
    let best: Place | undefined;
    while (from < chains.length && (chains[from]?.last ?? 0) < place.first - FARTHEST_BACK) from += 1;
    for (let at = from; at < chains.length; at += 1) {
      const chain = chains[at];
      if (chain === undefined || chain.last >= place.first) break;
      if (join(chain, place) && (best === undefined || chain.first >= best.first)) best = chain;
    }
    if (best !== undefined) longer.push({ first: best.first, last: place.last });
  }
  return longer;
}

function fillersBefore(fillers: readonly Place[], length: number): Uint32Array {
  const counts = new Uint32Array(length + 1);
  for (const { first, last } of fillers) counts.fill(1, first + 1, last + 2);
  for (let at = 1; at <= length; at += 1) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
  return counts;
}

function inOrder(places: readonly Place[]): Place[] {
  return places.toSorted((a, b) => a.last - b.last || a.first - b.first);
}
