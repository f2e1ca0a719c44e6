import type { Topic } from '#shared/domain/topic';
import de from './de.json' with { type: 'json' };
import en from './en.json' with { type: 'json' };
import es from './es.json' with { type: 'json' };
import fr from './fr.json' with { type: 'json' };
import it from './it.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import nl from './nl.json' with { type: 'json' };
import pl from './pl.json' with { type: 'json' };
import pt from './pt.json' with { type: 'json' };
import zh from './zh.json' with { type: 'json' };

/*
 * The words that identify topics, thanks and the language of a short text are in words/<language>.json, for a person
 * to extend. Case, accents and punctuation do not matter. A phrase matches whole words; with a * at its end it also
 * matches words that begin with it. Japanese and Chinese phrases match anywhere, because those languages put no
 * spaces between words.
 */

/** The content of a file of words. */
export interface Words {
  /** Small words that identify the language of a short text; empty where the script identifies it. */
  readonly common: readonly string[];
  readonly topics: Readonly<Record<Exclude<Topic, 'other'>, readonly string[]>>;
  /** Phrases of thanks, and the phrases that may surround them. */
  readonly thanks: readonly string[];
  readonly politeness: readonly string[];
}

/** By ISO 639-1 code. */
export const WORDS: Readonly<Record<string, Words>> = { de, en, es, fr, it, ja, nl, pl, pt, zh };

const WITHOUT_SPACES = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Text for comparison: lower case, no accents, words separated by one space, a space at both ends. */
export function comparable(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{Mn}/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ł/g, 'l')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}*]+/gu, ' ')
    .trim();
  return ` ${plain} `;
}

/** A phrase of the files, ready to be searched for in a comparable text. */
export interface Phrase {
  readonly text: string;
  /** The weight of a hit: more words count more. */
  readonly weight: number;
}

export function phraseOf(written: string): Phrase {
  const plain = comparable(written).trim();
  if (WITHOUT_SPACES.test(plain)) return { text: plain, weight: Math.max(1, plain.length / 2) };
  const weight = plain.split(' ').length;
  return plain.endsWith('*') ? { text: ` ${plain.slice(0, -1)}`, weight } : { text: ` ${plain} `, weight };
}
