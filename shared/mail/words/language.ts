import type { Recognised } from '#shared/domain/topic';
import { once } from '#shared/once';
import { courtesiesOf } from './courtesy.ts';
import { comparable, WORDS } from './words.ts';

const READ_CHARACTERS = 600;

/** Scripts that belong to one language of Amazon's marketplaces; kana come before Han, which Japanese uses too. */
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

/** A script with this share of the letters decides the language; the rest may be a product's name. */
const SCRIPT_SHARE = 0.2;
const FEWEST_LETTERS = 4;

/** A guess with less confidence is none. */
const LEAST_CONFIDENCE = 0.35;
/** A known phrase of one language alone. */
const BY_PHRASE = 0.9;

/**
 * The language of a text, as ISO 639-1; undefined when it is too short or has no words. A few words give a low
 * confidence, and below a line none. Among the languages that `usual` names, it needs less to be believed.
 */
export async function languageOf(
  words: string,
  usual: readonly string[] = [],
): Promise<Recognised<string> | undefined> {
  const text = words.slice(0, READ_CHARACTERS).replace(/https?:\/\/\S+/g, ' ');
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  if (letters === 0) return undefined;
  for (const [name, script] of SCRIPTS) {
    const count = text.match(script)?.length ?? 0;
    // A text in Han with a single kana is Japanese, a text in Latin letters with one is not.
    if (count / letters >= SCRIPT_SHARE) return { name, confidence: sureness(0.99, count / 2) };
  }
  if (letters < FEWEST_LETTERS) return undefined;
  const [phrase, ...others] = courtesiesOf(text).keys();
  if (phrase !== undefined && others.length === 0) return { name: phrase, confidence: BY_PHRASE };
  const found = await byWords(text, usual);
  return found === undefined || found.confidence < LEAST_CONFIDENCE ? undefined : found;
}

const common = once(() =>
  Object.entries(WORDS).map(
    ([language, words]) => [language, new Set(words.common.map((word) => comparable(word).trim()))] as const,
  ),
);

/** With this many small words of one language, and twice as many as of any other, the language is certain. */
const PLAIN = { words: 3, share: 0.3, times: 2 };
/** What a language of the marketplace has before a word is read: more than the recogniser gives by chance. */
const USUAL_SCORE = 0.3;

/**
 * Decides by the share of small words, which make up a short text. In doubt it adds the recogniser, which uses
 * sequences of letters and errs on short texts, and what is usual. Loading the recogniser takes longer than reading a mail.
 */
async function byWords(text: string, usual: readonly string[]): Promise<Recognised<string> | undefined> {
  const words = comparable(text).trim().split(' ');
  const scores = new Map<string, number>();
  const add = (language: string, score: number): void =>
    void scores.set(language, (scores.get(language) ?? 0) + score);
  for (const [language, ofLanguage] of common()) {
    const share = words.filter((word) => ofLanguage.has(word)).length / words.length;
    if (share > 0) add(language, share);
  }
  if (!isPlain(scores, words.length)) {
    const { detectAll } = await import('tinyld/light');
    for (const { lang, accuracy } of detectAll(text)) add(lang, Math.min(accuracy, 1));
    for (const language of usual) add(language, USUAL_SCORE);
  }
  const [first, second] = byScore(scores);
  if (first === undefined) return undefined;
  const [name, score] = first;
  return { name, confidence: sureness(score / (score + (second?.[1] ?? 0)), words.length) };
}

function isPlain(shares: ReadonlyMap<string, number>, words: number): boolean {
  const [[, first] = ['', 0], [, second] = ['', 0]] = byScore(shares);
  return first * words >= PLAIN.words && first >= PLAIN.share && first >= second * PLAIN.times;
}

function byScore(scores: ReadonlyMap<string, number>): [string, number][] {
  return [...scores].toSorted(([, a], [, b]) => b - a);
}

/** More words give more confidence, up to a limit. */
function sureness(most: number, words: number): number {
  return Math.round(most * (words / (words + 2)) * 100) / 100;
}
