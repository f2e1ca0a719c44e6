import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { keys, table } from '#shared/contracts/table';
import type { BoardRow } from '#shared/domain/board/board-row';
import { days, hours, minutes } from '#shared/domain/instant';
import { newThread, type Thread } from '#shared/domain/thread/thread';
import type { Board, BoardFilling, BoardPlace } from '#shared/ports/board';
import type { ThreadStore } from '#shared/ports/threads';
import { at } from '#test/builders/thread';
import { memoryBoard, memoryBoardFilling } from '#test/fakes/memory-board';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { embeddedTable } from './embedded.ts';

const now = at('10:00');
const named = (id: string): Thread => newThread({ id, kind: 'message', store: 'acme-us' });
const row = (due: number, more: Partial<BoardRow> = {}): BoardRow => ({
  state: 'waits',
  due,
  kind: 'message',
  store: 'acme-us',
  ...more,
});

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let tableName: string;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});

interface Made {
  readonly store: ThreadStore;
  readonly board: Board;
  readonly filling: BoardFilling;
}

const made: [string, () => Promise<Made>][] = [
  [
    'in memory',
    () => {
      const store = memoryThreadStore();
      return Promise.resolve({ store, board: memoryBoard(store), filling: memoryBoardFilling(store) });
    },
  ],
  [
    'in DynamoDB',
    async () => {
      tableName = await embedded.newTable();
      const { client } = embedded;
      return {
        store: dynamoDbThreadStore(client, tableName),
        board: dynamoDbBoard(client, tableName),
        filling: dynamoDbBoardFilling(client, tableName),
      };
    },
  ],
];

