import {
  type BatchWriteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbThreadAudit } from '#shared/adapters/dynamodb/thread-audit';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { AUDIT_SEGMENTS } from '#shared/contracts/audit';
import { keys } from '#shared/contracts/table';
import type { EndedWait } from '#shared/domain/figures/wait';
import { days, FAR_FUTURE, hours } from '#shared/domain/instant';
import { newThread, type Thread } from '#shared/domain/thread/thread';
import { UnreadableThread } from '#shared/failure';
import type { EndedWaits } from '#shared/ports/figures';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import { play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { embeddedTable } from './embedded.ts';

const now = at('10:00');
const named = (id: string): Thread => newThread({ id, kind: 'message', store: 'acme-us' });
const fresh = (thread: Thread, nextActionAt: number | null): Stored => ({ thread, version: 0, nextActionAt });

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let tableName: string;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});

const stores: [string, () => Promise<ThreadStore & EndedWaits>][] = [
  ['in memory', () => Promise.resolve(memoryThreadStore())],
  [
    'in DynamoDB',
    async () => {
      tableName = await embedded.newTable();
      return {
        ...dynamoDbThreadStore(embedded.client, tableName),
        ...dynamoDbEndedWaits(embedded.client, tableName),
      };
    },
  ],
];

describe.each(stores)('a thread store %s', (_, make) => {
  let store: ThreadStore & EndedWaits;
  beforeEach(async () => {
    store = await make();
  });

  it('saves the waits that changed with the thread, or not at all', async () => {
    const thread = named('acme-us.1');
    const wait = (last: number, endedAt: number): EndedWait => ({
      threadId: thread.id,
      firstMessageId: 'm1',
      store: 'acme-us',
      marketplaceId: 'DE',
      messages: [{ at: now, topic: 'delivery' }, { at: last }],
      ended: { at: endedAt, by: 'answered' },
    });
    const { threadId, firstMessageId, ...expected } = wait(now + hours(1), now + hours(2));
    const first = { put: [wait(now + hours(1), now + hours(2))], removed: [] };
    expect(await store.save(fresh(thread, null), now, first)).toBe(true);
    expect(await store.save(fresh(thread, null), now, { put: [], removed: first.put })).toBe(false);
    expect(await store.since('acme-us', now - days(1))).toEqual([expected]);
    expect(await store.since('acme-us', now + hours(2))).toEqual([]);
    expect(await store.since('acme-eu', 0)).toEqual([]);

    // Another message came late: the wait now belongs to another day.
    const later = wait(now + days(1), now + days(2));
    const saved = { thread, version: 1, nextActionAt: null };
    expect(await store.save(saved, now, { put: [later], removed: first.put })).toBe(true);
    expect(await store.since('acme-us', now - days(1))).toHaveLength(1);
    expect(await store.save({ ...saved, version: 2 }, now, { put: [], removed: [later] })).toBe(true);
    expect(await store.since('acme-us', now - days(1))).toEqual([]);
  });

  it('saves more waits than a transaction holds', async () => {
    const put = Array.from({ length: 230 }, (__, index): EndedWait => ({
      threadId: 'acme-us.1',
      firstMessageId: `m${index}`,
      store: 'acme-us',
      messages: [{ at: now + index }],
      ended: { at: now + hours(1), by: 'lapsed' },
    }));
    expect(await store.save(fresh(named('acme-us.1'), null), now, { put, removed: [] })).toBe(true);
    expect(await store.since('acme-us', now)).toHaveLength(230);
  });

  it('gives back what was saved, each thread once, and leaves out what it does not know', async () => {
    const { thread } = play(threadOf(), [message('m1', now), reply('r1', at('23:00'))], shopRules(), {
      from: now,
      to: at('23:30'),
    });
    expect(await store.save(fresh(thread, now), now)).toBe(true);
    expect(await store.load([thread.id, 'acme-us.none', thread.id], now)).toEqual([
      { thread, version: 1, nextActionAt: now },
    ]);
    expect(await store.load([], now)).toEqual([]);
  });

  it('lets one of two savers win', async () => {
    const thread = named('acme-us.1');
    expect(await store.save(fresh(thread, now), now)).toBe(true);
    expect(await store.save(fresh(thread, now), now)).toBe(false);
    const [stored] = await store.load([thread.id], now);
    const changed = { ...stored!, thread: threadOf(message('m1', now)) };
    const mine = { ...changed, thread: { ...changed.thread, id: thread.id } };
    expect(await store.save(mine, now)).toBe(true);
    expect(await store.save(mine, now)).toBe(false);
    expect((await store.load([thread.id], now))[0]?.version).toBe(2);
  });

  it('lists what is due, oldest first, without a lower bound; settled threads are not in it', async () => {
    const instants = [3, 1, 2, 5, 4].map((count) => now + hours(count));
    for (const [index, instant] of instants.entries())
      await store.save(fresh(named(`acme-us.${index}`), instant), now);
    await store.save(fresh(named('acme-us.settled'), null), now);
    await store.save(fresh(named('acme-us.spent'), FAR_FUTURE), now);
    expect(await store.due(now + hours(3))).toEqual(['acme-us.1', 'acme-us.2', 'acme-us.0']);
    expect(await store.due(now)).toEqual([]);
    expect(await store.due(FAR_FUTURE)).toHaveLength(6);
    expect((await store.all()).toSorted()).toHaveLength(7);
  });

  it('takes a thread out of the due ones when it is settled, and moves it when its next action moves', async () => {
    const thread = named('acme-us.1');
    await store.save(fresh(thread, now), now);
    await store.save({ thread, version: 1, nextActionAt: now + hours(9) }, now);
    expect(await store.due(now + hours(8))).toEqual([]);
    await store.save({ thread, version: 2, nextActionAt: null }, now);
    expect(await store.due(FAR_FUTURE)).toEqual([]);
  });

  it('forgets a settled thread after 25 days, and never one that can still act', async () => {
    await store.save(fresh(named('acme-us.settled'), null), now);
    await store.save(fresh(named('acme-us.open'), now), now);
    const idsAt = async (instant: number) =>
      (await store.load(['acme-us.settled', 'acme-us.open'], instant))
        .map(({ thread }) => thread.id)
        .toSorted();
    expect(await idsAt(now + days(24))).toEqual(['acme-us.open', 'acme-us.settled']);
    expect(await idsAt(now + days(26))).toEqual(['acme-us.open']);
  });

  it('begins a thread anew whose former one has expired and is not deleted yet', async () => {
    const thread = named('acme-us.1');
    const other = named('acme-us.2');
    for (const one of [thread, other]) await store.save(fresh(one, null), now);
    const begin = (instant: number) =>
      Promise.all([thread, other].map((one) => store.save(fresh(one, instant), instant)));
    expect(await begin(now + days(24))).toEqual([false, false]);
    expect(await begin(now + days(26))).toEqual([true, true]);
    expect(await begin(now + days(26))).toEqual([false, false]);
    expect(await store.load([thread.id], now + days(60))).toMatchObject([{ version: 1 }]);
    const wait: EndedWait = {
      threadId: 'acme-us.3',
      firstMessageId: 'm1',
      store: 'acme-us',
      messages: [{ at: now }],
      ended: { at: now, by: 'answered' },
    };
    const waits = { put: [wait], removed: [] };
    expect(await store.save(fresh(named('acme-us.3'), null), now, waits)).toBe(true);
    expect(await store.save(fresh(named('acme-us.3'), null), now + days(26), waits)).toBe(true);
  });

  it('saves many at once, each by itself: new ones, changed ones, settled and opened again, lost races', async () => {
    const ids = Array.from({ length: 60 }, (__, index) => `acme-us.${String(index).padStart(2, '0')}`);
    const saved = (version: number, nextActionAt: (index: number) => number | null) =>
      Promise.all(
        ids.map((id, index) =>
          store.save({ thread: named(id), version, nextActionAt: nextActionAt(index) }, now),
        ),
      );
    expect(new Set(await saved(0, () => now))).toEqual(new Set([true]));
    expect(new Set(await saved(0, () => now))).toEqual(new Set([false]));
    // Every third is settled, every third spent.
    const states = [now + hours(1), null, FAR_FUTURE];
    expect(new Set(await saved(1, (index) => states[index % 3] ?? null))).toEqual(new Set([true]));
    expect(await store.due(now + hours(1))).toHaveLength(20);
    expect(await store.due(FAR_FUTURE)).toHaveLength(40);
    expect((await store.load(ids, now)).map(({ thread: { id }, ...rest }) => [id, rest]).toSorted()).toEqual(
      ids.map((id, index) => [id, { version: 2, nextActionAt: states[index % 3] }]),
    );
    expect(await store.load(ids, now + days(26))).toHaveLength(40);
    // One of them was saved by somebody else meanwhile.
    await store.save({ thread: named('acme-us.07'), version: 2, nextActionAt: null }, now);
    const last = await saved(2, () => now + hours(2));
    expect(ids.filter((__, index) => last[index] === false)).toEqual(['acme-us.07']);
    expect(await store.due(now + hours(2))).toHaveLength(59);
    expect(await store.load(ids, now + days(999))).toHaveLength(59);
  });

  it('reads more threads than one request takes', async () => {
    const ids = Array.from({ length: 130 }, (__, index) => `acme-us.${index}`);
    await Promise.all(ids.map((id) => store.save(fresh(named(id), now), now)));
    expect(await store.load(ids, now)).toHaveLength(130);
    expect(await store.due(now)).toHaveLength(130);
  });
});

