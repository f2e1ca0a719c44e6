import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { portions } from '#shared/application/threads/portions';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { days } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import { isCanaryThread } from '#shared/domain/watch/canary';
import type { ThreadStore } from '#shared/ports/threads';
import { uptime } from '#shared/runtime/uptime';
import { openRecorded, type Recorded } from '../stack/recorded.ts';
import { replayReport, type ReplaySpan } from './replay-report.ts';
import { replayTable } from './replay-table.ts';

import { loadSettings } from '#infra/settings/load-settings';

const HELP = `What would have happened by other settings: plays what was recorded again, beside the settings in force. It changes nothing.

  npm run replay -- --settings other.yaml [--against mine.yaml] [--from 2026-11-01] [--to 2026-11-20] [--data DIR] [--json]
  npm run replay -- --settings other.yaml --table NAME     of a deployed stack, by the AWS credentials of your terminal

--settings    the settings to try
--against     the settings to hold them against; those in force when left out
--from, --to  days or instants; the last 30 days when left out: threads that were settled longer ago are gone
--data        the folder of the local run; .replywatch when left out

Everything is taken to have come and to have been answered when it was, whoever would have been called: it tells who would have been
called for what, and when. It ends with 2 when something is wrong with what it was given.
`;

const KEPT_DAYS = 30;
const LOADED_AT_ONCE = 1_000;

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      settings: { type: 'string' },
      against: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      data: { type: 'string', default: '.replywatch' },
      table: { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  if (values.settings === undefined) throw new Error('name the settings to try: --settings other.yaml');
  const other = loadSettings(values.settings);
  const against = values.against === undefined ? undefined : loadSettings(values.against);

  const recorded = await openRecorded({ table: values.table, data: values.data });
  try {
    const span = spanOf(values, recorded.now);
    const before = against ?? (await settingsInForce(recorded));
    const threads = await loadAll(dynamoDbThreadStore(recorded.client, recorded.tableName), recorded.now);
    const report = (settings: VersionedSettings, part: string) =>
      replayReport(threads, settings, span, progressOf(part, threads.length));
    const reports = { before: report(before, 'replaying before'), after: report(other, 'replaying after') };
    if (values.json) {
      console.log(JSON.stringify({ from: isoOf(span.from), to: isoOf(span.to), ...reports }, null, 2));
      return 0;
    }
    console.log(`${threads.length} threads, from ${isoOf(span.from)} to ${isoOf(span.to)}.`);
    for (const warning of unknownStores(threads, other)) console.log(warning);
    console.log('');
    const nameOf = (person: string): string =>
      (other.settings.people[person] ?? before.settings.people[person])?.name ?? person;
    const lines = replayTable(
      { name: values.against === undefined ? 'in force' : basename(values.against), report: reports.before },
      { name: basename(values.settings), report: reports.after },
      nameOf,
    );
    console.log(lines.join('\n'));
    return 0;
  } finally {
    recorded.close();
  }
}

function spanOf(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: number,
): ReplaySpan {
  const span = {
    from: from === undefined ? now - days(KEPT_DAYS) : instantOf('--from', from),
    to: to === undefined ? now : instantOf('--to', to),
  };
  if (span.from >= span.to)
    throw new Error(`--from ${isoOf(span.from)} is not before --to ${isoOf(span.to)}`);
  return span;
}

function instantOf(option: string, text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at))
    throw new Error(`${option} ${text} is not a day or an instant; write one like 2026-11-20`);
  return at;
}

async function settingsInForce({ client, tableName }: Recorded): Promise<VersionedSettings> {
  return dynamoDbSettings(client, tableName, uptime).current();
}

async function loadAll(store: ThreadStore, now: number): Promise<Thread[]> {
  const ids = (await store.all()).filter((id) => !isCanaryThread(id));
  const tell = progressOf('reading', ids.length);
  const threads: Thread[] = [];
  for (const portion of portions(ids, LOADED_AT_ONCE)) {
    tell(threads.length);
    threads.push(...(await store.load(portion, now, 'recent')).map(({ thread }) => thread));
  }
  tell(ids.length);
  return threads;
}

/** Rotas name stores: one that the settings do not know falls to whoever is on duty at all times. */
function unknownStores(threads: readonly Thread[], { settings }: VersionedSettings): string[] {
  const unknown = new Set(threads.map(({ store }) => store).filter((store) => !(store in settings.stores)));
  return [...unknown].map((store) => `! ${store} is not under stores of the settings to try`);
}

/** A line on standard error for each tenth of a long run. */
function progressOf(part: string, of: number): (done: number) => void {
  let tenths = 0;
  return (done) => {
    const now = Math.floor((done * 10) / of);
    if (of < LOADED_AT_ONCE || now <= tenths) return;
    tenths = now;
    console.error(`${part}: ${done} of ${of} threads`);
  };
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
