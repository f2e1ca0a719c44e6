import { basename } from 'node:path';
import { loadSettings } from '#infra/settings/load-settings';
import { dayOrInstant, path, toggle, valued } from '#infra/terminal/flags';
import { type Progress, showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { portions } from '#shared/application/threads/portions';
import { LADDER_NAMES } from '#shared/contracts/settings/ladders/by-name';
import { withLadders } from '#shared/contracts/settings/ladders/with-ladders';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { days } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import { isCanaryThread } from '#shared/domain/watch/canary';
import type { ThreadStore } from '#shared/ports/threads';
import { settingsInForce } from '../stack/chosen-settings.ts';
import { openRecorded, type Recorded } from '../stack/recorded.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import { replayReport, type ReplaySpan } from './replay-report.ts';
import { type NamedReport, replayTable, reportsTable } from './replay-table.ts';

const RECORDED_DAYS = 30;
const LOADED_AT_ONCE = 1_000;

export const replayCommand = defineCommand({
  name: 'replay',
  summary:
    'Shows what would have happened under other settings: replays what was recorded, and compares with the settings in\n' +
    'force, or compares the ladders to choose from. It changes nothing.',
  usage: ['--settings other.yaml [flags]', '--ladders [flags]'],
  flags: {
    settings: valued('FILE', 'the settings to try; those in force by default', path.optional()),
    against: valued('FILE', 'the settings to compare them with; those in force by default', path.optional()),
    ladders: toggle('compare the ladders to choose from: standard, small-team and strict'),
    ...STACK_FLAGS,
    from: valued(
      'DAY',
      `the day or instant to begin with; ${RECORDED_DAYS} days ago by default`,
      dayOrInstant.optional(),
    ),
    to: valued('DAY', 'the day or instant to end with; now by default', dayOrInstant.optional()),
    json: toggle('print JSON'),
  },
  notes: [
    `Threads that were settled more than ${RECORDED_DAYS} days ago are gone. Messages and answers come when they really came,\n` +
      'even if other people would have been alerted: it shows who would have been alerted for what, and when. The data of\n' +
      'the run on this machine can be read while it is up and after it has ended.',
    'Missed, alerted too late: no alert left anybody whom it reached an hour of their day, from 7 to 22, before the deadline.',
  ],
  exits: { 0: 'the comparison is printed', 1: 'the settings or the stack cannot be read' },
  async run({ flags }, terminal) {
    if (flags.ladders && flags.against !== undefined)
      throw new UsageError('--ladders compares all ladders by name: leave out --against');
    const which = whichStack(flags);
    const [after, before] = [flags.settings, flags.against].map((file) =>
      file === undefined ? undefined : { name: basename(file), ...loadSettings(file) },
    );
    const recorded = await openRecorded(which);
    try {
      const span = spanOf(flags, recorded.now);
      const inForce = async (): Promise<NamedSettings> => ({
        name: 'in force',
        ...(await settingsInForce(recorded)),
      });
      if (after === undefined && !flags.json) terminal.say(`Settings: those in force in ${recorded.name}.`);
      const to = { terminal, json: flags.json };
      const tried = after ?? (await inForce());
      if (flags.ladders) {
        const each = LADDER_NAMES.map((name) => ({
          name,
          version: `${tried.version}+${name}`,
          settings: withLadders(tried.settings, name),
        }));
        return await compare(recorded, span, each, to);
      }
      return await compare(recorded, span, [before ?? (await inForce()), tried], to);
    } finally {
      recorded.close();
    }
  },
});

/** Settings with their name in the printed table. */
interface NamedSettings extends VersionedSettings {
  readonly name: string;
}

/** Replays what was recorded under each of the settings; of two, it shows the difference too. */
async function compare(
  recorded: Recorded,
  span: ReplaySpan,
  tried: readonly NamedSettings[],
  { terminal, json }: { readonly terminal: Terminal; readonly json: boolean },
): Promise<number> {
  const { say, err, elapsedMs } = terminal;
  const progress = showProgress(err, elapsedMs);
  try {
    const store = dynamoDbThreadStore(recorded.client, recorded.tableName);
    const threads = await loadAll(store, recorded.now, partOf(progress, 'reading'));
    const reports = tried.map((settings): NamedReport => {
      const onProgress = partOf(progress, `replaying ${settings.name}`);
      const report = replayReport(threads, settings, span, (done) => onProgress(done, threads.length));
      return { name: settings.name, report };
    });
    progress.end();
    const [before, after, ...more] = reports;
    const isPair = before !== undefined && after !== undefined && more.length === 0;
    if (json) {
      const shown = isPair
        ? { before: before.report, after: after.report }
        : Object.fromEntries(reports.map(({ name, report }) => [name, report]));
      say(JSON.stringify({ from: isoOf(span.from), to: isoOf(span.to), ...shown }, null, 2));
      return 0;
    }
    say(`${threads.length} threads, from ${isoOf(span.from)} to ${isoOf(span.to)}.`);
    const last = tried.at(-1);
    if (last !== undefined) unknownStores(threads, last).forEach(say);
    say('');
    const nameOf = (person: string): string =>
      tried.findLast(({ settings }) => Object.hasOwn(settings.people, person))?.settings.people[person]
        ?.name ?? person;
    (isPair ? replayTable(before, after, nameOf) : reportsTable(reports, nameOf)).forEach(say);
    return 0;
  } finally {
    progress.end();
  }
}

function spanOf(
  { from, to }: { readonly from?: number | undefined; readonly to?: number | undefined },
  now: number,
): ReplaySpan {
  const span = { from: from ?? now - days(RECORDED_DAYS), to: to ?? now };
  if (span.from >= span.to)
    throw new UsageError(
      `--from ${isoOf(span.from)} is not before --to ${isoOf(span.to)}; name an earlier one`,
    );
  return span;
}

async function loadAll(
  store: ThreadStore,
  now: number,
  onProgress: (done: number, of: number) => void,
): Promise<Thread[]> {
  const ids = (await store.all()).filter((id) => !isCanaryThread(id));
  const threads: Thread[] = [];
  for (const portion of portions(ids, LOADED_AT_ONCE)) {
    threads.push(...(await store.load(portion, now, 'recent')).map(({ thread }) => thread));
    onProgress(threads.length, ids.length);
  }
  return threads;
}

/** Warns of stores that the settings lack: no rota covers those, so the people who are always on duty would be alerted. */
function unknownStores(threads: readonly Thread[], { settings }: VersionedSettings): string[] {
  const unknown = new Set(threads.map(({ store }) => store).filter((store) => !(store in settings.stores)));
  return [...unknown].map((store) => `! the settings to try do not have the store ${store}`);
}

function partOf(progress: Progress, part: string): (done: number, of: number) => void {
  return (done, of) => progress.update({ part, done, of, count: done, unit: 'threads' });
}

function isoOf(at: number): string {
  return new Date(at).toISOString();
}
