import { HOSTILE_LINES } from './hostile-lines.ts';
import type { Random } from './random.ts';

/** A change to a mail's bytes. `other` is another mail of the corpus. */
export interface Mutation {
  readonly name: string;
  readonly apply: (raw: Buffer, random: Random, other: Buffer) => Buffer;
}

const CHARSETS = [
  'iso-2022-jp',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
  'windows-1256',
  'utf-16',
  'utf-7',
  'none',
  '',
];
const TRANSFERS = ['base64', 'quoted-printable', '8bit', '7bit', 'binary', 'x-uuencode', ''];
const TYPES = [
  'text/plain',
  'text/html',
  'message/rfc822',
  'multipart/mixed',
  'multipart/report',
  'message/delivery-status',
  'a/b',
];
const BOUNDARIES = ['', 'x', '----=_Part_4711_0815-', '--', '=_report', '"', 'a'.repeat(300)];
/** Text that slows down a parser with backtracking or lookahead. */
const REPEATED = [
  ['<a ', 20_000],
  ['--x\n', 5_000],
  ['a', 240_000],
  ['<a href=a', 24_000],
  ['<style', 30_000],
  ['<style>', 30_000],
  ['</', 60_000],
  ['<!--', 40_000],
  ['<pre style="white-space: -o-pre-wrap">', 4_000],
  ['<div>', 40_000],
  ['&#', 60_000],
  ['=?', 60_000],
  ['=?UTF-8?B?', 15_000],
  ['-----', 40_000],
  ['\n-----', 30_000],
  ['"', 120_000],
  ['(', 120_000],
  ['<', 120_000],
  ['a@b.example,', 15_000],
  ['g:', 60_000],
  ['\r\n ', 60_000],
  ['\n--', 60_000],
  ['1', 200_000],
  ['111-1111111-', 15_000],
  ['nt=', 60_000],
  ['mailto:', 30_000],
  ['3 days ', 30_000],
  ['Final-Recipient: ', 12_000],
  ['no-response-needed?', 10_000],
  ['\0', 100_000],
  ['ä', 60_000],
] as const;
/** No mutation makes a mail longer than a few times what the reader reads. */
const LONGEST = 600_000;

