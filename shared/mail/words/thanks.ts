import { once } from '#shared/once';
import { comparable, phraseOf, WORDS } from './words.ts';

/** A longer text is a message, not mere thanks. */
const MOST_CHARACTERS = 200;

/** A digit or a question mark, in any script, suggests a request. */
const ASKS = /[\p{N}?\uff1f\u00bf\u061f]/u;

/** Created for the first text that could be thanks. */
const phrases = once(() => {
  const thanks = new Set(textsOf('thanks'));
  const allowed = new Set([...thanks, ...textsOf('politeness')]);
  return { thanks, byFirst: Map.groupBy(allowed, (phrase) => phrase.slice(0, 1)) };
});
const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/**
 * Whether all of the text is thanks and politeness, with at least one phrase of thanks. Every word must be in the
 * lists: a wrong yes would keep a message quiet, while a wrong no only alerts as for any other message.
 */
export function isOnlyThanks(words: string): boolean {
  if (words.length > MOST_CHARACTERS || ASKS.test(words)) return false;
  const text = comparable(words).trim();
  return text !== '' && !text.includes('*') && isCovered(text);
}

/**
 * Whether phrases cover the text to its end. It remembers how far each beginning led, so that it takes linear time.
 */
function isCovered(text: string): boolean {
  const { thanks, byFirst } = phrases();
  // For each position: not reached, reached by politeness alone, or reached with thanks.
  const reached: (undefined | 'polite' | 'thanks')[] = ['polite'];
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
  return reached[text.length] === 'thanks';
}

function endsWord(text: string, phrase: string, end: number): boolean {
  return end === text.length || text[end] === ' ' || WITHOUT_SPACES.test(phrase);
}

function better(a: 'polite' | 'thanks' | undefined, b: 'polite' | 'thanks'): 'polite' | 'thanks' {
  return a === 'thanks' ? a : b;
}

function textsOf(list: 'thanks' | 'politeness'): string[] {
  return Object.values(WORDS).flatMap((words) => words[list].map((one) => phraseOf(one).text.trim()));
}
