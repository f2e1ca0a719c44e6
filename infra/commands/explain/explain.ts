import { toggle, valued } from '#infra/terminal/flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { type FormatInstant, threadStory } from '#shared/application/views/thread-story';
import { rulesOf } from '#shared/contracts/settings/rules';
import { situationOf } from '#shared/domain/thread/situation';
import { Failure } from '#shared/failure';
import { instantIn } from '#shared/messages/time';
import type { ThreadStore } from '#shared/ports/threads';
import { settingsInForce } from '../stack/chosen-settings.ts';
import { openRecorded, type Recorded } from '../stack/recorded.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import { timeZone } from '../stack/time-zone.ts';

const MOST_NAMED = 10;

export const explain = defineCommand({
  name: 'explain',
  summary:
    'Prints the whole story of a thread: what arrived, what was decided and why, who was alerted, and how it ended.',
  usage: ['THREAD [flags]'],
  takes: { name: 'THREAD', least: 1, most: 1 },
  flags: {
    ...STACK_FLAGS,
    'time-zone': valued('ZONE', 'the time zone of the story; your terminal’s by default', timeZone),
    json: toggle('print JSON'),
  },
  notes: [
    'THREAD is the id of a thread, its order, or a part of either that no other thread has.\n' +
      'The data of the run on this machine can be read while it is up and after it has ended.',
  ],
  exits: {
    0: 'the thread is printed',
    1: 'no thread matches, or more than one does, or the stack cannot be reached',
  },
  async run({ flags, args: [wanted = ''] }, terminal) {
    const recorded = await openRecorded(whichStack(flags));
    try {
      const threads = dynamoDbThreadStore(recorded.client, recorded.tableName);
      const ids = await idsLike(threads, wanted, recorded.now);
      const [id] = ids;
      if (id === undefined || ids.length > 1) {
        terminal.err.write(`${nothingToExplain(wanted, ids).join('\n')}\n`);
        return 1;
      }
      const format: FormatInstant = (at) => instantIn('en', at, flags['time-zone']);
      await printStory(recorded, threads, id, { format, json: flags.json, say: terminal.say });
      return 0;
    } finally {
      recorded.close();
    }
  },
});

/** The ids of the threads that a person may mean. */
async function idsLike(threads: ThreadStore, wanted: string, now: number): Promise<string[]> {
  const [exact] = await threads.load([wanted], now);
  if (exact !== undefined) return [exact.thread.id];
  return (await threads.all()).filter((id) => id.includes(wanted)).toSorted();
}

function nothingToExplain(wanted: string, ids: readonly string[]): string[] {
  if (ids.length === 0) return [`no thread matches ${wanted}: give its id, its order, or a part of either`];
  return [
    `several threads match ${wanted}; give more of the id:`,
    ...ids.slice(0, MOST_NAMED).map((id) => `  ${id}`),
    ...(ids.length > MOST_NAMED ? [`  and ${ids.length - MOST_NAMED} more`] : []),
  ];
}

async function printStory(
  recorded: Recorded,
  threads: ThreadStore,
  id: string,
  { format, json, say }: { readonly format: FormatInstant; readonly json: boolean } & Pick<Terminal, 'say'>,
): Promise<void> {
  const { now } = recorded;
  const [stored] = await threads.load([id], now);
  if (stored === undefined) throw new Failure(`${id} has just been deleted`);
  const versioned = await settingsInForce(recorded);
  const situation = situationOf(stored.thread, rulesOf(versioned).rota, now);
  const story = threadStory(situation, versioned, format);
  if (json) {
    say(JSON.stringify({ id, ...story }, null, 2));
    return;
  }
  say(id);
  say(story.headline);
  say('');
  // Zones have names of any length.
  const width = Math.max(...[now, ...story.lines.map(({ at }) => at)].map((at) => format(at).length)) + 4;
  let isPast = true;
  for (const { at, what } of story.lines) {
    if (isPast && at > now) say(`${format(now).padEnd(width)}--- now ---`);
    isPast = at <= now;
    say(`${format(at).padEnd(width)}${what}`);
  }
}