export const MUTATIONS: readonly Mutation[] = [
  {
    name: 'bits',
    apply: (raw, random) => {
      const copy = Buffer.from(raw);
      for (let flips = 1 + random.below(24); flips > 0 && copy.length > 0; flips -= 1) {
        const at = random.below(copy.length);
        copy[at] = copy[at]! ^ (1 << random.below(8));
      }
      return copy;
    },
  },
  { name: 'delete', apply: (raw, random) => spliced(raw, rangeOf(raw, random), EMPTY) },
  {
    name: 'duplicate',
    apply: (raw, random) => {
      const [from, to] = rangeOf(raw, random);
      return spliced(raw, [to, to], raw.subarray(from, to));
    },
  },
  {
    name: 'move',
    apply: (raw, random) => {
      const [from, to] = rangeOf(raw, random);
      const at = random.below(raw.length + 1);
      return spliced(raw, [at, at], raw.subarray(from, to));
    },
  },
  {
    name: 'splice',
    apply: (raw, random, other) =>
      Buffer.concat([
        raw.subarray(0, random.below(raw.length + 1)),
        other.subarray(random.below(other.length + 1)),
      ]),
  },
  {
    name: 'insert-other',
    apply: (raw, random, other) => {
      const at = random.below(raw.length + 1);
      const [from, to] = rangeOf(other, random);
      return spliced(raw, [at, at], other.subarray(from, to));
    },
  },
  { name: 'truncate', apply: (raw, random) => raw.subarray(0, random.below(raw.length + 1)) },
  { name: 'behead', apply: (raw, random) => raw.subarray(random.below(Math.min(raw.length, 1_500) + 1)) },
  {
    name: 'shuffle-headers',
    apply: (raw, random) => onHeaders(raw, (lines) => lines.toSorted(() => random.below(3) - 1)),
  },
  {
    name: 'drop-header',
    apply: (raw, random) => onHeaders(raw, (lines) => lines.toSpliced(random.below(lines.length), 1)),
  },
  {
    name: 'repeat-header',
    apply: (raw, random) => onHeaders(raw, (lines) => [...lines, random.pick(lines)]),
  },
  {
    name: 'other-header',
    apply: (raw, random, other) => onHeaders(raw, (lines) => [...lines, random.pick(headersOf(other).lines)]),
  },
  {
    name: 'boundary',
    apply: (raw, random) => replaced(raw, /boundary="[^"]*"/, `boundary="${random.pick(BOUNDARIES)}"`),
  },
  {
    name: 'charset',
    apply: (raw, random) => replaced(raw, /charset=[^\s;]*/g, `charset=${random.pick(CHARSETS)}`),
  },
  {
    name: 'transfer',
    apply: (raw, random) =>
      replaced(
        raw,
        /Content-Transfer-Encoding: \S*/g,
        `Content-Transfer-Encoding: ${random.pick(TRANSFERS)}`,
      ),
  },
  {
    name: 'type',
    apply: (raw, random) => replaced(raw, /Content-Type: [^;\r]*/, `Content-Type: ${random.pick(TYPES)}`),
  },
  {
    name: 'line-ends',
    apply: (raw, random) => replaced(raw, /\r\n/g, random.pick(['\n', '\r', '\n\r', '\r\n\r\n', '\r\n '])),
  },
  { name: 'hostile-line', apply: (raw, random) => insertedLine(raw, random, random.pick(HOSTILE_LINES)) },
  {
    name: 'hostile-lines',
    apply: (raw, random) => {
      let out = raw;
      for (let count = 2 + random.below(6); count > 0; count -= 1)
        out = insertedLine(out, random, random.pick(HOSTILE_LINES));
      return out;
    },
  },
];

/** Separate, because each costs the reader many times an ordinary mail. */
export const REPEAT: Mutation = {
  name: 'repeat',
  apply: (raw, random) => {
    const [piece, most] = random.pick(REPEATED);
    return insertedLine(raw, random, piece.repeat(1 + random.below(most)));
  },
};

const EMPTY = Buffer.alloc(0);

/** Mostly a short range, sometimes a long one. */
function rangeOf(raw: Buffer, random: Random): [from: number, to: number] {
  const from = random.below(raw.length + 1);
  const most = random.oneIn(4) ? raw.length : 80;
  return [from, Math.min(raw.length, from + 1 + random.below(most + 1))];
}

function spliced(raw: Buffer, [from, to]: readonly [number, number], insert: Uint8Array): Buffer {
  return Buffer.concat([raw.subarray(0, from), insert, raw.subarray(to)]).subarray(0, LONGEST);
}

function insertedLine(raw: Buffer, random: Random, line: string): Buffer {
  const wanted = random.below(raw.length + 1);
  const lineEnd = random.oneIn(4) ? -1 : raw.indexOf('\r\n', wanted);
  const at = lineEnd === -1 ? wanted : lineEnd + 2;
  return spliced(raw, [at, at], Buffer.from(`${line}\r\n`));
}

function headersOf(raw: Buffer): { lines: string[]; rest: Buffer } {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.subarray(0, end === -1 ? raw.length : end).toString('latin1');
  return { lines: head.split(/\r\n(?![ \t])/), rest: end === -1 ? EMPTY : raw.subarray(end) };
}

function onHeaders(raw: Buffer, change: (lines: string[]) => string[]): Buffer {
  const { lines, rest } = headersOf(raw);
  return Buffer.concat([Buffer.from(change(lines).join('\r\n'), 'latin1'), rest]).subarray(0, LONGEST);
}

function replaced(raw: Buffer, what: RegExp, by: string): Buffer {
  return Buffer.from(raw.toString('latin1').replace(what, by), 'latin1').subarray(0, LONGEST);
}
