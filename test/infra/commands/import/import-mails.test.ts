import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { ImportFigures } from '#infra/commands/import/figures';
import { importMails } from '#infra/commands/import/import-mails';
import { measureMails, NoMailThere } from '#infra/commands/import/places';
import type { ImportedMail, Recorder } from '#infra/commands/import/recording';
import { LARGEST_MAIL_BYTES } from '#infra/local/services/mail-intake';
import { shop } from '#test/builders/shop';
import { fakeLocalStack, type FakeLocalStack, TEN } from '#test/infra/local/fake-local-stack';

const US = 'us-7f3k9q2m@intake.acme.example';
const DE = 'de-4h8w1x5p@intake.acme.example';
const HOUR_MS = 3_600_000;
const SEPARATOR = 'From - Mon Mar  2 09:59:00 2026';
const { settings } = shop();
let dir: string;
let stack: FakeLocalStack;
let recorded: (ImportedMail & { before: number })[];
let underWay: number;
let mostUnderWay: number;
let failing: boolean;
let shown: string[];
let ending: AbortController;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'mail-import-'));
  stack = fakeLocalStack();
  recorded = [];
  [underWay, mostUnderWay, failing] = [0, 0, false];
  shown = [];
  ending = new AbortController();
});
afterEach(() => rmSync(dir, { recursive: true }));

/** Notes what it should record; a mail is known when it was recorded before. */
const recorder: Recorder = {
  headBytes: 1_000,
  async read(mail) {
    const isKnown = () => recorded.some(({ raw }) => Buffer.compare(raw, mail.raw) === 0);
    underWay += 1;
    mostUnderWay = Math.max(mostUnderWay, underWay);
    await new Promise<void>((go) => setImmediate(go));
    underWay -= 1;
    return {
      kind: { type: 'unknown', country: 'US', reason: 'it is a test' },
      isKnown: () => Promise.resolve(isKnown()),
      recordAsHistory(before) {
        if (failing) return Promise.reject(new RangeError('the buyer’s name is Robin'));
        if (isKnown()) return Promise.resolve(true);
        recorded.push({ ...mail, before });
        return Promise.resolve(false);
      },
    };
  },
  stop: () => undefined,
};

const file = (name: string, content: string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};
const mail = (to: string, date: string, body = 'Hello'): string =>
  `From: a@b.example\nTo: ${to}\nDate: ${date}\nSubject: x\n\n${body}\n`;
const take = async (...paths: string[]): Promise<ImportFigures> => {
  const progress = { update: ({ part }: { part: string }) => void shown.push(part), end: () => undefined };
  const deps = { stack, settings, recorder, progress, historyAfterMs: 72 * HOUR_MS, signal: ending.signal };
  return importMails(deps, { paths, bytes: await measureMails(paths) });
};
const bodies = (mails: readonly { raw: Uint8Array }[]) =>
  mails.map(({ raw }) => Buffer.from(raw).toString().split('\n\n')[1]?.trim());

const SUNDAY = 'Sun, 1 Mar 2026 09:00:00 +0100';
const FEBRUARY = 'Sun, 1 Feb 2026 09:00:00 +0000';

it('sends a young mail through the mail endpoint as received at its date, for the intake address that it names', async () => {
  const figures = await take(file('one.eml', mail(`Shop <${DE}>`, SUNDAY)));
  expect(figures).toMatchObject({ history: 0, fresh: 1, known: 0, guessed: 0, skipped: 0 });
  expect(stack.mails).toEqual([
    {
      raw: Buffer.from(mail(`Shop <${DE}>`, SUNDAY)),
      recipients: [DE],
      receivedAt: Date.parse('2026-03-01T08:00:00Z'),
      dmarc: 'PASS',
    },
  ]);
  expect(stack.calls).toEqual(['settle']);
  expect(recorded).toEqual([]);
});

it('takes a young mail that the mailbox distrusted as unproven', async () => {
  const doubted = `Authentication-Results: mx.example; dmarc=fail\n${mail(DE, SUNDAY)}`;
  await take(file('one.eml', doubted));
  expect(stack.mails).toMatchObject([{ dmarc: 'FAIL' }]);
});

it('records an old mail as history and leaves the mail endpoint alone', async () => {
  const figures = await take(file('one.eml', mail(DE, FEBRUARY)));
  expect(figures).toMatchObject({ history: 1, fresh: 0 });
  expect(recorded).toMatchObject([
    { recipient: DE, receivedAt: Date.parse('2026-02-01T09:00:00Z'), before: TEN - 72 * HOUR_MS },
  ]);
  expect(stack.mails).toEqual([]);
  expect(stack.calls).toEqual([]);
});

