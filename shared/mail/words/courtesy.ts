import { once } from '#shared/once';
import { comparable, phraseOf, WORDS } from './words.ts';

/** A longer text is a message, not a courtesy. */
const MOST_CHARACTERS = 200;
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Thanks with or without politeness, or politeness alone. */
export type Courtesy = 'polite' | 'thanks';

interface Phrases {
  readonly thanks: ReadonlySet<string>;
  /** All of them, by their first character. */
  readonly byFirst: ReadonlyMap<string, readonly string[]>;
}

/** Created for the first text that could be a courtesy. */
const phrases = once(() =>
  Object.entries(WORDS).map(([language, words]): readonly [string, Phrases] => {
    const texts = (list: readonly string[]): string[] => list.map((one) => phraseOf(one).text.trim());
    const thanks = new Set(texts(words.thanks));
    const all = new Set([...thanks, ...texts(words.politeness)]);
    return [language, { thanks, byFirst: Map.groupBy(all, (phrase) => phrase.slice(0, 1)) }];
  }),
);

/** The languages in which all of a text is thanks and politeness. Every word must be in the language's lists. */
export function courtesiesOf(words: string): ReadonlyMap<string, Courtesy> {
  if (words.length > MOST_CHARACTERS) return new Map();
  const text = comparable(words).trim();
  if (text === '' || text.includes('*')) return new Map();
  return new Map(
    phrases().flatMap(([language, ofLanguage]) => {
      const courtesy = covered(text, ofLanguage);
      return courtesy === undefined ? [] : [[language, courtesy] as const];
    }),
  );
}

/** How phrases cover the text to its end. It remembers how far each beginning led, so that it takes linear time. */
function covered(text: string, { thanks, byFirst }: Phrases): Courtesy | undefined {
  const reached: (Courtesy | undefined)[] = ['polite'];
  for (let at = 0; at < text.length; at += 1) {
    const so = reached[at];
    if (so === undefined) continue;
    if (text[at] === ' ') {
      reached[at + 1] = better(reached[at + 1], so);
      continue;
    }
    for (const phrase of byFirst.get(text.slice(at, at + 1)) ?? []) {
      const end = at + phrase.length;
      if (!text.startsWith(phrase, at) || !endsWord(text, phrase, end)) continue;
      reached[end] = better(reached[end], thanks.has(phrase) ? 'thanks' : so);
    }
  }
  return reached[text.length];
}

function endsWord(text: string, phrase: string, end: number): boolean {
  return end === text.length || text[end] === ' ' || WITHOUT_SPACES.test(phrase);
}

function better(a: Courtesy | undefined, b: Courtesy): Courtesy {
  return a === 'thanks' ? a : b;
}
