import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildSync } from 'esbuild';
import * as z from 'zod';
import { bundling } from '#infra/stack/parts/bundles';
import { type ColdEvent, coldStarts } from './cold-start-events.ts';

const ROUNDS = 15;
const FUNCTIONS = [
  'sweep',
  'ingest-mail',
  'notify',
  'ingest-notification',
  'delivery-events',
  'board',
] as const;
/** The list that people open first needs more of its function than the link of an alert. */
const INBOX = 'board, signed in';
const NAMES = ['empty', 'one GetItem', ...FUNCTIONS, INBOX] as const;
type Name = (typeof NAMES)[number];
/** The most that a start may take, as a multiple of one GetItem. */
const AT_MOST: Partial<Record<Name, number>> = {
  sweep: 1.6,
  'ingest-mail': 2.3,
  notify: 2.6,
  board: 2.2,
  [INBOX]: 2.4,
};
const EMPTY = 'export async function handler() {}';
/** The least work that any function does which reads the table. */
const ONE_GET_ITEM = `import { GetItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
const client = dynamoDbClient();
export async function handler() {
  const Key = { pk: { S: 'none' }, sk: { S: 'none' } };
  await client.send(new GetItemCommand({ TableName: process.env.TABLE_NAME, Key }));
}`;

/**
 * Does what Lambda does: its runtime requires node:http, then imports the bundle and calls it. Both are timed inside the
 * process.
 */
const RUNNER = `process.getBuiltinModule('node:http');
const started = performance.now();
const { handler } = await import(process.env.BUNDLE);
const imported = performance.now();
const answer = await handler(JSON.parse(process.env.EVENT), { getRemainingTimeInMillis: () => 30_000 });
const called = performance.now();
if (answer?.batchItemFailures?.length > 0) throw new Error('the message failed');
if (answer?.statusCode >= 500 || answer?.statusCode === 303) throw new Error('the page was not shown');
const { userCPUTime, systemCPUTime } = process.resourceUsage();
const cpuMs = (userCPUTime + systemCPUTime) / 1000;
process.stdout.write('\\n' + JSON.stringify({ importMs: imported - started, callMs: called - imported, cpuMs }));
process.exit(0);
`;

interface Started {
  readonly importMs: number;
  readonly callMs: number;
  /** Of the processor, which other work on the machine disturbs less. */
  readonly cpuMs: number;
  /** From the start of the process to its end. */
  readonly processMs: number;
}

/** Bundles a function as the template does and names the `index.mjs` to import. */
function bundle(name: Name, outdir: string): void {
  if (name === 'empty') {
    mkdirSync(outdir);
    writeFileSync(join(outdir, 'index.mjs'), EMPTY);
  } else if (name === 'one GetItem') {
    const stdin = { contents: ONE_GET_ITEM, resolveDir: '.' };
    buildSync({ ...bundling('sweep'), entryPoints: [], stdin, entryNames: 'index', outdir });
  } else buildSync({ ...bundling(name === INBOX ? 'board' : name), outdir });
}

/** The size of a bundle's code. */
function sizeOf(outdir: string): { readonly bytes: number; readonly gzipped: number } {
  const files = readdirSync(outdir).filter((file) => file.endsWith('.mjs'));
  const code = files.map((file) => readFileSync(join(outdir, file)));
  return { bytes: Buffer.concat(code).length, gzipped: gzipSync(Buffer.concat(code)).length };
}

const timings = z.object({ importMs: z.number(), callMs: z.number(), cpuMs: z.number() });

function start(runner: string, file: string, { environment, event }: ColdEvent): Promise<Started> {
  const { NODE_EXTRA_CA_CERTS: _, ...inherited } = process.env;
  return new Promise((done, fail) => {
    const from = performance.now();
    const child = spawn(process.execPath, [runner], {
      env: { ...inherited, ...environment, BUNDLE: file, EVENT: JSON.stringify(event) },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.once('error', fail);
    child.once('close', (code) => {
      const processMs = performance.now() - from;
      if (code !== 0) {
        fail(new Error(`a cold start of ${file} ended with ${code}: ${said}`));
        return;
      }
      done({ ...timings.parse(JSON.parse(said.trim().split('\n').at(-1) ?? '')), processMs });
    });
  });
}

const wall = ({ processMs }: Started): number => processMs;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}

export const coldStart = {
  name: 'cold-start',
  async run(say: (line: string) => void): Promise<void> {
    const directory = mkdtempSync(join(tmpdir(), 'replywatch-cold-'));
    const services = await coldStarts(ROUNDS + 1);
    try {
      const runner = join(directory, 'run.mjs');
      writeFileSync(runner, RUNNER);
      for (const name of NAMES) bundle(name, join(directory, name));
      const taken = new Map<Name, Started[]>(NAMES.map((name) => [name, []]));
      // The first round warms the disk cache and does not count.
      for (let round = 0; round <= ROUNDS; round += 1)
        for (const name of NAMES) {
          const event = name === 'empty' ? { environment: {}, event: {} } : services.eventOf(name, round);
          const started = await start(runner, join(directory, name, 'index.mjs'), event);
          if (round > 0) taken.get(name)?.push(started);
        }
      const of = (name: Name, what: (started: Started) => number): number =>
        median((taken.get(name) ?? []).map(what));
      const ratio = (name: Name, to: Name, what: (started: Started) => number = wall): string =>
        (of(name, what) / of(to, what)).toFixed(2);
      say(
        `A cold start: a new process imports the bundle and handles its first event; medians of ${ROUNDS}, in turn.`,
      );
      say('');
      say(
        '| function | bundle | gzipped | whole process, to one GetItem | at most | of the processor | to an empty handler | import | first call |',
      );
      say('| --- | --- | --- | --- | --- | --- | --- | --- |');
      for (const name of NAMES) {
        const { bytes, gzipped } = sizeOf(join(directory, name));
        const kilobytes = (count: number): string => `${Math.round(count / 1000)} KB`;
        say(
          `| ${name} | ${kilobytes(bytes)} | ${kilobytes(gzipped)} | ${ratio(name, 'one GetItem')} | ` +
            `${AT_MOST[name]?.toFixed(1) ?? ''} | ${ratio(name, 'one GetItem', ({ cpuMs }) => cpuMs)} | ` +
            `${ratio(name, 'empty')} | ` +
            `${of(name, ({ importMs }) => importMs).toFixed(0)} ms | ${of(name, ({ callMs }) => callMs).toFixed(0)} ms |`,
        );
      }
    } finally {
      await services.stop();
      rmSync(directory, { recursive: true });
    }
  },
};