it('draws the line at the given age', async () => {
  const date = (ms: number) => new Date(ms).toUTCString();
  await take(
    file('a.eml', mail(US, date(TEN - 72 * HOUR_MS))),
    file('b.eml', mail(US, date(TEN - 72 * HOUR_MS - 1_000))),
  );
  expect(stack.mails.map(({ receivedAt }) => receivedAt)).toEqual([TEN - 72 * HOUR_MS]);
  expect(recorded.map(({ receivedAt }) => receivedAt)).toEqual([TEN - 72 * HOUR_MS - 1_000]);
});

it('takes in young mails once all history is recorded, the newest first', async () => {
  const many = Array.from(
    { length: 120 },
    (_, index) => `${SEPARATOR}\n${mail(US, FEBRUARY, `old ${index}`)}\n`,
  ).join('');
  const young = (hour: number) =>
    `${SEPARATOR}\n${mail(US, `Mon, 2 Mar 2026 0${hour}:00:00 +0000`, `at ${hour}`)}\n`;
  let atFirst: number | undefined;
  const takeIn = stack.takeIn.bind(stack);
  stack.takeIn = (one) => {
    atFirst ??= recorded.length;
    return takeIn(one);
  };
  await take(file('in.mbox', `${young(7)}${young(9)}${many}${young(8)}`));
  expect(bodies(stack.mails)).toEqual(['at 9', 'at 8', 'at 7']);
  expect(atFirst).toBe(120);
  expect(new Set(shown)).toEqual(new Set(['reading mail', 'importing new mail']));
});

it('counts a mail with an implausible or future date as received now', async () => {
  await take(file('a.eml', mail(US, 'soon')), file('b.eml', mail(US, 'Tue, 3 Mar 2026 09:00:00 +0000')));
  expect(stack.mails.map(({ receivedAt }) => receivedAt)).toEqual([TEN, TEN]);
});

it('takes a mail that names no intake address as one for the first address, and counts it', async () => {
  const figures = await take(file('a.eml', mail('seller@acme.example', SUNDAY)));
  expect(stack.mails[0]?.recipients).toEqual([US]);
  expect(figures.guessed).toBe(1);
});

it.each([
  ['empty lines above it', (text: string) => `\r\n\r\n${text}`],
  ['a byte order mark and an empty line above it', (text: string) => `\ufeff\n${text}`],
  ['lines that end with a bare CR', (text: string) => text.replace(/\r?\n/g, '\r')],
  ['both', (text: string) => `\r\r${text.replace(/\r?\n/g, '\r')}`],
])('reads an .eml with %s', async (_, change) => {
  const figures = await take(file('one.eml', change(mail(US, SUNDAY))));
  expect(figures).toMatchObject({ fresh: 1, skipped: 0 });
  // An operator may name the file otherwise.
  await take(file('mail.txt', change(mail(DE, SUNDAY))));
  expect(stack.mails).toMatchObject([{ recipients: [US] }, { recipients: [DE] }]);
  const receivedAt = Date.parse('2026-03-01T08:00:00Z');
  expect(stack.mails.map((one) => one.receivedAt)).toEqual([receivedAt, receivedAt]);
});

it('takes in the .eml files and mboxes of a folder at any depth, and lists files without mail', async () => {
  mkdirSync(join(dir, 'sub', 'deep'), { recursive: true });
  file('b.eml', mail(US, SUNDAY, 'in b'));
  file('sub/a.EML', mail(US, 'Mon, 2 Mar 2026 09:00:00 +0000', 'in a'));
  file(
    'sub/deep/Inbox',
    `${SEPARATOR}\n${mail(US, FEBRUARY, 'in the inbox')}\n${SEPARATOR}\n${mail(US, FEBRUARY, 'too')}`,
  );
  file('notes.txt', 'From here on, nothing is a mail.\nReally nothing');
  file('Robin asks.eml', '');
  file('all.zip', 'PK\u0003\u0004');
  const figures = await take(dir);
  expect(bodies(stack.mails)).toEqual(['in a', 'in b']);
  expect(bodies(recorded)).toEqual(['in the inbox', 'too']);
  expect(figures.skippedNames.toSorted()).toEqual([
    `${dir}: .eml file of 0 bytes: it is empty`,
    `${dir}: .txt file of 47 bytes: it is neither a mail nor an mbox`,
    `${dir}: .zip file of 4 bytes: it is compressed: unpack it first`,
  ]);
});

it('takes in the mails of an mbox as they were before they were quoted', async () => {
  const text = 'Dear shop,\n>From here on\n>>From there\nFrom me, without an empty line before';
  await take(
    file(
      'inbox.mbox',
      `From a@b.example Sun Mar  1 2026\n${mail(US, SUNDAY, text)}\n${SEPARATOR}\n${mail(DE, SUNDAY)}`,
    ),
  );
  expect(stack.mails.map(({ recipients }) => recipients)).toEqual([[US], [DE]]);
  expect(Buffer.from(stack.mails[0]!.raw).toString()).toBe(
    mail(US, SUNDAY, text).replace('>From here', 'From here').replace('>>From', '>From'),
  );
});

