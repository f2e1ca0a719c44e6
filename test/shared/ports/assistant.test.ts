import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbSpending } from '#shared/adapters/dynamodb/assistant-spending';
import { s3HelpShelf } from '#shared/adapters/s3-help-shelf';
import { helpKey, threadOfKey } from '#shared/contracts/mail-bucket';
import type { Help } from '#shared/domain/assistant/help';
import { days, hours } from '#shared/domain/instant';
import type { HelpShelf, Spending } from '#shared/ports/assistant';
import { at } from '#test/builders/thread';
import { memoryHelpShelf, memorySpending } from '#test/fakes/memory-assistant';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { embeddedMessaging, embeddedTable } from './embedded.ts';

const NOW = at('10:00');
let database: Awaited<ReturnType<typeof embeddedTable>>;
let messaging: Awaited<ReturnType<typeof embeddedMessaging>>;
beforeAll(async () => {
  [database, messaging] = await Promise.all([embeddedTable(), embeddedMessaging(NOW)]);
});
afterAll(async () => {
  database.stop();
  await messaging.stop();
});

const asked = { threadId: 'acme-us.111-2233445-6677889', by: 'li', at: NOW } as const;
const HELPS: readonly Help[] = [
  {
    ...asked,
    id: 'conversation-zh-CN',
    task: 'conversation',
    state: { state: 'failed', why: 'limit' },
    to: 'zh-CN',
    translated: {
      'mail-1': { text: '我的包裹在哪里？', from: 'de', doubts: ['4711'], isCut: true, missing: ['Robin'] },
    },
  },
  {
    ...asked,
    id: 'a',
    task: 'answer',
    state: { state: 'asked' },
    to: 'de',
    reader: 'zh-CN',
    text: '包裹在路上。',
    written: null,
  },
  {
    ...asked,
    id: 'b',
    task: 'draft',
    state: { state: 'ready' },
    to: 'de',
    reader: 'en',
    given: { template: null, steps: ['Look'], facts: ['Carrier: DHL'] },
    written: { by: 'machine', text: 'Guten Tag', back: 'Hello', doubts: [], missing: [] },
  },
];

let buckets = 0;
const shelves: [string, () => Promise<HelpShelf>][] = [
  ['in memory', () => Promise.resolve(memoryHelpShelf())],
  [
    'in S3',
    async () => {
      buckets += 1;
      return s3HelpShelf(messaging.s3, await messaging.newBucket(`mails-${buckets}`));
    },
  ],
];

describe.each(shelves)('the shelf of help %s', (_, make) => {
  it('gives back what was put there last, of its thread only', async () => {
    const shelf = await make();
    for (const help of HELPS) await shelf.put(help);
    for (const help of HELPS) expect(await shelf.find(help.threadId, help.id, NOW)).toEqual(help);
    expect(await shelf.find('another', 'a', NOW)).toBeUndefined();
    expect(await shelf.find(asked.threadId, 'c', NOW)).toBeUndefined();
    const [first] = HELPS;
    await shelf.put({ ...first!, state: { state: 'ready' } });
    expect(await shelf.find(asked.threadId, first!.id, NOW)).toMatchObject({ state: { state: 'ready' } });
  });

  it('shows nothing for longer than a week, though it may not be deleted yet', async () => {
    const shelf = await make();
    await shelf.put(HELPS[1]!);
    expect(await shelf.find(asked.threadId, 'a', NOW + days(7) - 1)).toBeDefined();
    expect(await shelf.find(asked.threadId, 'a', NOW + days(7))).toBeUndefined();
  });

  it('holds threads and names with any character', async () => {
    const shelf = await make();
    const strange = { ...HELPS[1]!, threadId: 'acme/../eu#?.中 文', id: '../a/b' };
    await shelf.put(strange);
    expect(await shelf.find(strange.threadId, strange.id, NOW)).toEqual(strange);
    expect(threadOfKey(helpKey(strange.threadId, strange.id))).toBe(strange.threadId);
  });
});

it('what another version or another hand stored is no help', async () => {
  const bucket = await messaging.newBucket('damaged');
  for (const Body of ['', '{', '{"task":"dance"}', '[]'])
    await messaging.s3
      .send(new PutObjectCommand({ Bucket: bucket, Key: helpKey('t', 'a'), Body }))
      .then(async () => expect(await s3HelpShelf(messaging.s3, bucket).find('t', 'a', NOW)).toBeUndefined());
});

const ledgers: [string, () => Promise<Spending>][] = [
  ['in memory', () => Promise.resolve(memorySpending())],
  ['in DynamoDB', async () => dynamoDbSpending(database.client, await database.newTable())],
];

describe.each(ledgers)('what the model costs, %s,', (_, make) => {
  it('never passes the limit of the day, however many ask at once', async () => {
    const spending = await make();
    const granted = await Promise.all(Array.from({ length: 20 }, () => spending.reserve(30, 100, NOW)));
    expect(granted.filter(Boolean)).toHaveLength(3);
    expect(await spending.spent(NOW)).toBe(90);
    expect(await spending.reserve(10, 100, NOW)).toBe(true);
    expect(await spending.reserve(1, 100, NOW)).toBe(false);
  });

  it('is what calls did cost, once that is known', async () => {
    const spending = await make();
    expect(await spending.reserve(80, 100, NOW)).toBe(true);
    await spending.settle(80, 7, NOW);
    expect(await spending.spent(NOW)).toBe(7);
    expect(await spending.reserve(80, 100, NOW)).toBe(true);
  });

  it('is counted by the day: what began before midnight is settled there', async () => {
    const spending = await make();
    await spending.reserve(90, 100, NOW);
    expect(await spending.spent(NOW + hours(24))).toBe(0);
    expect(await spending.reserve(90, 100, NOW + hours(24))).toBe(true);
    await spending.settle(90, 10, NOW);
    expect([await spending.spent(NOW), await spending.spent(NOW + hours(24))]).toEqual([10, 90]);
  });

  it('that is more than a day allows is never reserved', async () => {
    const spending = await make();
    expect(await spending.reserve(101, 100, NOW)).toBe(false);
    expect(await spending.spent(NOW)).toBe(0);
  });
});
