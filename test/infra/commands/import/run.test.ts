import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { importCommand } from '#infra/commands/import/command';
import { noteRun } from '#infra/local/state/noted-run';
import { languageOf } from '#shared/mail/words/language';
import { type GeneratedMail, mailboxMails, OWN_ADDRESS, writeMbox } from '#test/builders/mbox';
import { typeTo } from '#test/infra/terminal/type-to';

const ENDS_AT = '2026-03-02T10:00:00Z';
/** Each type of mail comes at least twice. */
const MAILS = 120;
/** So that the last third of the mails goes on with the conversations of the first. */
const BETWEEN = 80;
const HISTORY_AFTER_MS = 72 * 3_600_000;

const ELSEWHERE: readonly string[] = [
  'BUYER_OPTED_OUT_BSM_MESSAGES',
  'delivery-failure',
  'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
];

let dir: string;
let mails: GeneratedMail[];
let argv: string[];

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'import-'));
  const settings = join(dir, 'settings.yaml');
  const example = readFileSync('infra/settings/example.yaml', 'utf8');
  writeFileSync(settings, example.replaceAll('care@acme.example', OWN_ADDRESS));
  // Ten mails a day: those of the last three days are young.
  mails = [
    ...mailboxMails({ mails: MAILS, endsAt: Date.parse(ENDS_AT), days: MAILS / 10, between: BETWEEN }),
  ];
  const mbox = join(dir, 'takeout.mbox');
  await writeMbox(mbox, mails);
  argv = [mbox, '--data', join(dir, 'data'), '--settings', settings, '--now', ENDS_AT];
});
afterAll(() => rmSync(dir, { recursive: true }));

function runImport(...args: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      'infra/commands/import/main.ts',
      ...args,
    ]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
    child.once('close', (code) => done({ code, out, err }));
  });
}

/** The counts of one table of the summary, by what they count. */
function table(out: string, label: string): Record<string, number> {
  const lines = out.slice(out.indexOf('Imported')).split('\n');
  const start = lines.findIndex((line) => line.startsWith(`  ${label} `));
  const rows = lines.slice(start);
  const end = rows.findIndex((line, index) => index > 0 && !/^ {10,}\d/.test(line));
  return Object.fromEntries(
    (start === -1 ? [] : rows.slice(0, end)).map((line) => {
      const [, count = '', what = ''] = /([\d,]+) {2}(.*)$/.exec(line) ?? [];
      return [what, Number(count.replaceAll(',', ''))];
    }),
  );
}

function countBy(keyOf: (mail: GeneratedMail) => string | undefined): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of mails.flatMap((mail) => keyOf(mail) ?? [])) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

it('takes a mailbox in, tells what it came to, and knows it again', { timeout: 180_000 }, async () => {
  const { code, out, err } = await runImport(...argv);
  expect(err).toBe('');
  expect(code).toBe(0);
  expect(out).toMatch(/Imported 120 mails in .* \(\d+ mails\/s, .* MB\/s\)\n/);
  const young = mails.filter(({ at }) => at >= Date.parse(ENDS_AT) - HISTORY_AFTER_MS).length;
  expect(young).toBeGreaterThan(20);
  expect(table(out, 'as history')).toEqual({ 'older than 72 h: alerts nobody': MAILS - young });
  expect(table(out, 'as new')).toEqual({ 'through the mail endpoint: watched from now on': young });
  expect(out).not.toContain('known already');
  expect(out).not.toContain('skipped');
  expect(Object.values(table(out, 'type')).toSorted()).toEqual(
    Object.values(countBy(({ type }) => type)).toSorted(),
  );
  expect(table(out, 'type')).toMatchObject({
    "buyer's message": 54,
    'copy of a reply': 30,
    'reply from your own mail client': 4,
  });
  expect(table(out, 'marketplace')).toEqual(countBy(({ country }) => country));
  const languages = new Map<string, string | undefined>();
  for (const { words } of mails)
    if (words !== undefined) languages.set(words, (await languageOf(words))?.name);
  expect(table(out, 'language')).toEqual(countBy(({ words }) => words && languages.get(words)));
  expect(table(out, 'not understood')).toEqual({
    'Gmail asks to confirm the forwarding of a mailbox: see its code and its link': 2,
    'nothing in it shows what kind of mail it is': 2,
  });
  expect(out).not.toContain('Robin');

  const again = await runImport(...argv);
  expect(again.code).toBe(0);
  // A refusal of a reply and a copy without an order may have gone to another thread than their own.
  const elsewhere = mails.slice(-young).filter(({ type }) => ELSEWHERE.includes(type)).length;
  const { 'of these; nothing was added for them': known } = table(again.out, 'known already');
  expect(known).toBeGreaterThanOrEqual(MAILS - elsewhere);
  expect(known).toBeLessThanOrEqual(MAILS);
  expect(table(again.out, 'type')).toEqual(table(out, 'type'));
});

it('answers mail that is not there by exit code 1, and writes nothing', async () => {
  const other = join(dir, 'other');
  const gone = await typeTo(importCommand, [join(dir, 'gone.mbox'), '--data', other]);
  expect(gone).toMatchObject({ code: 1, out: '' });
  expect(gone.err).toContain('there is no such file or folder');
  expect(existsSync(other)).toBe(false);
});

it('does not import into a folder that a run uses', async () => {
  const used = join(dir, 'used');
  mkdirSync(used);
  const removeNote = noteRun(used, 'http://127.0.0.1:4000');
  const refused = await typeTo(importCommand, [...argv, '--data', used]);
  expect(refused).toEqual({
    code: 1,
    out: '',
    err: `the run at http://127.0.0.1:4000 uses ${used}: end it first, or restart it with npm start -- --mail PATH\n`,
  });
  removeNote();
  expect(readdirSync(used)).toEqual([]);
});

it('explains itself by --help', async () => {
  const { code, out } = await typeTo(importCommand, ['--help']);
  expect(code).toBe(0);
  for (const word of [
    '--data',
    '--settings',
    '--history-after 72h',
    '--now',
    'the customer is lost',
    'vouch',
    'DMARC',
  ])
    expect(out.replaceAll(/\s+/g, ' ')).toContain(word);
});
