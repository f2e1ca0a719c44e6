import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type ConsumedCapacity,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { embeddedTable } from '#test/shared/ports/embedded';
import { type Meter, meterOn } from './meter.ts';
import { indexUnits, type Item, itemBytes, readUnits, writeUnits } from './units.ts';

describe('units by DynamoDB’s rules', () => {
  it('count names and values, numbers by two digits a byte, and the overhead of lists and maps', () => {
    expect(itemBytes({ ab: { S: 'ü1' } })).toBe(2 + 3);
    expect(itemBytes({ a: { N: '1772438400000' } })).toBe(1 + 4 + 1);
    expect(itemBytes({ a: { N: '-15' } })).toBe(1 + 3);
    expect(itemBytes({ a: { BOOL: true }, b: { B: new Uint8Array(7) } })).toBe(1 + 1 + 1 + 7);
    expect(itemBytes({ a: { L: [{ S: 'xy' }] }, m: { M: { k: { S: 'v' } } } })).toBe(
      1 + 3 + 2 + 1 + 1 + 3 + 1 + 1 + 1,
    );
  });

  it('round up to whole kilobytes of the larger of old and new for a write, and to four kilobytes for a read', () => {
    expect([writeUnits(0, 10), writeUnits(1025, 10), writeUnits(10, 1024)]).toEqual([1, 2, 1]);
    expect([readUnits(0, true), readUnits(4097, true), readUnits(4097, false)]).toEqual([1, 2, 1]);
  });

  it('of an index are one to enter, leave or change, two to move, and none to stay as it is', () => {
    const entry = (key: string, content = '') => ({ key, content });
    expect([
      indexUnits(undefined, entry('a')),
      indexUnits(entry('a'), undefined),
      indexUnits(entry('a'), entry('b')),
      indexUnits(entry('a'), entry('a')),
      indexUnits(entry('a', 'delivery'), entry('a', 'defect')),
    ]).toEqual([1, 1, 2, 0, 1]);
  });
});

describe('the meter counts what the embedded DynamoDB counts', () => {
  let embedded: Awaited<ReturnType<typeof embeddedTable>>;
  const tables: string[] = [];
  let TableName: string;
  let meter: Meter;
  beforeAll(async () => {
    embedded = await embeddedTable();
    for (let table = 0; table < 5; table += 1) tables.push(await embedded.newTable());
    meter = meterOn(embedded.client);
  });
  afterAll(() => {
    embedded.stop();
  });
  beforeEach(() => {
    TableName = tables.shift() ?? '';
    meter.reset();
  });

  const ReturnConsumedCapacity = 'INDEXES' as const;
  const item = (id: string, bytes: number, at?: number): Item => ({
    pk: { S: `thread#${id}` },
    sk: { S: 'thread' },
    thread: { S: 'x'.repeat(bytes) },
    ...(at !== undefined && { shard: { S: '0' }, nextActionAt: { N: String(at) } }),
  });
  const keyOf = (id: string): Item => ({ pk: { S: `thread#${id}` }, sk: { S: 'thread' } });
  const put = (one: Item) =>
    embedded.client.send(new PutItemCommand({ TableName, Item: one, ReturnConsumedCapacity }));
  const unitsOf = (capacity: ConsumedCapacity | readonly ConsumedCapacity[] | undefined): number =>
    [capacity ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);

  it('when items are put: new, longer, shorter, into the index, moved in it, out of it', async () => {
    const puts = [
      item('a', 100),
      item('a', 3_000),
      item('a', 100),
      item('a', 100, 1),
      item('a', 120, 1),
      item('a', 120, 2),
      item('a', 120),
      item('b', 1_200, 7),
    ];
    const reported: number[] = [];
    for (const one of puts) {
      const before = meter.units.writes;
      const { ConsumedCapacity } = await put(one);
      reported.push(unitsOf(ConsumedCapacity));
      expect(meter.units.writes - before).toBe(reported.at(-1));
    }
    expect(reported).toEqual([1, 3, 3, 2, 1, 3, 2, 3]);
  });

  it('when many are put at once, and when one is updated', async () => {
    const { ConsumedCapacity } = await embedded.client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [TableName]: [item('new', 10), item('newer', 2_000)].map((Item) => ({ PutRequest: { Item } })),
        },
        ReturnConsumedCapacity,
      }),
    );
    expect(meter.units.writes).toBe(unitsOf(ConsumedCapacity));
    const updated = await embedded.client.send(
      new UpdateItemCommand({
        TableName,
        Key: keyOf('new'),
        UpdateExpression: 'SET seen = :at',
        ExpressionAttributeValues: { ':at': { N: '1' } },
        ReturnConsumedCapacity,
      }),
    );
    expect(meter.units.writes).toBe(unitsOf(ConsumedCapacity) + unitsOf(updated.ConsumedCapacity));
  });

  it('when one or many are read: newest or recent, long, or missing', async () => {
    await put(item('a', 100));
    await put(item('b', 9_000));
    for (const ConsistentRead of [true, false]) {
      for (const id of ['a', 'b', 'none']) {
        const before = meter.units.reads;
        const { ConsumedCapacity } = await embedded.client.send(
          new GetItemCommand({ TableName, Key: keyOf(id), ConsistentRead, ReturnConsumedCapacity }),
        );
        expect([id, meter.units.reads - before]).toEqual([id, unitsOf(ConsumedCapacity)]);
      }
      const before = meter.units.reads;
      const { ConsumedCapacity } = await embedded.client.send(
        new BatchGetItemCommand({
          RequestItems: { [TableName]: { Keys: ['a', 'b', 'none'].map(keyOf), ConsistentRead } },
          ReturnConsumedCapacity,
        }),
      );
      expect(meter.units.reads - before).toBe(unitsOf(ConsumedCapacity));
    }
  });

  it('when the open index is queried: empty, few, and many', async () => {
    const ask = async (): Promise<void> => {
      const before = meter.units.reads;
      const { ConsumedCapacity } = await embedded.client.send(
        new QueryCommand({
          TableName,
          IndexName: 'open',
          KeyConditionExpression: '#shard = :shard AND nextActionAt <= :until',
          ExpressionAttributeNames: { '#shard': 'shard' },
          ExpressionAttributeValues: { ':shard': { S: '0' }, ':until': { N: '500' } },
          ReturnConsumedCapacity,
        }),
      );
      expect(meter.units.reads - before).toBe(unitsOf(ConsumedCapacity));
    };
    await ask();
    for (let index = 0; index < 5; index += 1) await put(item(`order-${index}`, 3_000, index));
    await ask();
    for (let index = 5; index < 200; index += 1) await put(item(`order-${index}`, 10, index));
    await ask();
    expect(meter.units.rows).toBe(205);
  });

  it('and a failed condition costs a write', async () => {
    await put(item('a', 100));
    const before = meter.units.writes;
    const again = new PutItemCommand({
      TableName,
      Item: item('a', 10),
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(embedded.client.send(again)).rejects.toThrow();
    expect(meter.units.writes - before).toBe(1);
  });
});
