import { byGravity, levelOf, type Urgent } from '../domain/urgent/reasons.ts';
import { counted, hitsIn, URGENT_LANGUAGES } from './words/urgent/finder.ts';
import { sentencesOf, tokensOf } from './words/urgent/tokens.ts';

/** So many entries are named; more would say nothing new. */
const MOST_WORDS = 4;

export interface UrgentInput {
  /** The buyer's own words. */
  readonly words: string;
  /** The titles of the products that the mail is about: a buyer who repeats one says nothing urgent by it. */
  readonly titles?: readonly string[];
  /** ISO 639-1; where none of them has a list, or none is given, the lists of all languages count. */
  readonly languages?: readonly string[];
}

/**
 * What makes a message urgent, by the gravest entry of our lists; undefined where nothing does. Takes time in proportion
 * to the text.
 */
export function urgentIn({ words, titles = [], languages = [] }: UrgentInput): Urgent | undefined {
  const known = languages.filter((language) => URGENT_LANGUAGES.includes(language));
  const names = titles.map(tokensOf).filter((title) => title.length > 0);
  const hits = sentencesOf(words).flatMap((sentence) => {
    const left = counted(without(sentence, names));
    return (known.length > 0 ? known : URGENT_LANGUAGES).flatMap((language) => hitsIn(left, language));
  });
  const reason = hits.map((hit) => hit.reason).toSorted(byGravity)[0];
  if (reason === undefined) return undefined;
  const level = levelOf(reason);
  const found = hits.filter((hit) => levelOf(hit.reason) === level);
  const ofReason = found.filter((hit) => hit.reason === reason);
  const entries = [...new Set([...ofReason, ...found].map((hit) => hit.words))];
  return { level, reason, words: entries.slice(0, MOST_WORDS) };
}

/** The words with an empty one in place of each that is part of a title. */
function without(words: readonly string[], titles: readonly (readonly string[])[]): string[] {
  const left = [...words];
  for (const title of titles) {
    const [first] = title;
    for (let at = 0; at + title.length <= left.length; at += 1)
      if (left[at] === first && title.every((word, index) => left[at + index] === word))
        left.fill('', at, at + title.length);
  }
  return left;
}
