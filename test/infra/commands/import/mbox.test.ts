import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mailsOfMbox } from '#infra/commands/import/mbox';
import { readMail } from '#infra/commands/import/places';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'mbox-'))));
afterEach(() => rmSync(dir, { recursive: true }));

/** The mails by their heads, and as they are read again by their places. */
async function scan(content: string, windowBytes = 64, headBytes = 10_000) {
  const file = join(dir, 'in.mbox');
  writeFileSync(file, content, 'latin1');
  const handle = await open(file);
  const [heads, again]: [string[], string[]] = [[], []];
  for await (const { start, length, head } of mailsOfMbox(handle, { headBytes, windowBytes })) {
    heads.push(head.toString('latin1'));
    again.push((await readMail({ file, start, length, quoted: true })).toString('latin1'));
  }
  await handle.close();
  return { heads, again };
}

const X = 'From 1700000000000000001@xxx Mon Mar 02 09:59:00 +0000 2026';
const Y = 'From - Mon Mar  2 09:59:00 2026';
/** Too long for a separator. */
const LONG = `From ${'robin '.repeat(150)}`;

it.each([
  X,
  Y,
  'From robin@mail.example Mon Mar  2 09:59:00 2026',
  'From MAILER-DAEMON Mon Mar 02 09:59:00 2026',
  'From robin@mail.example Mon, 2 Mar 2026 09:59:00 +0000 2026',
  'From robin@mail.example 2026-03-02T09:59:00Z',
  'From ',
])('takes %j after an empty line for a separator', async (line) => {
  expect((await scan(`${X}\nA: 1\n\none\n\n${line}\nB: 2\n`)).heads).toEqual(['A: 1\n\none\n', 'B: 2\n']);
});

it.each([
  'From the start the lid was broken. I want a new one.',
  'From Monday on I am at home at 9:00, write until 2026',
  'From me',
  LONG,
])('takes %j after an empty line for a buyer’s words', async (line) => {
  const mail = `A: 1\n\nHello,\n\n${line}\n\nRobin\n`;
  expect((await scan(`${X}\n${mail}`)).heads).toEqual([mail]);
});

it('finds the two mails of a file in which a buyer begins a paragraph with From', async () => {
  const { heads } = await scan(readFileSync('test/fixtures/cases/04-mbox-from-line.mbox', 'latin1'));
  expect(heads).toHaveLength(2);
  expect(heads[0]).toContain('\n\nFrom the start the lid was broken. I want a new one.\n\nRobin\n');
});

it.each(['\n', '\r\n'])(
  'ends a mail before the empty line of the next separator, with lines by %j',
  async (end) => {
    const [first, second] = [`A: 1${end}${end}one${end}`, `B: 2${end}${end}two${end}`];
    const { heads } = await scan(`${X}${end}${first}${end}${Y}${end}${second}${end}`);
    expect(heads).toEqual([first, second]);
  },
);

it('takes a From line for a separator only after an empty line', async () => {
  const { heads } = await scan(`${X}\nA: 1\n\none\n${Y}\nFromage\n\n${Y}\nB: 2\n`);
  expect(heads).toEqual([`A: 1\n\none\n${Y}\nFromage\n`, 'B: 2\n']);
});

it('removes one mark from quoted lines, and none from others', async () => {
  const { heads } = await scan('From x\nA: 1\n\n>From a\n>>From b\n> From c\nsee >From d\n');
  expect(heads).toEqual(['A: 1\n\nFrom a\n>From b\n> From c\nsee >From d\n']);
});

it('skips separators without a mail between them, and a separator at the end', async () => {
  expect((await scan(`${X}\n\n${Y}\nA: 1\n\n${X}`)).heads).toEqual(['A: 1\n']);
  expect((await scan('From x')).heads).toEqual([]);
});

it('passes on only the beginning of a long mail', async () => {
  const { heads, again } = await scan(`${X}\n${'y'.repeat(1_000)}\n\n${Y}\nz\n`, 64, 100);
  expect(heads).toEqual(['y'.repeat(100), 'z\n']);
  expect(again[0]).toHaveLength(1_001);
});

it('finds the same mails wherever the windows end', async () => {
  const line = fc.constantFrom(
    '',
    '',
    'From',
    X,
    Y,
    'From x',
    'From ',
    LONG,
    'a',
    '>From b',
    '\r',
    'long line of words',
  );
  const end = fc.constantFrom('\n', '\r\n');
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(line, end), { maxLength: 30 }),
      fc.integer({ min: 1, max: 20 }),
      async (lines, windowBytes) => {
        const content = `From first\n${lines.map((pair) => pair.join('')).join('')}`;
        const small = await scan(content, windowBytes);
        expect(small).toEqual(await scan(content, 100_000));
        expect(small.again).toEqual(small.heads);
        expect(small.heads).toEqual(naively(content));
      },
    ),
    { numRuns: 300 },
  );
});

/** The same by whole lines in memory. */
function naively(content: string): string[] {
  const mails: string[] = [];
  let lines: string[] = [];
  const isEmpty = (line: string | undefined) => line === '\n' || line === '\r\n';
  let before: string | undefined;
  const close = () => {
    if (isEmpty(lines.at(-1))) lines.pop();
    const mail = lines.join('');
    if (mail !== '') mails.push(mail.replace(/(^|\n)>(>*From )/g, '$1$2'));
  };
  for (const line of (content.match(/[^\n]*\n|[^\n]+$/g) ?? []).slice(1)) {
    if (isEmpty(before) && /^From (?:\s*$|\S+ (?:Mon|2026))/.test(line)) {
      close();
      lines = [];
    } else lines.push(line);
    before = line;
  }
  close();
  return mails;
}
