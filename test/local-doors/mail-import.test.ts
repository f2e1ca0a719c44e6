import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { importMails } from '#infra/local/mail-import';
import { findMails, NoMailThere } from '#infra/local/mail-import-places';
import { LARGEST_MAIL_BYTES } from '#infra/local/mail-intake';
import { shop } from '#test/builders/shop';
import { fakeLocalStack, TEN, type FakeLocalStack } from './fake-local-stack.ts';

const US = 'us-7f3k9q2m@intake.acme.example';
const DE = 'de-4h8w1x5p@intake.acme.example';
const { settings } = shop();
let dir: string;
let stack: FakeLocalStack;
let said: string[];

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mail-import-'));
  stack = fakeLocalStack();
  said = [];
});
afterEach(() => rmSync(dir, { recursive: true }));

const file = (name: string, content: string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const mail = (to: string, date: string, body = 'Hello'): string =>
  `From: a@b.example\nTo: ${to}\nDate: ${date}\nSubject: x\n\n${body}\n`;
const take = async (path: string): Promise<string> =>
  importMails({ stack, settings, say: (line) => said.push(line) }, await findMails(path));

const SUNDAY = 'Sun, 1 Mar 2026 09:00:00 +0100';

it('takes in an .eml as received at its date, for the intake address that it names', async () => {
  expect(await take(file('one.eml', mail(`Shop <${DE}>`, SUNDAY)))).toBe('took in 1 mail');
  expect(stack.mails).toEqual([
    {
      raw: Buffer.from(mail(`Shop <${DE}>`, SUNDAY)),
      recipients: [DE],
      receivedAt: Date.parse('2026-03-01T08:00:00Z'),
    },
  ]);
  expect(stack.calls).toEqual(['settle']);
  expect(said).toEqual([]);
});

it('counts a mail without a sensible date, or with one that is still to come, as received now', async () => {
  await take(file('a.eml', mail(US, 'soon')));
  await take(file('b.eml', mail(US, 'Tue, 3 Mar 2026 09:00:00 +0000')));
  expect(stack.mails.map(({ receivedAt }) => receivedAt)).toEqual([TEN, TEN]);
});

it('believes a server’s note of the recipient before the To header', async () => {
  await take(file('a.eml', `To: ${US}\nDelivered-To:\n ${DE.toUpperCase()}\n\nTo: nobody@x.example\n`));
  expect(stack.mails[0]?.recipients).toEqual([DE]);
});

it('takes a mail that names no intake address in for the first one, and says so', async () => {
  const path = file('a.eml', mail('seller@acme.example', SUNDAY));
  await take(path);
  expect(stack.mails[0]?.recipients).toEqual([US]);
  expect(said).toEqual([`${path} names no intake address; taken in for ${US}`]);
});

it('takes in the .eml files of a folder at any depth, the newest first', async () => {
  mkdirSync(join(dir, 'sub'));
  file('b.eml', mail(US, SUNDAY, 'older'));
  file('sub/a.EML', mail(US, 'Mon, 2 Mar 2026 09:00:00 +0000', 'newer'));
  file('notes.txt', 'From: not@mail.example');
  file('empty.eml', '');
  expect(await take(dir)).toBe('took in 2 mails, skipped 1');
  expect(stack.mails.map(({ raw }) => Buffer.from(raw).toString().split('\n\n')[1]?.trim())).toEqual([
    'newer',
    'older',
  ]);
  expect(said).toEqual([`skipped ${join(dir, 'empty.eml')}: it is empty`]);
});

it('takes in the mails of an mbox as they were before they were quoted', async () => {
  const first = mail(
    US,
    SUNDAY,
    'Dear shop,\n>From here on\n>>From there\nFrom me, without an empty line before',
  );
  const second = mail(DE, 'Sat, 28 Feb 2026 09:00:00 +0000', 'Hello');
  await take(
    file('inbox.mbox', `From a@b.example Sun Mar  1 2026\n${first}\nFrom - Sat Feb 28 2026\n${second}`),
  );
  expect(stack.mails.map(({ recipients }) => recipients)).toEqual([[US], [DE]]);
  expect(Buffer.from(stack.mails[0]!.raw).toString().trimEnd()).toBe(
    first.replace('>From here', 'From here').replace('>>From', '>From').trimEnd(),
  );
  expect(Buffer.from(stack.mails[1]!.raw).toString()).toBe(second);
});

it('keeps the bytes of a mail in an mbox, with Windows line ends and other encodings', async () => {
  const raw = Buffer.concat([Buffer.from(`To: ${US}\r\n\r\n`), Buffer.from([0xe9, 0x00, 0xff, 0x0d, 0x0a])]);
  const path = join(dir, 'inbox');
  writeFileSync(path, Buffer.concat([Buffer.from('From x\r\n'), raw]));
  await take(path);
  expect(Buffer.from(stack.mails[0]!.raw)).toEqual(raw);
});

it('finds mails across the borders of what is read at once', async () => {
  const long = mail(US, SUNDAY, `${'y'.repeat(65_530)}\n`.repeat(3));
  await take(file('inbox.mbox', `From x\n${long}\nFrom x\n${long}\nFrom x\n${long}`));
  expect(stack.mails.map(({ raw }) => raw.length)).toEqual([long.length + 1, long.length + 1, long.length]);
});

it('takes in an .eml that looks like nothing: a person sees it', async () => {
  expect(await take(file('odd.eml', '\u0000\u0001'))).toBe('took in 1 mail');
});

it('skips a file that is neither a mail nor an mbox, and says so', async () => {
  const path = file('report.pdf', '%PDF-1.7');
  expect(await take(path)).toBe('took in 0 mails, skipped 1');
  expect(said).toEqual([`skipped ${path}: it is neither a mail nor an mbox`]);
});

it('skips a mail of more than 40 MB without reading it, and goes on', async () => {
  truncateSync(file('large.eml', mail(US, SUNDAY)), LARGEST_MAIL_BYTES + 1);
  file('small.eml', mail(US, SUNDAY));
  expect(await take(dir)).toBe('took in 1 mail, skipped 1');
  expect(said).toEqual([
    `skipped ${join(dir, 'large.eml')}: it is larger than 40 MB, the most that SES takes in`,
  ]);
});

it('tells how far it is with many mails', async () => {
  await take(file('inbox.mbox', `From x\n${mail(US, SUNDAY)}\n`.repeat(201)));
  expect(stack.mails).toHaveLength(201);
  expect(said).toEqual(['took in 100 of 201 mails', 'took in 200 of 201 mails']);
});

it('says that nothing is there', async () => {
  await expect(findMails(join(dir, 'gone'))).rejects.toThrow(NoMailThere);
  await expect(findMails(join(dir, 'gone'))).rejects.toThrow(
    /^--mail .*gone: there is no such file or folder$/,
  );
});
