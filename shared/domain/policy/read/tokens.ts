import type { Span } from '../finding.ts';
import { type Reading, spanOf } from './fold.ts';

/** A word; Chinese and Japanese have one for each character, so nothing put between two of them hides a word. */
export interface Token extends Span {
  readonly text: string;
  readonly sentence: number;
}

const CJK = String.raw`\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー`;
/** A character of Chinese or Japanese, a row of stars, or a word. */
export const TOKEN = new RegExp(String.raw`[${CJK}]|[★☆⭐🌟]+|(?<=\d)\*+|[[\p{L}\p{N}]--[${CJK}]]+`, 'gv');
/** A full stop inside a number, an address or a shortening ends no sentence, unless a capital follows: "received.It". */
const END = /[.!?。！？;](?=\s|$|["'”’»)\]])|[!?。！？;]|\n\s*\n|\n\s*[-•*\d]/u;
const MISSING_SPACE = /^\.\p{Lu}/u;

/** A word may be written with its letters apart: "r e v i e w". */
const FEWEST_APART = 4;
const APART = /^[\s.\-_*·•|/,'’]{1,3}$/;

/** Finds known words in letters that stand apart. */
export interface Spelling {
  /** How long the known words are that begin here. */
  readonly lengthsAt: (letters: string, start: number) => readonly number[];
}

/** Where no word may be spelt with its letters apart. */
export const NO_SPELLING: Spelling = { lengthsAt: () => [] };

/** The words of a reading, with their places in the original text. */
export function tokensOf(reading: Reading, original: string, spelling: Spelling): Token[] {
  const tokens: Token[] = [];
  let sentence = 0;
  let done = 0;
  let apart: Found[] = [];
  const close = (): void => {
    const joined = apart.length >= FEWEST_APART ? wordsIn(apart, spelling) : [];
    for (const { start, end, text } of joined.length > 0 ? joined : apart)
      tokens.push({ text, sentence, ...spanOf(reading, start, end) });
    apart = [];
  };
  for (const match of reading.text.matchAll(TOKEN)) {
    const text = /^[★☆⭐🌟*]/u.test(match[0]) ? '★' : match[0];
    const found = { text, start: match.index, end: match.index + match[0].length };
    const between = reading.text.slice(done, found.start);
    done = found.end;
    const isLetter = text.length === 1 && /[a-z\d]/.test(text);
    if (apart.length > 0 && !(isLetter && APART.test(between))) close();
    if (apart.length === 0 && endsSentence(between, reading, original, found)) sentence += 1;
    if (isLetter) apart.push(found);
    else tokens.push({ text, sentence, ...spanOf(reading, found.start, found.end) });
  }
  close();
  return tokens;
}

interface Found {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function endsSentence(between: string, reading: Reading, original: string, { start, end }: Found): boolean {
  if (END.test(between)) return true;
  return between === '.' && MISSING_SPACE.test(`.${original.slice(spanOf(reading, start, end).start)}`);
}

/** The known words that letters standing apart spell: those that leave the fewest letters, in the longest words. */
function wordsIn(letters: readonly Found[], words: Spelling): Found[] {
  const spelt = letters.map(({ text }) => text).join('');
  const worth = new Float64Array(spelt.length + 1);
  const lengths = new Uint8Array(spelt.length + 1);
  for (let start = 0; start < spelt.length; start += 1) {
    const reached = worth[start] ?? 0;
    if (reached > (worth[start + 1] ?? 0)) {
      worth[start + 1] = reached;
      lengths[start + 1] = 0;
    }
    for (const length of words.lengthsAt(spelt, start)) {
      const here = reached + length * length;
      if (here <= (worth[start + length] ?? 0)) continue;
      worth[start + length] = here;
      lengths[start + length] = length;
    }
  }
  const found: Found[] = [];
  for (let end = spelt.length; end > 0; end -= Math.max(lengths[end] ?? 0, 1)) {
    const length = lengths[end] ?? 0;
    const [first, last] = [letters[end - length], letters[end - 1]];
    if (length > 0 && first !== undefined && last !== undefined)
      found.push({ text: spelt.slice(end - length, end), start: first.start, end: last.end });
  }
  return found.toReversed();
}