it('preserves the bytes of a mail in an mbox, with Windows line ends and other encodings', async () => {
  const raw = Buffer.concat([Buffer.from(`To: ${US}\r\n\r\n`), Buffer.from([0xe9, 0x00, 0xff, 0x0d, 0x0a])]);
  const path = join(dir, 'inbox');
  writeFileSync(path, Buffer.concat([Buffer.from('From x\r\n'), raw]));
  await take(path);
  expect(Buffer.from(stack.mails[0]!.raw)).toEqual(raw);
});

it('hands the mail endpoint the whole of a mail, although it read only the beginning', async () => {
  const long = mail(US, SUNDAY, 'y'.repeat(5_000));
  await take(file('inbox.mbox', `${SEPARATOR}\n${long}\n${SEPARATOR}\n${long}`));
  expect(stack.mails.map(({ raw }) => raw.length)).toEqual([long.length, long.length]);
});

it('takes in an unrecognisable .eml: a person sees it', async () => {
  expect(await take(file('odd.eml', '\u0000\u0001'))).toMatchObject({ fresh: 1, skipped: 0 });
});

it('skips a file that is neither a mail nor an mbox, and says so', async () => {
  const path = file('report.pdf', '%PDF-1.7');
  const figures = await take(path);
  expect(figures).toMatchObject({ history: 0, fresh: 0, skipped: 1 });
  expect(figures.skippedNames).toEqual([`${path}: it is neither a mail nor an mbox`]);
});

it('skips a mail of more than 40 MB without reading it, and goes on', async () => {
  truncateSync(file('large.eml', mail(US, SUNDAY)), LARGEST_MAIL_BYTES + 1);
  file('small.eml', mail(US, SUNDAY));
  const figures = await take(dir);
  expect(figures).toMatchObject({ fresh: 1, skipped: 1 });
  expect(figures.skippedNames[0]).toContain('it is larger than 40 MB, the most that SES accepts');
});

it('counts what is known already, and records it once', async () => {
  const path = file(
    'in.mbox',
    `${SEPARATOR}\n${mail(US, FEBRUARY)}\n${SEPARATOR}\n${mail(US, FEBRUARY, 'other')}\n`,
  );
  expect(await take(path)).toMatchObject({ history: 2, known: 0 });
  expect(await take(path)).toMatchObject({ history: 2, known: 2 });
  expect(recorded).toHaveLength(2);
});

it('works on many mails at a time, but on no more than fifty', async () => {
  const path = file(
    'in.mbox',
    Array.from({ length: 500 }, (_, n) => `${SEPARATOR}\n${mail(US, FEBRUARY, `${n}`)}\n`).join(''),
  );
  expect(await take(path)).toMatchObject({ history: 500 });
  expect(mostUnderWay).toBe(50);
});

it('skips a mail that cannot be recorded, and quotes nothing of it', async () => {
  failing = true;
  const path = file('in.mbox', `${SEPARATOR}\n${mail(US, FEBRUARY)}\n`);
  expect((await take(path)).skippedNames).toEqual([`${path}, mail 1: it could not be recorded (RangeError)`]);
});

it('gives up when no mail can be recorded at all', async () => {
  failing = true;
  const path = file('in.mbox', `${SEPARATOR}\n${mail(US, FEBRUARY)}\n`.repeat(500));
  await expect(take(path)).rejects.toThrow(RangeError);
});

it('stops early with what was taken in so far', async () => {
  const mails = Array.from({ length: 500 }, (_, n) => `${SEPARATOR}\n${mail(US, FEBRUARY, `${n}`)}\n`);
  const path = file('in.mbox', `${SEPARATOR}\n${mail(US, SUNDAY)}\n${mails.join('')}`);
  const record = recorded.push.bind(recorded);
  recorded.push = (...items) => {
    if (recorded.length === 99) ending.abort();
    return record(...items);
  };
  const figures = await take(path);
  expect(figures.history).toBe(recorded.length);
  expect(figures.history).toBeGreaterThanOrEqual(100);
  expect(figures.history).toBeLessThanOrEqual(150);
  expect(stack.mails).toEqual([]);
});

it('says when nothing is there', async () => {
  await expect(measureMails([join(dir, 'gone')])).rejects.toThrow(NoMailThere);
  await expect(measureMails([join(dir, 'gone')])).rejects.toThrow(/gone: there is no such file or folder$/);
});
