import { detectAll } from 'tinyld/light';
import type { Recognised } from '../domain/topic.ts';
import { comparable, WORDS } from './words.ts';

const READ_CHARACTERS = 600;

/** Scripts that stand for one language of Amazon's marketplaces; kana come before Han, which Japanese uses too. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['ko', /\p{Script=Hangul}/gu],
  ['zh', /\p{Script=Han}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];

/** As much of the letters in a script tells the language; the rest may be a product's name. */
const SCRIPT_SHARE = 0.2;
const FEWEST_LETTERS = 4;

/**
 * The language that a text is written in, as ISO 639-1; undefined when it is too short or holds no words. A few words
 * give a low confidence.
 */
export function languageOf(words: string): Recognised<string> | undefined {
  const text = words.slice(0, READ_CHARACTERS).replace(/https?:\/\/\S+/g, ' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [name, script] of SCRIPTS) {
    const count = text.match(script)?.length ?? 0;
    // A text in Han with a single kana is Japanese, a text in Latin letters with one is not.
    if (count / letters >= SCRIPT_SHARE) return { name, confidence: sureness(0.99, count / 2) };
  }
  return letters < FEWEST_LETTERS ? undefined : byWords(text);
}

const COMMON = Object.entries(WORDS).map(
  ([language, { common }]) => [language, new Set(common.map((word) => comparable(word).trim()))] as const,
);

/**
 * By the recogniser, which goes by the sequences of letters and errs on short texts, together with the share of small
 * words, which are what a short text is made of.
 */
function byWords(text: string): Recognised<string> | undefined {
  const scores = new Map(detectAll(text).map(({ lang, accuracy }) => [lang, Math.min(accuracy, 1)]));
  const words = comparable(text).trim().split(' ');
  for (const [language, common] of COMMON) {
    const share = words.filter((word) => common.has(word)).length / words.length;
    if (share > 0) scores.set(language, (scores.get(language) ?? 0) + share);
  }
  const [first, second] = [...scores].toSorted(([, a], [, b]) => b - a);
  if (first === undefined) return undefined;
  const [name, score] = first;
  return { name, confidence: sureness(score / (score + (second?.[1] ?? 0)), words.length) };
}

/** The more words, the surer, up to a most. */
function sureness(most: number, words: number): number {
  return Math.round(most * (words / (words + 2)) * 100) / 100;
}