describe.each(made)('a board %s', (_, make) => {
  let store: ThreadStore;
  let board: Board;
  let filling: BoardFilling;
  beforeEach(async () => {
    ({ store, board, filling } = await make());
  });

  const save = async (id: string, one: BoardRow | undefined, version = 0): Promise<void> => {
    const nextActionAt = one?.state === 'waits' ? now + days(1) : null;
    const stored = { thread: named(id), version, nextActionAt, row: one };
    expect(await store.save(stored, now)).toBe(true);
  };
  /** The ids of a list, page by page. */
  const listed = async (wanted: Omit<Parameters<Board['page']>[0], 'now'>): Promise<string[][]> => {
    const pages: string[][] = [];
    let after: BoardPlace | undefined;
    do {
      const { ids, next } = await board.page({ now, ...wanted, after });
      pages.push([...ids]);
      after = next;
    } while (after !== undefined && pages.length < 50);
    return pages;
  };

  it('lists what waits by its deadline, missed ones first, then what was answered, latest first', async () => {
    await save('a', row(now + hours(9)));
    await save('b', row(now - hours(1)));
    await save('c', row(now + hours(2)));
    await save('d', row(now - days(3), { state: 'answered' }));
    await save('e', row(now - days(1), { state: 'answered' }));
    await save('canary', undefined);
    expect(await listed({ state: 'waits', limit: 50 })).toEqual([['b', 'c', 'a']]);
    expect(await listed({ state: 'answered', limit: 50 })).toEqual([['e', 'd']]);
    expect(await listed({ state: 'all', limit: 50 })).toEqual([['b', 'c', 'a', 'e', 'd']]);
  });

  it('lists first what is urgent, counts it with what waits, and shows it alone', async () => {
    await save('a', row(now + hours(1)));
    await save('b', row(now + hours(2), { state: 'urgent' }));
    await save('c', row(now + hours(30), { state: 'hurt' }));
    await save('d', row(now - hours(2), { state: 'hurt', store: 'acme-eu' }));
    await save('e', row(now - days(1), { state: 'answered' }));
    for (const limit of [1, 2, 3, 9]) {
      expect((await listed({ state: 'waits', limit })).flat()).toEqual(['d', 'c', 'b', 'a']);
      expect((await listed({ state: 'all', limit })).flat()).toEqual(['d', 'c', 'b', 'a', 'e']);
      expect((await listed({ state: 'all', filter: { urgent: true }, limit })).flat()).toEqual([
        'd',
        'c',
        'b',
      ]);
    }
    expect(await listed({ state: 'waits', filter: { urgent: true, store: 'acme-eu' }, limit: 9 })).toEqual([
      ['d'],
    ]);
    expect((await listed({ state: 'answered', filter: { urgent: true }, limit: 9 })).flat()).toEqual([]);
    expect(await board.counts({ now, soonUntil: now + hours(4), todayUntil: now + hours(12) })).toEqual({
      missed: 1,
      soon: 2,
      today: 0,
      later: 1,
    });
  });

  it('goes through a list page by page, each thread once, also from one state into the next', async () => {
    for (let index = 0; index < 6; index += 1) await save(`w${index}`, row(now + hours(index)));
    for (let index = 0; index < 3; index += 1)
      await save(`a${index}`, row(now - hours(index), { state: 'answered' }));
    const all = ['w0', 'w1', 'w2', 'w3', 'w4', 'w5', 'a0', 'a1', 'a2'];
    for (const limit of [1, 2, 3, 4, 6, 9, 50]) {
      const pages = await listed({ state: 'all', limit });
      expect(pages.flat()).toEqual(all);
      expect(Math.max(...pages.map(({ length }) => length))).toBeLessThanOrEqual(limit);
    }
  });

  it('goes on behind a thread that was answered meanwhile', async () => {
    for (let index = 0; index < 4; index += 1) await save(`w${index}`, row(now + hours(index)));
    const { next } = await board.page({ state: 'waits', limit: 2, now });
    await save('w1', row(now, { state: 'answered' }), 1);
    expect((await board.page({ state: 'waits', after: next, limit: 2, now })).ids).toEqual(['w2', 'w3']);
  });

  it('moves, changes and removes the row with the thread', async () => {
    await save('a', row(now + hours(1)));
    await save('a', row(now + hours(1), { topic: 'delivery' }), 1);
    expect(await listed({ state: 'waits', filter: { topic: 'delivery' }, limit: 9 })).toEqual([['a']]);
    await save('a', row(now, { state: 'answered' }), 2);
    expect(await listed({ state: 'waits', limit: 9 })).toEqual([[]]);
    expect(await listed({ state: 'answered', limit: 9 })).toEqual([['a']]);
    await save('a', undefined, 3);
    expect(await listed({ state: 'all', limit: 9 })).toEqual([[]]);
  });

  it('returns the row with the thread', async () => {
    const whole = row(now, {
      marketplaceId: 'A1PA6795UKMFR9',
      language: 'de',
      topic: 'delivery',
      hold: { by: 'li', until: now + hours(2) },
    });
    await save('a', whole);
    await save('b', row(now));
    expect((await store.load(['a', 'b'], now)).map((one) => one.row)).toEqual(
      expect.arrayContaining([whole, row(now)]),
    );
  });

  it('filters by store, marketplace, kind, language, topic and all of them together', async () => {
    const german = { store: 'acme-eu', marketplaceId: 'A1PA6795UKMFR9', language: 'de' } as const;
    await save('a', row(now + 1));
    await save('b', row(now + 2, german));
    await save('c', row(now + 3, { ...german, kind: 'return', topic: 'return-or-refund' }));
    await save('d', row(now + 4, { ...german, state: 'answered' }));
    const found = async (filter: Parameters<Board['page']>[0]['filter']) =>
      (await listed({ state: 'waits', filter: filter!, limit: 9 })).flat();
    expect(await found({ store: 'acme-us' })).toEqual(['a']);
    expect(await found({ marketplaceId: 'A1PA6795UKMFR9' })).toEqual(['b', 'c']);
    expect(await found({ kind: 'return' })).toEqual(['c']);
    expect(await found({ language: 'de' })).toEqual(['b', 'c']);
    expect(await found({ topic: 'return-or-refund' })).toEqual(['c']);
    expect(await found({ ...german, kind: 'message' })).toEqual(['b']);
    expect(await found({ store: 'acme-us', language: 'de' })).toEqual([]);
    expect(await listed({ state: 'all', filter: { language: 'de' }, limit: 2 })).toEqual([['b', 'c'], ['d']]);
  });

  it('lists a person’s threads, and after the hold has ended as nobody’s, without a write', async () => {
    await save('a', row(now, { hold: { by: 'li', until: now + hours(2) } }));
    await save('b', row(now + 1, { hold: { by: 'ana', until: now + hours(9) } }));
    await save('c', row(now + 2));
    const found = async (holder: string | null, instant: number) =>
      (await board.page({ state: 'waits', filter: { holder }, limit: 9, now: instant })).ids;
    expect(await found('li', now)).toEqual(['a']);
    expect(await found(null, now)).toEqual(['c']);
    expect(await found('li', now + hours(2))).toEqual([]);
    expect(await found(null, now + hours(2))).toEqual(['a', 'c']);
  });

  it('lists what nobody has taken on under its assignee and as nobody’s, and again after a hold has ended', async () => {
    await save('a', row(now, { assignee: 'ana' }));
    await save('b', row(now + 1, { assignee: 'ana', hold: { by: 'li', until: now + hours(2) } }));
    await save('c', row(now + 2, { assignee: 'li', hold: { by: 'li', until: now + hours(2) } }));
    await save('d', row(now + 3));
    const found = async (holder: string | null, instant: number) =>
      (await board.page({ state: 'waits', filter: { holder }, limit: 9, now: instant })).ids;
    expect(await found('ana', now)).toEqual(['a']);
    expect(await found('li', now)).toEqual(['b', 'c']);
    expect(await found(null, now)).toEqual(['a', 'd']);
    expect(await found('ana', now + hours(2))).toEqual(['a', 'b']);
    expect(await found('li', now + hours(2))).toEqual(['c']);
    expect(await found(null, now + hours(2))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('counts what waits by its deadline, each instant in one of them', async () => {
    const soonUntil = now + hours(4);
    const todayUntil = now + hours(14);
    const dues = [
      now - days(1),
      now,
      now + 1,
      soonUntil,
      soonUntil + 1,
      todayUntil,
      todayUntil + 1,
      now + days(5),
    ];
    for (const [index, due] of dues.entries()) await save(`w${index}`, row(due));
    await save('answered', row(now, { state: 'answered' }));
    expect(await board.counts({ now, soonUntil, todayUntil })).toEqual({
      missed: 2,
      soon: 2,
      today: 2,
      later: 2,
    });
  });

  it('counts nothing as today when the day ends within four hours', async () => {
    await save('a', row(now + hours(3)));
    await save('b', row(now + hours(5)));
    const counts = await board.counts({ now, soonUntil: now + hours(4), todayUntil: now + hours(2) });
    expect(counts).toEqual({ missed: 0, soon: 1, today: 0, later: 1 });
  });

  it('stops counting above two hundred', async () => {
    await Promise.all(
      Array.from({ length: 230 }, (__, index) => save(`w${index}`, row(now + minutes(1) + index))),
    );
    const counts = await board.counts({ now, soonUntil: now + hours(4), todayUntil: now + hours(9) });
    expect(counts).toEqual({ missed: 0, soon: 201, today: 0, later: 0 });
  });

  it('fills itself portion by portion with threads that have no row, and leaves out those that have one', async () => {
    for (let index = 0; index < 5; index += 1) await save(`w${index}`, undefined);
    await save('listed', row(now));
    expect(await filling.progress()).toBeUndefined();
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const { threads, next } = await filling.unlisted(after, now);
      for (const one of threads) {
        ids.push(one.thread.id);
        await filling.list(one, row(now + ids.length));
      }
      after = next;
      await filling.note({
        deploy: 'd1',
        startedAt: now,
        pass: 'first',
        ...(after !== undefined && { after }),
      });
    } while (after !== undefined);
    expect(ids.toSorted()).toEqual(['w0', 'w1', 'w2', 'w3', 'w4']);
    expect((await listed({ state: 'waits', limit: 9 })).flat()).toEqual(['listed', ...ids]);
    expect(await filling.progress()).toEqual({ deploy: 'd1', startedAt: now, pass: 'first' });
    expect((await filling.unlisted(undefined, now)).threads).toEqual([]);
  });

  it('does not overwrite what was saved while it was being filled, nor bring back what was deleted', async () => {
    await save('a', undefined);
    const [before] = await store.load(['a'], now);
    await save('a', row(now, { topic: 'delivery' }), 1);
    await filling.list(before!, row(now + hours(1)));
    await filling.list({ ...before!, thread: named('gone') }, row(now));
    expect((await store.load(['a', 'gone'], now)).map((one) => one.row)).toEqual([
      row(now, { topic: 'delivery' }),
    ]);
    expect(await listed({ state: 'all', limit: 9 })).toEqual([['a']]);
  });

  it('changes neither the version nor the lifetime of a thread that it lists', async () => {
    await save('a', undefined);
    const [before] = await store.load(['a'], now);
    await filling.list(before!, row(now, { state: 'answered' }));
    expect(await store.load(['a'], now + days(24))).toEqual([
      { ...before!, row: row(now, { state: 'answered' }) },
    ]);
    expect(await store.load(['a'], now + days(26))).toEqual([]);
  });
});

describe('the board in DynamoDB', () => {
  let store: ThreadStore;
  beforeEach(async () => {
    tableName = await embedded.newTable();
    store = dynamoDbThreadStore(embedded.client, tableName);
  });
  const keyOf = (id: string) => {
    const { pk, sk } = keys.thread(id);
    return { pk: { S: pk }, sk: { S: sk } };
  };

  it('skips a row that cannot be read when it loads the thread: the next save writes it anew', async () => {
    await store.save({ thread: named('a'), version: 0, nextActionAt: now, row: row(now) }, now);
    const { Item = {} } = await embedded.client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf('a') }),
    );
    await embedded.client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...Item, kind: { S: 'a kind of a later version' } },
      }),
    );
    const [stored] = await store.load(['a'], now);
    expect(stored).toEqual({ thread: named('a'), version: 1, nextActionAt: now });
  });

  it('stores with a usual row less than 150 bytes more', async () => {
    const usual = row(now, {
      marketplaceId: 'ATVPDKIKX0DER',
      language: 'en',
      topic: 'product-question',
      assignee: 'ana',
      hold: { by: 'li', until: now },
    });
    await store.save({ thread: named('a'), version: 0, nextActionAt: now, row: usual }, now);
    const { Item = {} } = await embedded.client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf('a') }),
    );
    const { partitionKey, sortKey, included } = table.boardIndex;
    const bytes = [partitionKey, sortKey, ...included].reduce(
      (sum, name) => sum + name.length + (Item[name]?.S ?? Item[name]?.N ?? '').length,
      0,
    );
    expect(bytes).toBeLessThan(150);
  });

  it('reads at most four thousand rows for a filter, then says where to go on', async () => {
    const rows: number[] = [];
    const client = new Proxy(embedded.client, {
      get: (target, key): unknown =>
        key === 'send'
          ? async (command: Parameters<DynamoDBClient['send']>[0]) => {
              const answer = await target.send(command);
              rows.push((answer as { ScannedCount?: number }).ScannedCount ?? 0);
              return answer;
            }
          : Reflect.get(target, key),
    });
    const count = 4_300;
    for (let from = 0; from < count; from += 100)
      await Promise.all(
        Array.from({ length: 100 }, (_, index) =>
          store.save(
            {
              thread: named(`acme-us.${from + index}`),
              version: 0,
              nextActionAt: now,
              row: row(now + from + index, from + index === count - 1 ? { language: 'de' } : {}),
            },
            now,
          ),
        ),
      );
    const board = dynamoDbBoard(client, tableName);
    const wanted = { state: 'waits', filter: { language: 'de' }, limit: 50, now } as const;
    const first = await board.page(wanted);
    expect(first.ids).toEqual([]);
    expect(rows.reduce((sum, one) => sum + one, 0)).toBe(4_000);
    expect(await board.page({ ...wanted, after: first.next })).toEqual({ ids: [`acme-us.${count - 1}`] });

    rows.length = 0;
    const common = await board.page({ ...wanted, filter: { store: 'acme-us' } });
    expect(common.ids).toHaveLength(50);
    expect(rows.filter((one) => one > 0)).toEqual([200]);
  }, 60_000);
});