describe('the item in DynamoDB', () => {
  let store: ThreadStore;
  beforeEach(async () => {
    tableName = await embedded.newTable();
    store = dynamoDbThreadStore(embedded.client, tableName);
  });

  it('of a usual thread stays under a kilobyte, so that a save costs one write unit', async () => {
    const mail = `mail/${'a'.repeat(40)}`;
    const id = (letter: string) => letter + '0'.repeat(24);
    const facts = [
      message(id('m'), now, { caseId: '0'.repeat(24), mail }),
      reply(id('r'), at('2026-03-03T07:00'), { mail }),
    ];
    const { thread } = play(threadOf(), facts, shopRules(), { from: now, to: at('2026-03-03T08:00') });
    expect(thread.sends).toHaveLength(3);
    await store.save(fresh(thread, null), now);
    const { pk, sk } = keys.thread(thread.id);
    const { Item = {} } = await embedded.client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }),
    );
    const bytes = Object.entries(Item).reduce(
      (sum, [name, value]) => sum + name.length + Buffer.byteLength(value.S ?? value.N ?? ''),
      0,
    );
    expect(bytes).toBeLessThan(1024);
  });

  /** The embedded client, and what is sent by it goes through this. */
  type Send = (command: PutItemCommand) => Promise<unknown>;
  const through = (send: (command: object, real: Send) => Promise<unknown>) => {
    const names: string[] = [];
    const client = new Proxy(embedded.client, {
      get: (target, key): unknown =>
        key === 'send'
          ? (command: object) => {
              names.push(command.constructor.name);
              return send(command, (one) => target.send(one));
            }
          : Reflect.get(target, key),
    });
    return { names, store: dynamoDbThreadStore(client, tableName) };
  };
  const twice = async (command: object, real: Send): Promise<unknown> => {
    await real(command as PutItemCommand);
    return real(command as PutItemCommand);
  };
  const threads = Array.from({ length: 30 }, (_, index) => named(`acme-us.${index}`));
  const allSaved = (store: ThreadStore) =>
    Promise.all(threads.map((thread) => store.save(fresh(thread, now), now)));

  it('takes one put a save, and counts as saved when the SDK repeats a put whose answer was lost', async () => {
    const repeating = through(twice);
    const thread = named('acme-us.1');
    expect(await repeating.store.save(fresh(thread, now), now)).toBe(true);
    expect(repeating.names).toEqual(['PutItemCommand']);
    expect(await store.load([thread.id], now)).toEqual([{ thread, version: 1, nextActionAt: now }]);
  });

  it('takes one put a save of many at once, too, whatever its length', async () => {
    const counted = through((command, real) => real(command as PutItemCommand));
    expect(new Set(await allSaved(counted.store))).toEqual(new Set([true]));
    const long = threadOf(...Array.from({ length: 1_000 }, (_, index) => message(`m${index}`, now + index)));
    const others = [named('acme-us.a'), named('acme-us.b')];
    await Promise.all([long, ...others].map((thread) => counted.store.save(fresh(thread, now), now)));
    expect(counted.names).toEqual(Array.from({ length: 33 }, () => 'PutItemCommand'));
    expect(await store.due(now)).toHaveLength(33);
  });

  it('counts as saved when the SDK repeats each of many puts whose answers were lost', async () => {
    expect(new Set(await allSaved(through(twice).store))).toEqual(new Set([true]));
    expect(
      await store.load(
        threads.map(({ id }) => id),
        now,
      ),
    ).toHaveLength(30);
    expect(new Set(await allSaved(through(twice).store))).toEqual(new Set([false]));
  });

  it('is not put again when nobody knows what became of the put', async () => {
    const silent = through(() => Promise.reject(new Error('no answer')));
    const saves = await Promise.allSettled(
      threads.map((thread) => silent.store.save(fresh(thread, now), now)),
    );
    expect(new Set(saves.map(({ status }) => status))).toEqual(new Set(['rejected']));
    expect(silent.names).toHaveLength(30);
  });

  it('that cannot be read is told by its key and what is wrong, and nothing of it', async () => {
    const { pk, sk } = keys.thread('acme-us.1');
    await embedded.client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          pk: { S: pk },
          sk: { S: sk },
          version: { N: '1' },
          thread: { S: '{"kind":"message","facts":[["?"]]}' },
        },
      }),
    );
    const failure: unknown = await store.load(['acme-us.1'], now).catch((error: unknown) => error);
    expect(failure).toMatchObject({
      threadId: 'acme-us.1',
      message: expect.stringContaining('the stored thread#acme-us.1 cannot be read') as string,
    });
    expect(failure).toBeInstanceOf(UnreadableThread);
  });
});

