/*
 * Measures how fast an import is and whether its memory grows: `npm run bench:import -- --mails 100000`. Generates an mbox,
 * runs `npm run import` on it with fresh data, and prints the memory at each tenth and the summary. Needs Linux.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { mailboxMails, OWN_ADDRESS, writeMbox } from '#test/builders/mbox';
import { processTree } from './process-tree.ts';

const ENDS_AT = '2026-03-02T10:00:00Z';
const DAYS = 730;
const SAMPLE_MS = 200;
const EXAMPLE = new URL('../../infra/settings/example.yaml', import.meta.url);

const PARTS = {
  node: (command: string) => command.includes('infra/commands/import/main.ts') && !command.startsWith('sh '),
  database: (command: string) => /^\S*dynoxide/.test(command),
} as const;
type Part = keyof typeof PARTS;

const { values } = parseArgs({ options: { mails: { type: 'string', default: '100000' } } });
const mails = Number(values.mails);
if (!Number.isSafeInteger(mails) || mails < 1) throw new Error('--mails is not a number of mails');

const say = (line: string): boolean => process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`;
const dir = mkdtempSync(join(tmpdir(), 'replywatch-bench-'));
try {
  const settings = join(dir, 'settings.yaml');
  const example = readFileSync(EXAMPLE, 'utf8');
  writeFileSync(settings, example.replaceAll('care@acme.example', OWN_ADDRESS));
  const mbox = join(dir, 'takeout.mbox');
  const { bytes } = await writeMbox(mbox, mailboxMails({ mails, endsAt: Date.parse(ENDS_AT), days: DAYS }));
  say(`generated ${mails.toLocaleString('en')} mails of ${DAYS} days, ${megabytes(bytes)}`);
  process.exitCode = await run([mbox, '--data', join(dir, 'data'), '--settings', settings, '--now', ENDS_AT]);
} finally {
  rmSync(dir, { recursive: true });
}

/** Runs the import, prints its output with the memory at each tenth, and returns its exit code. */
async function run(argv: readonly string[]): Promise<number> {
  const child = spawn('npm', ['run', '--silent', 'import', '--', ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const peaks: Record<Part, number> = { node: 0, database: 0 };
  const memory = (): string =>
    (Object.keys(PARTS) as Part[])
      .map((part) => {
        const samples = processTree(child.pid ?? 0).filter(({ command }) => PARTS[part](command));
        const sum = (of: 'rss' | 'peak'): number => samples.reduce((total, sample) => total + sample[of], 0);
        peaks[part] = Math.max(peaks[part], sum('peak'));
        return `${part} ${megabytes(sum('rss'))} (peak ${megabytes(peaks[part])})`;
      })
      .join(', ');
  const timer = setInterval(memory, SAMPLE_MS);
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)));
  for await (const line of createInterface({ input: child.stdout }))
    say(/ %  |^ +[\d.]+ s  /.test(line) ? `${line.padEnd(78)} ${memory()}` : line);
  clearInterval(timer);
  say(
    `peak memory: ${(Object.keys(PARTS) as Part[]).map((part) => `${part} ${megabytes(peaks[part])}`).join(', ')}`,
  );
  return ended;
}
