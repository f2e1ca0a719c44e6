import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { type DynamoDBClient, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { rollUp, type RollUpReport } from '#functions/roll-up/roll-up';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { decodeDay, encodeDay } from '#shared/adapters/dynamodb/items/rolled-day';
import { dynamoDbRollUps } from '#shared/adapters/dynamodb/roll-ups';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import { closedDays, isGuarded } from '#shared/domain/figures/closed-day';
import { figuresOf } from '#shared/domain/figures/figures';
import { type EndedWait, openWait, type Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';
import { TOPICS } from '#shared/domain/topic';
import { bruteFigures, histories, numbers } from '#test/builders/histories';
import { shop } from '#test/builders/shop';
import { at, message, reply } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { embeddedTable } from './embedded.ts';

const NOW = at('2026-03-20T02:20');

let embedded: Awaited<ReturnType<typeof embeddedTable>>;
let tableName: string;
beforeAll(async () => {
  embedded = await embeddedTable();
});
afterAll(() => {
  embedded.stop();
});
beforeEach(async () => {
  tableName = await embedded.newTable();
});

const run = (now: Instant, client: DynamoDBClient = embedded.client): Promise<RollUpReport> =>
  rollUp(
    {
      rollUps: dynamoDbRollUps(client, tableName),
      settings: memorySettings(shop()),
      onFailure: (_store, _day, error) => {
        throw error;
      },
    },
    now,
  );
const since = (from: Instant, client: DynamoDBClient = embedded.client): Promise<Wait[]> =>
  dynamoDbEndedWaits(client, tableName).since('acme-us', from);
const inOrder = (waits: readonly Wait[]): string[] => waits.map((wait) => JSON.stringify(wait)).toSorted();

/** The client, with a hook for each command before it is sent. */
const watched = (look: (command: unknown) => Promise<void> | void): DynamoDBClient =>
  new Proxy(embedded.client, {
    get: (target, key): unknown =>
      key === 'send'
        ? async (command: Parameters<DynamoDBClient['send']>[0]) => {
            await look(command);
            return target.send(command);
          }
        : Reflect.get(target, key),
  });

const partitionOf = (command: unknown): string =>
  command instanceof QueryCommand
    ? (command.input.ExpressionAttributeValues?.[':pk']?.S?.replace(/#.*/, '') ?? '')
    : '';

/** Saves threads as functions do: each change with the waits that it changes. */
const shopKeeper = () => {
  const store = dynamoDbThreadStore(embedded.client, tableName);
  const model = memoryThreadStore();
  const saved = new Map<string, { thread: Thread; version: number }>();
  return {
    model,
    open: (): Wait[] => [...saved.values()].flatMap(({ thread }) => openWait(stateOf(thread, NOW)) ?? []),
    async happens(id: string, facts: readonly Fact[], now: Instant): Promise<void> {
      const before = saved.get(id) ?? {
        thread: newThread({ id, kind: 'message', store: 'acme-us', marketplaceId: 'DE' }),
        version: 0,
      };
      const thread = addFacts(before.thread, facts);
      const waits = changedWaits(stateOf(before.thread, now), stateOf(thread, now));
      const stored = { thread, version: before.version, nextActionAt: now };
      expect(await store.save(stored, now, waits)).toBe(true);
      await model.save(stored, now, waits);
      saved.set(id, { thread, version: before.version + 1 });
    },
  };
};

const answeredAt = (id: string, asked: Instant): Fact[] => [
  message(id, asked),
  reply(`r${id}`, asked + hours(1)),
];

describe('a closed day', () => {
  it('is rolled up once, two days after it began, and reads the same', async () => {
    const keeper = shopKeeper();
    await keeper.happens('a', answeredAt('a', at('2026-03-17T23:50')), at('2026-03-18T01:00'));
    await keeper.happens('b', answeredAt('b', at('2026-03-18T00:10')), at('2026-03-18T01:10'));
    await keeper.happens('c', answeredAt('c', at('2026-03-19T00:10')), at('2026-03-19T01:10'));
    const before = await since(NOW - days(30));
    expect(before).toHaveLength(3);
    expect(await run(at('2026-03-19T23:59'))).toEqual({ days: 1, waits: 1, lost: 0, failed: 0 });
    expect(await run(NOW)).toEqual({ days: 1, waits: 1, lost: 0, failed: 0 });
    expect(await run(NOW)).toEqual({ days: 0, waits: 0, lost: 0, failed: 0 });
    const read: string[] = [];
    const after = await since(
      NOW - days(30),
      watched((command) => void read.push(partitionOf(command))),
    );
    expect(inOrder(after)).toEqual(inOrder(before));
    // The days before, the roll-ups, what lies around them (nothing between), and the days again.
    expect(read).toEqual(['days', 'roll-ups', 'waits', 'waits', 'days']);
  });

  it('that has a late answer is read wait by wait until it is rolled up again', async () => {
    const keeper = shopKeeper();
    const asked = at('2026-03-10T10:00');
    await keeper.happens('a', answeredAt('a', asked), asked + hours(1));
    await keeper.happens('b', [message('b', asked)], asked);
    expect(await run(NOW)).toMatchObject({ days: 1, waits: 1 });
    await keeper.happens('b', [reply('late', NOW)], NOW);
    expect(await since(NOW - days(30))).toHaveLength(2);
    expect(await run(NOW + days(1))).toMatchObject({ days: 1, waits: 2 });
    expect(await since(NOW - days(30))).toHaveLength(2);
  });

  it('drops a wait that was removed, even the last one', async () => {
    const keeper = shopKeeper();
    const asked = at('2026-03-10T10:00');
    await keeper.happens('a', answeredAt('a', asked), asked + hours(1));
    await run(NOW);
    await keeper.happens('a', [{ type: 'reply-revoked', id: 'x', at: NOW, replyId: 'ra' }], NOW);
    expect(await since(NOW - days(30))).toEqual([]);
    expect(await run(NOW)).toMatchObject({ days: 0, waits: 0 });
  });

  it('that changes between the read and the write of its roll-up comes again with the next run', async () => {
    const keeper = shopKeeper();
    const asked = at('2026-03-10T10:00');
    await keeper.happens('a', answeredAt('a', asked), asked + hours(1));
    let changed = false;
    const racing = watched(async (command) => {
      if (!(command instanceof TransactWriteItemsCommand) || changed) return;
      changed = true;
      await keeper.happens('b', answeredAt('b', asked), NOW);
    });
    expect(await run(NOW, racing)).toEqual({ days: 0, waits: 0, lost: 1, failed: 0 });
    expect(await since(NOW - days(30))).toHaveLength(2);
    expect(await run(NOW)).toMatchObject({ days: 1, waits: 2 });
    expect(await since(NOW - days(30))).toHaveLength(2);
  });

  it.each([
    ['counted twice, when a wait leaves it', []],
    ['without a wait, when one comes to it from another', [NOW]],
  ])('that changes while it is read is not %s', async (_, changedAt) => {
    const keeper = shopKeeper();
    const asked = at('2026-03-10T23:00');
    const answered = at('2026-03-11T12:00');
    await keeper.happens('a', [message('a', asked), reply('ra', answered)], answered);
    await keeper.happens('b', answeredAt('b', answered), answered + hours(1));
    await run(NOW);
    // The first day is read wait by wait, the second one from its roll-up.
    for (const now of changedAt) await keeper.happens('c', answeredAt('c', asked), now);
    let moved = false;
    const waits = await since(
      NOW - days(30),
      watched(async (command) => {
        if (partitionOf(command) !== 'waits' || moved) return;
        moved = true;
        // A message of the next day is known now: the wait belongs to that day.
        await keeper.happens('a', [message('a2', asked + hours(2))], NOW);
      }),
    );
    expect(moved).toBe(true);
    expect(waits).toHaveLength(2 + changedAt.length);
    expect(inOrder(waits)).toEqual(inOrder(await keeper.model.since('acme-us', NOW - days(30))));
  });

  it('is read wait by wait when days keep changing', async () => {
    const keeper = shopKeeper();
    const asked = at('2026-03-10T10:00');
    await keeper.happens('a', answeredAt('a', asked), asked + hours(1));
    await run(NOW);
    let more = 0;
    const restless = watched(async (command) => {
      if (partitionOf(command) !== 'roll-ups') return;
      more += 1;
      await keeper.happens(`m${more}`, answeredAt(`m${more}`, asked), NOW);
      await run(NOW);
    });
    expect(await since(NOW - days(30), restless)).toHaveLength(1 + more);
    expect(more).toBe(3);
  });

  it('is stored in several pieces when it is large', async () => {
    const store = dynamoDbThreadStore(embedded.client, tableName);
    const start = at('2026-03-10T00:00');
    const random = numbers(1);
    const put = Array.from({ length: 24 }, (_, index): EndedWait => ({
      threadId: 'acme-us.1',
      firstMessageId: `m${index}`,
      store: 'acme-us',
      messages: Array.from({ length: 5_000 }, () => ({ at: start + random(days(1)) })),
      ended: { at: start + days(2) + random(days(1)), by: 'lapsed' },
    }));
    const thread = newThread({ id: 'acme-us.1', kind: 'message', store: 'acme-us' });
    for (const [index, wait] of put.entries())
      await store.save({ thread, version: index, nextActionAt: null }, start, { put: [wait], removed: [] });
    const before = await since(NOW - days(30));
    expect(await run(NOW)).toMatchObject({ days: 1, waits: 24 });
    const { Items = [] } = await embedded.client.send(
      new QueryCommand({
        TableName: tableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: 'roll-ups#acme-us' } },
      }),
    );
    expect(Items.length).toBeGreaterThan(1);
    expect(inOrder(await since(NOW - days(30)))).toEqual(inOrder(before));
  });
});

describe('the days that are closed', () => {
  it('are those that began two days ago or earlier, back to where waits begin to expire', () => {
    expect(closedDays(NOW)).toEqual({ first: '2025-12-11', last: '2026-03-18' });
    expect(closedDays(at('2026-03-20T00:00')).last).toBe('2026-03-18');
    expect(closedDays(at('2026-03-19T23:59')).last).toBe('2026-03-17');
  });

  it('are guarded half a day before they may be rolled up', () => {
    expect(isGuarded('2026-03-18', at('2026-03-19T12:00'))).toBe(true);
    expect(isGuarded('2026-03-18', at('2026-03-19T11:59'))).toBe(false);
  });
});

it('a roll-up contains exactly what it was made of', () => {
  const wait = fc.record({
    store: fc.constant('acme-us'),
    marketplaceId: fc.option(fc.constantFrom('DE', 'ATVPDKIKX0DER'), { nil: undefined }),
    messages: fc.array(
      fc.record({
        at: fc.integer({ min: 0, max: NOW }),
        topic: fc.option(fc.constantFrom(...TOPICS), { nil: undefined }),
        asin: fc.option(fc.constantFrom('B0ABCDEFGH', 'B0BCDEFGHJ'), { nil: undefined }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    course: fc.option(
      fc.record({
        acknowledgedBy: fc.uniqueArray(fc.constantFrom('li', 'ana', 'chen')),
        endedBy: fc.option(fc.constantFrom('li', 'ana'), { nil: undefined }),
        followUpTo: fc.option(fc.option(fc.integer({ min: 0, max: NOW }), { nil: null }), { nil: undefined }),
      }),
      { nil: undefined },
    ),
    ended: fc.record({
      at: fc.integer({ min: 0, max: NOW }),
      by: fc.constantFrom('answered' as const, 'no-response-needed' as const, 'lapsed' as const),
    }),
  });
  fc.assert(
    fc.property(fc.array(wait), (given) => {
      const waits = JSON.parse(JSON.stringify(given)) as Wait[];
      expect(decodeDay('acme-us', '2026-03-10', encodeDay('2026-03-10', waits))).toEqual(waits);
    }),
  );
});

it('a roll-up of an earlier release still loads', () => {
  const asked = at('2026-03-10T10:00');
  const wait: Wait = {
    store: 'acme-us',
    marketplaceId: 'DE',
    messages: [{ at: asked, topic: 'delivery' }],
    ended: { at: asked + hours(1), by: 'answered' },
  };
  const { people, courses, asins, products, ...old } = JSON.parse(
    inflateRawSync(encodeDay('2026-03-10', [wait])).toString(),
  ) as Record<string, unknown>;
  expect([people, courses, asins, products]).toEqual([[], [[]], [], [[]]]);
  expect(decodeDay('acme-us', '2026-03-10', deflateRawSync(JSON.stringify(old)))).toEqual([wait]);
});

/** The story of one buyer: when he writes, and after how long somebody answers or says that no answer is needed. */
const history = fc.array(
  fc.record({
    afterMinutes: fc.integer({ min: 3, max: 60 * 60 }),
    what: fc.constantFrom('message', 'message', 'message', 'reply', 'reply', 'not-needed', 'refused'),
  }),
  { minLength: 1, maxLength: 8 },
);

it('the figures of a thousand threads are the same by roll-ups, wait by wait, and by a brute-force count', async () => {
  const all = histories(1_000, 11, NOW);
  const keeper = shopKeeper();
  for (const [index, { facts }] of all.entries()) await keeper.happens(`t${index}`, facts, NOW);
  const open = keeper.open();
  const brute = bruteFigures(all, 30, NOW);
  const figures = async () => figuresOf([...(await since(NOW - days(30))), ...open], 30, NOW);
  const waitByWait = await figures();
  expect(waitByWait).toMatchObject([brute]);
  const { waits } = await run(NOW);
  expect(waits).toBeGreaterThan(500);
  expect(await figures()).toEqual(waitByWait);
});

it(
  'the figures by roll-ups equal those wait by wait, whenever days are rolled up',
  { timeout: 120_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ startsAt: fc.integer({ min: 0, max: 30 * 1_440 }), history }), {
          minLength: 3,
          maxLength: 25,
        }),
        fc.array(fc.integer({ min: 5, max: 45 }), { maxLength: 4 }),
        async (buyers, runs) => {
          tableName = await embedded.newTable();
          const keeper = shopKeeper();
          const start = at('2026-02-01T00:00');
          const events = buyers.flatMap(({ startsAt, history: steps }, buyer) => {
            let now = start + minutes(startsAt);
            let answer: string | undefined;
            return steps.map(({ afterMinutes, what }, step) => {
              now += minutes(afterMinutes);
              const id = `${buyer}.${step}`;
              let fact: Fact = message(id, now);
              if (what === 'reply') fact = reply(id, now);
              if (what === 'not-needed')
                fact = { type: 'no-response-needed', id, at: now, by: 'li', reason: 'thanks' };
              if (what === 'refused' && answer !== undefined)
                fact = { type: 'reply-revoked', id, at: now, replyId: answer };
              if (what === 'reply') answer = id;
              return { now, go: () => keeper.happens(String(buyer), [fact], fact.at) };
            });
          });
          const rolling = runs.map((day) => ({
            now: start + days(day) + minutes(140),
            go: () => run(start + days(day) + minutes(140)),
          }));
          for (const { go } of [...events, ...rolling].toSorted((a, b) => a.now - b.now)) await go();
          const now = start + days(50);
          const recorded = await keeper.model.since('acme-us', 0);
          expect(inOrder(await since(now - days(90)))).toEqual(inOrder(recorded));
          await run(now);
          for (const window of [7, 30, 90]) {
            const waits = await since(now - days(window));
            expect(figuresOf(waits, window, now)).toEqual(
              figuresOf(recorded, window, now).filter((one) => one.messages > 0),
            );
          }
        },
      ),
      { numRuns: 40 },
    );
  },
);
