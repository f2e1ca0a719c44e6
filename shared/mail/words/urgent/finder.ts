import { URGENT_REASONS, type UrgentReason } from '#shared/domain/urgent/reasons';
import { once } from '#shared/once';
import { URGENT_LISTS, type UrgentList } from './lists.ts';
import { addPhrase, phrasesAt, type PhraseTree, phraseTree } from './phrase-tree.ts';
import { tokensOf } from './tokens.ts';

/** An entry that was found in a text, with the phrases of ours that stood there. */
export interface UrgentHit {
  readonly reason: UrgentReason;
  readonly words: string;
}

/** Parts of an entry stand at most so many words apart; in a script without spaces, signs. */
const NEAR = { words: 8, signs: 16 };

interface Entry {
  readonly reason: UrgentReason;
  readonly parts: number;
}

/** A phrase is a part of an entry. */
interface Part {
  readonly entry: Entry;
  readonly index: number;
  readonly phrase: string;
}

interface Finder {
  readonly tree: PhraseTree<Part>;
  readonly near: number;
}

const WITHOUT_SPACES: readonly string[] = ['ja', 'zh'];

function finderOf(language: string, list: UrgentList): Finder {
  const tree = phraseTree<Part>();
  for (const reason of URGENT_REASONS)
    for (const written of list.reasons[reason]) {
      const parts = written.split(' + ');
      const entry: Entry = { reason, parts: parts.length };
      for (const [index, part] of parts.entries())
        for (const phrase of part.startsWith('@') ? (list.groups[part.slice(1)] ?? []) : [part])
          addPhrase(tree, tokensOf(phrase), { entry, index, phrase });
    }
  return { tree, near: WITHOUT_SPACES.includes(language) ? NEAR.signs : NEAR.words };
}

/** Each language's lists are prepared when a message first needs them. */
const finders = new Map(
  Object.entries(URGENT_LISTS).map(([language, list]) => [language, once(() => finderOf(language, list))]),
);

const notCounted = once(() => {
  const tree = phraseTree<true>();
  for (const list of Object.values(URGENT_LISTS))
    for (const phrase of list.notCounted) addPhrase(tree, tokensOf(phrase), true);
  return tree;
});

/** The languages that have lists, as ISO 639-1. */
export const URGENT_LANGUAGES: readonly string[] = Object.keys(URGENT_LISTS);

/** The words of a sentence with an empty one in place of each that does not count. */
export function counted(words: readonly string[]): string[] {
  const left = [...words];
  for (let at = 0; at < left.length; at += 1) {
    const to = Math.max(at, ...phrasesAt(notCounted(), left, at).map((found) => found.to));
    if (to > at) {
      left.fill('', at, to);
      at = to - 1;
    }
  }
  return left;
}

/** The entries of a language that stand in a sentence. Takes linear time: of each part only its last place counts. */
export function hitsIn(words: readonly string[], language: string): UrgentHit[] {
  const finder = finders.get(language)?.();
  if (finder === undefined) return [];
  const seen = new Map<Entry, (Place | undefined)[]>();
  const hits: UrgentHit[] = [];
  for (const at of words.keys())
    for (const { mark, from, to } of phrasesAt(finder.tree, words, at)) {
      const places = seen.get(mark.entry) ?? [];
      seen.set(mark.entry, places);
      places[mark.index] = { from, to, phrase: mark.phrase };
      const all = places.filter((place) => place !== undefined);
      if (all.length < mark.entry.parts || !areNear(all, finder.near)) continue;
      hits.push({ reason: mark.entry.reason, words: wordsOf(all) });
      seen.delete(mark.entry);
    }
  return hits;
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly phrase: string;
}

function areNear(places: readonly Place[], near: number): boolean {
  const end = Math.max(...places.map(({ to }) => to));
  return places.every(({ to }) => end - to <= near);
}

/** An entry for a person to read, in the order of the text. */
function wordsOf(places: readonly Place[]): string {
  return places
    .toSorted((a, b) => a.from - b.from)
    .map(({ phrase }) => phrase.replaceAll('*', ''))
    .join(' … ');
}
