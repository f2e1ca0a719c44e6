import { fold } from './fold.ts';
import { type Spelling, type Token, TOKEN } from './tokens.ts';

/** The kinds of words that the rules look for. */
export const GROUPS = [
  /** A product review, and what a buyer writes of the seller. */
  'review',
  'feedback',
  /** The buyer's own: a review that is mentioned at all is mostly asked for. */
  'yours',
  /** Writes one; and what alone says "review us". */
  'leave',
  'rate',
  /** Asks for one without a verb: "we would appreciate". */
  'wish',
  'good',
  'bad',
  'happy',
  /** "If you like it", which "if you like" is not. */
  'pleased',
  'change',
  'stars',
  /** What is offered: presents; what a seller owes anyway; and that the buyer gets it. */
  'gift',
  'refund',
  'get',
  /** "for", "in exchange for", "if". */
  'swap',
  'trade',
  'if',
  'before',
  'contact',
  /** What makes a request for feedback one that Amazon allows. */
  'polite',
  'solved',
  'thanks',
  'deny',
  /** Holds the words of another kind and means something else: "we will review your case". */
  'other',
  /** May stand between the words of one phrase. */
  'filler',
  'app',
  'we',
  'prep',
  'mail',
  /** Leads to a chat by itself: "our WhatsApp number". */
  'chat',
  'elsewhere',
  'scan',
  'marketing',
  'ask',
  'cancel',
  'shortage',
  'courtesy',
  /** Before a number: what makes it a phone number, and what makes it something else. */
  'phone',
  'number',
  'service',
  /** What Amazon does for the orders that it ships. */
  'care',
] as const;

export type Group = (typeof GROUPS)[number];

/**
 * The words of a language by kind, separated by commas; `*` stands for any ending. They are compared without accents
 * and case.
 */
export type Words = Readonly<Partial<Record<Group, string>>>;

/** Where a term stands, by the places of its first and last token. */
export interface Place {
  readonly first: number;
  readonly last: number;
}

/** Where the words of each kind stand, in order. */
export type Places = ReadonlyMap<Group, readonly Place[]>;

interface Term {
  readonly language: string;
  readonly group: Group;
  readonly words: readonly string[];
}

/** Words of all languages, found in one walk over the tokens however many there are. */
export interface Lexicon {
  readonly spelling: Spelling;
  readonly find: (tokens: readonly Token[]) => ReadonlyMap<string, Places>;
}

/** Kinds that only count words, and say nothing of what others mean. */
const MAY_OVERLAP: ReadonlySet<Group> = new Set(['filler', 'courtesy', 'yours', 'we', 'prep']);

const FEWEST_OF_STEM = 3;
const MOST_OF_STEM = 24;

export function lexiconOf(languages: Readonly<Record<string, Words>>): Lexicon {
  const byWord = new Map<string, Term[]>();
  const byStem = new Map<string, Term[]>();
  const words = new Set<string>();
  for (const [language, groups] of Object.entries(languages))
    for (const group of GROUPS)
      for (const term of (groups[group] ?? '').split(',')) {
        const parts = wordsOf(term);
        const [first] = parts;
        if (first === undefined) continue;
        const [map, key] = first.endsWith('*') ? [byStem, first.slice(0, -1)] : [byWord, first];
        map.set(key, [...(map.get(key) ?? []), { language, group, words: parts }]);
        for (const part of parts) words.add(part.replace('*', ''));
      }
  const termsAt = (text: string): Term[] => {
    const found = [...(byWord.get(text) ?? [])];
    for (let length = FEWEST_OF_STEM; length <= Math.min(text.length, MOST_OF_STEM); length += 1)
      found.push(...(byStem.get(text.slice(0, length)) ?? []));
    return found;
  };
  return {
    spelling: spellingOf(words),
    find(tokens) {
      const found = new Map<string, Map<Group, Place[]>>();
      const reach = new Map<string, number>();
      for (const [first, { text }] of tokens.entries()) {
        const here = spellingsOf(text)
          .flatMap(termsAt)
          .filter((term) => isAt(term, tokens, first));
        const furthest = new Map<string, number>();
        for (const {
          language,
          group,
          words: { length },
        } of here)
          if (!MAY_OVERLAP.has(group))
            furthest.set(language, Math.max(furthest.get(language) ?? 0, first + length - 1));
        for (const {
          language,
          group,
          words: { length },
        } of here) {
          const last = first + length - 1;
          // "if you like" is polite, so its "if you" is no condition; nor is the "review" of a "seller review" one of a product.
          const isPart = last <= (reach.get(language) ?? -1) || last < (furthest.get(language) ?? 0);
          if (isPart && !MAY_OVERLAP.has(group)) continue;
          const ofLanguage = found.get(language) ?? new Map<Group, Place[]>();
          found.set(language, ofLanguage);
          const places = ofLanguage.get(group) ?? [];
          ofLanguage.set(group, places);
          places.push({ first, last });
        }
        for (const [language, last] of furthest)
          reach.set(language, Math.max(reach.get(language) ?? -1, last));
      }
      return found;
    },
  };
}

const SHORTEST_SPELT = 3;
const NONE: readonly number[] = [];

function spellingOf(words: ReadonlySet<string>): Spelling {
  const byBeginning = Map.groupBy(
    [...words].filter((word) => /^[a-z]{3,16}$/.test(word)),
    (word) => word.slice(0, SHORTEST_SPELT),
  );
  return {
    lengthsAt: (letters, start) =>
      byBeginning
        .get(letters.slice(start, start + SHORTEST_SPELT))
        ?.filter((word) => letters.startsWith(word, start))
        .map(({ length }) => length) ?? NONE,
  };
}

/** The words of a term, as tokens are written. */
function wordsOf(term: string): string[] {
  return [...fold(term.trim()).text.matchAll(TERM_WORD)].map(([word]) => word);
}

const TERM_WORD = new RegExp(`(?:${TOKEN.source})\\*?`, 'gv');

function isAt({ words }: Term, tokens: readonly Token[], first: number): boolean {
  const sentence = tokens[first]?.sentence;
  return words.every((word, index) => {
    const token = tokens[first + index];
    return (
      token !== undefined &&
      token.sentence === sentence &&
      spellingsOf(token.text).some((text) => isSpelt(word, text))
    );
  });
}

function isSpelt(word: string, text: string): boolean {
  return word.endsWith('*') ? text.startsWith(word.slice(0, -1)) : text === word;
}

const DIGITS: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't' };

/** A word as it is written, and as it is meant when digits stand for letters: "rev1ew". */
function spellingsOf(text: string): string[] {
  return /[a-z]\d|\d[a-z]/.test(text)
    ? [text, text.replace(/\d/g, (digit) => DIGITS[digit] ?? digit)]
    : [text];
}