describe('the log of ended waits', () => {
  it('writes any number, the last of those of one wait, as the thread store would', async () => {
    tableName = await embedded.newTable();
    const log = dynamoDbWaitLog(embedded.client, tableName);
    const wait = (index: number, endedAt: number): EndedWait => ({
      threadId: `acme-us.${index}`,
      firstMessageId: 'm1',
      store: 'acme-us',
      messages: [{ at: now }],
      ended: { at: endedAt, by: 'answered' },
    });
    await log.put([...Array.from({ length: 60 }, (_, index) => wait(index, now)), wait(0, now + 1)]);
    const found = await dynamoDbEndedWaits(embedded.client, tableName).since('acme-us', now - hours(1));
    expect(found).toHaveLength(60);
    expect(found.filter(({ ended }) => ended?.at === now + 1)).toHaveLength(1);
  });

  it('sends again what the table left unwritten, and gives up in words', async () => {
    let rounds = 0;
    const throttled = (answers: number) =>
      Object.assign(Object.create(DynamoDBClient.prototype) as DynamoDBClient, {
        send: ({ input }: BatchWriteItemCommand) => {
          rounds += 1;
          return Promise.resolve({ UnprocessedItems: rounds <= answers ? input.RequestItems : {} });
        },
      });
    const one: EndedWait = {
      threadId: 'a',
      firstMessageId: 'm1',
      store: 'acme-us',
      messages: [{ at: now }],
      ended: { at: now, by: 'answered' },
    };
    await dynamoDbWaitLog(throttled(2), 'table').put([one]);
    expect(rounds).toBe(3);
    await expect(dynamoDbWaitLog(throttled(99), 'table').put([one])).rejects.toThrow('left waits unwritten');
  });
});

describe('the audit of threads', () => {
  it('goes through each thread once in 24 parts, and tells which cannot be read', async () => {
    tableName = await embedded.newTable();
    const store = dynamoDbThreadStore(embedded.client, tableName);
    const ids = Array.from({ length: 60 }, (_, index) => `acme-us.${index}`);
    for (const id of ids) await store.save(fresh(named(id), id.endsWith('7') ? null : now), now);
    await store.save(fresh(named('acme-us.left'), null), now - days(40));
    const { pk, sk } = keys.thread('acme-us.broken');
    await embedded.client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { pk: { S: pk }, sk: { S: sk }, version: { N: '1' } },
      }),
    );
    const audit = dynamoDbThreadAudit(embedded.client, tableName);
    const found: string[] = [];
    for (let segment = 0; segment < AUDIT_SEGMENTS; segment += 1)
      for await (const page of audit.segment(segment, now))
        found.push(...page.map((one) => ('unreadable' in one ? `${one.unreadable}?` : one.thread.id)));
    expect(found.toSorted()).toEqual([...ids, 'acme-us.broken?'].toSorted());
  });
});
