import { loadReadable } from '#shared/application/threads/load-readable';
import type { Settings } from '#shared/contracts/settings/settings';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { type Instant, minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { endingOf } from '#shared/domain/thread/ending';
import { type Cycle, waitingIn } from '#shared/domain/thread/cycle';
import { stateOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { wordsOf } from '#shared/domain/thread/words-of';
import { wordsIn } from '#shared/messages/catalogue';
import { plain } from '#shared/messages/plain';
import type { Board, BoardPlace } from '#shared/ports/board';
import type { ThreadStore } from '#shared/ports/threads';
import type { Selection } from '../query.ts';
import type { Reading } from '../reading.ts';
import { type Cell, csvOf } from './csv.ts';
import { isoDayOf, type Period } from './period.ts';

export interface ThreadsCsvDeps {
  readonly threads: ThreadStore;
  readonly board: Board;
}

/** What a file of threads is about. */
export interface ThreadsWanted {
  readonly period: Period;
  readonly selection: Selection;
  /** Whether the file names people: only a manager's does. */
  readonly withPeople: boolean;
}

/**
 * A row for each wait that began in the period, without words and names of buyers; undefined when the file would be too
 * large.
 */
export function threadsCsv(
  deps: ThreadsCsvDeps,
  wanted: ThreadsWanted,
  settings: Settings,
  reading: Reading,
  now: Instant,
): Promise<string | undefined> {
  const { columns } = reading.words;
  return csvOf(
    [
      columns.store,
      columns.marketplace,
      columns.kind,
      columns.order,
      columns.began(reading.zone),
      columns.messages,
      columns.topic,
      columns.language,
      columns.outcome,
      columns.ended(reading.zone),
      columns.minutes,
      ...(wanted.withPeople ? [columns.acknowledgedBy, columns.endedBy] : []),
    ],
    rowsOf(deps, wanted, settings, reading, now),
  );
}

async function* rowsOf(
  deps: ThreadsCsvDeps,
  { period: { span }, selection, withPeople }: ThreadsWanted,
  settings: Settings,
  reading: Reading,
  now: Instant,
): AsyncGenerator<Cell[]> {
  for await (const ids of idsSince(deps.board, selection, span.from, now))
    for (const { thread } of (await loadReadable(deps.threads, ids, now)).stored)
      for (const cycle of stateOf(thread, now).cycles)
        if (cycle.startedAt >= span.from && cycle.startedAt < span.until)
          yield [
            ...rowOf(thread, cycle, settings, reading),
            ...(withPeople ? peopleOf(thread, cycle, settings) : []),
          ];
}

const IDS_A_PAGE = 100;

/** The threads that wait, and those that were answered since an instant: no other has a wait that began since. */
async function* idsSince(
  board: Board,
  filter: Selection,
  from: Instant,
  now: Instant,
): AsyncGenerator<readonly string[]> {
  for (const state of ['waits', 'answered'] as const) {
    let after: BoardPlace | undefined;
    do {
      const { ids, next } = await board.page({ state, filter, after, limit: IDS_A_PAGE, now });
      yield ids;
      after = next;
    } while (after !== undefined && (state === 'waits' || after.due >= from));
  }
}

function rowOf(thread: Thread, cycle: Cycle, settings: Settings, { words, reader }: Reading): Cell[] {
  const { startedAt, ended } = cycle;
  const { topic, language } = wordsOf(cycle);
  return [
    plain(settings.stores[thread.store]?.name ?? thread.store),
    marketplaceById(thread.marketplaceId)?.tld ?? thread.marketplaceId,
    thread.kind === 'canary' ? undefined : words.kind[thread.kind],
    thread.orderId,
    timeIn(startedAt, reader.timeZone),
    waitingIn(cycle),
    topic && wordsIn(reader.language).topic[topic.name],
    language?.name,
    words.outcome[ended?.by ?? 'waits'],
    ended && timeIn(ended.at, reader.timeZone),
    ended && Math.round((ended.at - startedAt) / minutes(1)),
  ];
}

function peopleOf(thread: Thread, { takenOn, ended }: Cycle, { people }: Settings): Cell[] {
  const nameOf = (id: string): string => plain(people[id]?.name ?? id);
  const acknowledged = takenOn.flatMap((one) => (one.type === 'acknowledged' ? [nameOf(one.by)] : []));
  const ending = ended && endingOf(thread, ended);
  return [
    [...new Set(acknowledged)].join('; '),
    ending !== undefined && 'by' in ending ? nameOf(ending.by) : undefined,
  ];
}

/** A time as every spreadsheet reads it: `2026-03-02 14:05`. */
function timeIn(at: Instant, timeZone: string): string {
  const { day, minute } = localTimeOf(at, timeZone);
  const clock = new Date(minutes(minute)).toISOString().slice(11, 16);
  return `${isoDayOf(day)} ${clock}`;
}
