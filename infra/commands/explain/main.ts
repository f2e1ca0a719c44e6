import { parseArgs } from 'node:util';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { type FormatInstant, threadStory } from '#shared/application/views/thread-story';
import { isTimeZone } from '#shared/contracts/settings/parts';
import { rulesOf } from '#shared/contracts/settings/rules';
import { situationOf } from '#shared/domain/thread/situation';
import { instantIn } from '#shared/messages/time';
import type { ThreadStore } from '#shared/ports/threads';
import { uptime } from '#shared/runtime/uptime';
import { openRecorded } from '../stack/recorded.ts';

const HELP = `The whole story of a thread: what came, what was decided and why, who was called and what became of it.

  npm run explain -- THREAD [--data DIR] [--time-zone Asia/Shanghai] [--json]
  npm run explain -- THREAD --table NAME     of a deployed stack, by the AWS credentials of your terminal

THREAD        its id, its order, or a part of either that no other has
--data        the folder of the local run; .replywatch when left out
--time-zone   the terminal's own when left out

It ends with 1 when no thread, or more than one, goes by that name.
`;

const MOST_NAMED = 10;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: {
      data: { type: 'string', default: '.replywatch' },
      table: { type: 'string' },
      'time-zone': { type: 'string', default: Intl.DateTimeFormat().resolvedOptions().timeZone },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowPositionals: true,
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const [wanted, ...rest] = positionals;
  if (wanted === undefined || rest.length > 0) throw new Error('name one thread; --help tells how');
  const timeZone = values['time-zone'];
  if (!isTimeZone(timeZone))
    throw new Error(`--time-zone ${timeZone} is not a time zone; write one like Europe/Berlin`);

  const recorded = await openRecorded({ table: values.table, data: values.data });
  try {
    const threads = dynamoDbThreadStore(recorded.client, recorded.tableName);
    const ids = await namedBy(threads, wanted, recorded.now);
    if (ids.length !== 1) {
      console.error(ids.length === 0 ? `no thread goes by ${wanted}` : `several threads go by ${wanted}:`);
      for (const id of ids.slice(0, MOST_NAMED)) console.error(`  ${id}`);
      if (ids.length > MOST_NAMED) console.error(`  and ${ids.length - MOST_NAMED} more`);
      return 1;
    }
    const [stored] = await threads.load(ids, recorded.now);
    if (stored === undefined) throw new Error(`${wanted} has just left`);
    const versioned = await dynamoDbSettings(recorded.client, recorded.tableName, uptime).current();
    const format: FormatInstant = (at) => instantIn('en', at, timeZone);
    const situation = situationOf(stored.thread, rulesOf(versioned).rota, recorded.now);
    const story = threadStory(situation, versioned, format);
    if (values.json) {
      console.log(JSON.stringify({ id: stored.thread.id, ...story }, null, 2));
      return 0;
    }
    console.log(stored.thread.id);
    console.log(story.headline);
    console.log('');
    const width =
      Math.max(...[recorded.now, ...story.lines.map(({ at }) => at)].map((at) => format(at).length)) + 4;
    let isPast = true;
    for (const { at, what } of story.lines) {
      if (isPast && at > recorded.now) console.log(`${format(recorded.now).padEnd(width)}--- now ---`);
      isPast = at <= recorded.now;
      console.log(`${format(at).padEnd(width)}${what}`);
    }
    return 0;
  } finally {
    recorded.close();
  }
}

/** Ids of the threads that a person may mean. */
async function namedBy(threads: ThreadStore, wanted: string, now: number): Promise<string[]> {
  const [exact] = await threads.load([wanted], now);
  if (exact !== undefined) return [exact.thread.id];
  return (await threads.all()).filter((id) => id.includes(wanted)).toSorted();
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
