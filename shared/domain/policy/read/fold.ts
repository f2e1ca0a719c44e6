import type { Span } from '../finding.ts';

/** A text in the form in which it is compared, with the place in the original text that each code unit comes from. */
export interface Reading {
  readonly text: string;
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Capitals that look like a Latin letter which their small form does not look like. */
const CAPITALS = lookalikes('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧԌЅІЈ', 'abezhikmnoptyxgsij');
/** Letters of other alphabets, and odd forms of our own, that pass for Latin ones. No marketplace of Amazon writes Greek or Cyrillic. */
const SMALL = lookalikes(
  'авекмнорстухіјѕһԁԛԝґ' + 'αβειικνορτυχωη' + 'օսհոց' + 'ıɡɑ' + 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ' + 'łøđ',
  'abekmhopctyxijshdqwr' + 'abeiikvoptuxwn' + 'ouhng' + 'iga' + 'abcdefghijklmnoprstuvwyz' + 'lod',
);
const LONGER: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  // NFKC would make letters of it, and of a brand another word.
  ['™', ' '],
  ['℠', ' '],
]);

const UNSEEN = /^[\p{DI}\u0300-\u036f\u20d0-\u20ff]+$/u;
const MARKS = /[\u0300-\u036f]/g;
/** The voicing marks of kana, which belong to the letter before them. */
const VOICING = /^[\u3099\u309a]$/;
/** Letters in a square or a circle, and those of flags, of which NFKC makes nothing: the code points of their A. */
const BOXED = [0x1f150, 0x1f170, 0x1f1e6];

function lookalikes(from: string, to: string): ReadonlyMap<string, string> {
  return new Map(Array.from(from, (letter, index) => [letter, to.charAt(index)]));
}

/** A text without case, accents, widths, invisible characters and look-alikes. */
export function fold(text: string): Reading {
  const known = new Map<string, string>();
  const units: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const character of text) {
    const end = at + character.length;
    let folded = known.get(character);
    if (folded === undefined) known.set(character, (folded = foldedCharacter(character)));
    const last = units.length - 1;
    if (VOICING.test(folded) && last >= 0) {
      units[last] = `${units[last] ?? ''}${folded}`.normalize('NFC').charAt(0);
      ends[last] = end;
    } else
      for (const unit of folded.split('')) {
        units.push(unit);
        starts.push(at);
        ends.push(end);
      }
    at = end;
  }
  return { text: units.join(''), starts, ends };
}

function foldedCharacter(character: string): string {
  if (character >= ' ' && character <= '~') return character.toLowerCase();
  if (UNSEEN.test(character)) return '';
  const longer = LONGER.get(character);
  if (longer !== undefined) return longer;
  const point = character.codePointAt(0) ?? 0;
  const box = BOXED.find((first) => point >= first && point < first + 26);
  if (box !== undefined) return String.fromCharCode(0x61 + point - box);
  return Array.from(character.normalize('NFKC'), latin).join('');
}

function latin(character: string): string {
  const capital = CAPITALS.get(character);
  if (capital !== undefined) return capital;
  const small = character.toLowerCase();
  return (
    SMALL.get(small) ??
    LONGER.get(small) ??
    (isDecomposed(small) ? small.normalize('NFD').replace(MARKS, '') : small)
  );
}

/** Kana and Hangul have to stay whole. */
function isDecomposed(character: string): boolean {
  return character < '\u0250' || (character >= '\u1e00' && character < '\u2000');
}

/** The part of the original text from which the code units of a reading from `start` up to `end` come. */
export function spanOf({ starts, ends }: Reading, start: number, end: number): Span {
  return { start: starts[start] ?? 0, end: ends[end - 1] ?? 0 };
}

/** A reading in which each match is written in another way; the new words stand for all of the old. */
export function rewritten(
  reading: Reading,
  pattern: RegExp,
  write: (match: RegExpExecArray) => string,
): Reading {
  const texts: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let done = 0;
  const copyTo = (end: number): void => {
    texts.push(reading.text.slice(done, end));
    for (let at = done; at < end; at += 1) {
      starts.push(reading.starts[at] ?? 0);
      ends.push(reading.ends[at] ?? 0);
    }
  };
  for (const match of reading.text.matchAll(pattern)) {
    copyTo(match.index);
    done = match.index + match[0].length;
    const span = spanOf(reading, match.index, done);
    const written = write(match);
    texts.push(written);
    for (let unit = 0; unit < written.length; unit += 1) {
      starts.push(span.start);
      ends.push(span.end);
    }
  }
  if (done === 0) return reading;
  copyTo(reading.text.length);
  return { text: texts.join(''), starts, ends };
}
