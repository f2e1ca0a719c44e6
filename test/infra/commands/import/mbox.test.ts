import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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

it.each(['\n', '\r\n'])(
  'ends a mail before the empty line of the next separator, with lines by %j',
  async (end) => {
    const [first, second] = [`A: 1${end}${end}one${end}`, `B: 2${end}${end}two${end}`];
    const { heads } = await scan(`From x${end}${first}${end}From y${end}${second}${end}`);
    expect(heads).toEqual([first, second]);
  },
);

it('takes a From line for a separator only after an empty line', async () => {
  const { heads } = await scan('From x\nA: 1\n\none\nFrom me\nFromage\n\nFrom y\nB: 2\n');
  expect(heads).toEqual(['A: 1\n\none\nFrom me\nFromage\n', 'B: 2\n']);
});

it('removes one mark from quoted lines, and none from others', async () => {
  const { heads } = await scan('From x\nA: 1\n\n>From a\n>>From b\n> From c\nsee >From d\n');
  expect(heads).toEqual(['A: 1\n\nFrom a\n>From b\n> From c\nsee >From d\n']);
});

it('skips separators without a mail between them, and a separator at the end', async () => {
  expect((await scan('From x\n\nFrom y\nA: 1\n\nFrom z')).heads).toEqual(['A: 1\n']);
  expect((await scan('From x')).heads).toEqual([]);
});

it('passes on only the beginning of a long mail', async () => {
  const { heads, again } = await scan(`From x\n${'y'.repeat(1_000)}\n\nFrom y\nz\n`, 64, 100);
  expect(heads).toEqual(['y'.repeat(100), 'z\n']);
  expect(again[0]).toHaveLength(1_001);
});

it('finds the same mails wherever the windows end', async () => {
  const line = fc.constantFrom('', '', 'From', 'From x', 'From ', 'a', '>From b', '\r', 'long line of words');
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
  let lines: string[] | undefined;
  const isEmpty = (line: string | undefined) => line === '\n' || line === '\r\n';
  let before: string | undefined = '\n';
  const close = () => {
    if (lines !== undefined && isEmpty(lines.at(-1))) lines.pop();
    const mail = lines?.join('') ?? '';
    if (mail !== '') mails.push(mail.replace(/(^|\n)>(>*From )/g, '$1$2'));
  };
  for (const line of content.match(/[^\n]*\n|[^\n]+$/g) ?? []) {
    if (isEmpty(before) && line.startsWith('From ')) {
      close();
      lines = [];
    } else lines?.push(line);
    before = line;
  }
  close();
  return mails;
}
