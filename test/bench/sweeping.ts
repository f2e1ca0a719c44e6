import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { sweep } from '#functions/sweep/sweep';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { portions } from '#shared/application/threads/portions';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { keys, OPEN_SHARDS } from '#shared/contracts/table';
import { boardRowOf } from '#shared/domain/board/board-row';
import { hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { shop, shopRules } from '#test/builders/shop';
import { message, threadOf } from '#test/builders/thread';
import { memorySettings } from '#test/fakes/memory-ports';
import { embeddedTable } from '#test/shared/ports/embedded';
import { memoryReplyQueue } from '#test/fakes/memory-replies';
import { type Meter, meterOn, type Units } from './meter.ts';

/** What one sweep asked of the table, and how long it took. */
export interface Swept extends Units {
  readonly tookMs: number;
}

/** Measurements with 50 due threads among many open ones. */
export interface Sweeping {
  readonly open: number;
  /** Our sweep: finds, loads and claims the 50. */
  readonly ours: Swept;
  /** Our sweep when nothing is due. */
  readonly idle: Swept;
  /** Finding the 50 in the other ways. */
  readonly scan: Swept;
  readonly filteredIndex: Swept;
  readonly eachFiveSeconds: Swept;
  /** Finding the 50 in our way. */
  readonly found: Swept;
}

export const DUE = 50;
const NOW: Instant = Date.UTC(2026, 2, 2, 12);
const WRITERS = 8;

/** Fills a table with open threads, 50 of them due, and sweeps it. */
export async function sweptAmong(open: number): Promise<Sweeping> {
  const embedded = await embeddedTable();
  try {
    const tableName = await embedded.newTable();
    await fill(embedded.client, tableName, open);
    const client = localDynamoDb(await endpointOf(embedded.client));
    const meter = meterOn(client);
    const threads = dynamoDbThreadStore(client, tableName);
    const settings = memorySettings(shop());
    await settings.markPlanned('v1');
    const until = NOW + SWEEP_LOOKAHEAD_MS;
    const sweepOnce = (): Promise<unknown> =>
      sweep(
        {
          threads,
          settings,
          alerts: { put: () => Promise.resolve() },
          now: () => NOW,
          replies: memoryReplyQueue(),
          onFailure: (_id, error) => {
            throw error;
          },
        },
        NOW,
      );
    // A client's first requests open its connections.
    await client.send(new GetItemCommand({ TableName: tableName, Key: keyOf('none') }));
    const found = await measured(meter, () => threads.due(until));
    const scan = await measured(meter, () => scanned(client, tableName, until));
    const filteredIndex = await measured(meter, () => filtered(client, tableName));
    const eachFiveSeconds = await measured(meter, async () => {
      for (let pass = 0; pass < minutes(1) / seconds(5); pass += 1) await threads.due(NOW);
    });
    const ours = await measured(meter, sweepOnce);
    const idle = await measured(meter, () => threads.due(NOW - hours(1)));
    client.destroy();
    return { open, ours, idle, scan, filteredIndex, eachFiveSeconds, found };
  } finally {
    embedded.stop();
  }
}

async function measured(meter: Meter, work: () => Promise<unknown>): Promise<Swept> {
  meter.reset();
  const from = performance.now();
  await work();
  return { ...meter.units, tookMs: performance.now() - from };
}

async function endpointOf(client: DynamoDBClient): Promise<string> {
  const { protocol, hostname, port } = (await client.config.endpoint?.()) ?? {};
  return `${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`;
}

/** Open threads as stored items; the first 50 are due, the others become due later, each at its own instant. */
async function fill(client: DynamoDBClient, tableName: string, open: number): Promise<void> {
  const store = dynamoDbThreadStore(client, tableName);
  const asked = NOW - hours(12);
  const thread = threadOf(message('m1', asked));
  const row = boardRowOf(stateOf(thread, NOW), shopRules());
  await store.save({ thread, version: 0, nextActionAt: null, row }, NOW);
  const { Item = {} } = await client.send(
    new GetItemCommand({ TableName: tableName, Key: keyOf(thread.id) }),
  );
  const { expiresAt: _, ...stored } = Item;
  const batches = portions(
    Array.from({ length: open }, (__, index) => index),
    25,
  );
  const writer = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop())
      await client.send(
        new BatchWriteItemCommand({
          RequestItems: {
            [tableName]: batch.map((index) => ({
              PutRequest: { Item: { ...stored, ...openItem(index) } },
            })),
          },
        }),
      );
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

function openItem(index: number): Record<string, AttributeValue> {
  const nextActionAt = index < DUE ? NOW - index : NOW + hours(1) + index * 50;
  return {
    ...keyOf(`acme-us.111-${String(index).padStart(7, '0')}-0000000`),
    shard: { S: String(index % OPEN_SHARDS) },
    nextActionAt: { N: String(nextActionAt) },
  };
}

function keyOf(id: string): Record<'pk' | 'sk', AttributeValue> {
  const { pk, sk } = keys.thread(id);
  return { pk: { S: pk }, sk: { S: sk } };
}

/** Reads every item of the table. */
async function scanned(client: DynamoDBClient, TableName: string, until: Instant): Promise<void> {
  const pages = paginateScan(
    { client },
    {
      TableName,
      FilterExpression: 'nextActionAt <= :until',
      ReturnConsumedCapacity: 'TOTAL',
      ExpressionAttributeValues: { ':until': { N: String(until) } },
    },
  );
  await drained(pages);
}

/** Queries an index that lists open threads without ordering them by time: every entry is read, whatever a filter drops. */
async function filtered(client: DynamoDBClient, TableName: string): Promise<void> {
  for (let shard = 0; shard < OPEN_SHARDS; shard += 1) {
    const pages = paginateQuery(
      { client },
      {
        TableName,
        IndexName: 'open',
        KeyConditionExpression: '#shard = :shard',
        ReturnConsumedCapacity: 'TOTAL',
        ExpressionAttributeNames: { '#shard': 'shard' },
        ExpressionAttributeValues: { ':shard': { S: String(shard) } },
      },
    );
    await drained(pages);
  }
}

async function drained(pages: AsyncIterable<unknown>): Promise<void> {
  const all = pages[Symbol.asyncIterator]();
  while ((await all.next()).done !== true);
}

const SIZES = [1_000, 10_000, 100_000, 1_000_000];

export const sweeping = {
  name: 'sweeping',
  async run(say: (line: string) => void): Promise<void> {
    say(
      'A minute’s sweep that finds 50 due threads, on the embedded DynamoDB; times as ratios to ours at the same size.',
    );
    say('');
    say(
      '| open threads | to find them, in read units: ours | scan | index with a filter | each 5 s | time: scan | index with a filter | whole sweep: requests, reads, writes | rows read for each acted on |',
    );
    say('| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const size of SIZES) {
      const { open, ours, found, scan, filteredIndex, eachFiveSeconds } = await sweptAmong(size);
      const ratio = ({ tookMs }: Swept): string => `${(tookMs / found.tookMs).toFixed(0)}×`;
      say(
        `| ${open.toLocaleString('en')} | ${found.reads} | ${scan.reads} | ${filteredIndex.reads} | ${eachFiveSeconds.reads} | ` +
          `${ratio(scan)} | ${ratio(filteredIndex)} | ${ours.requests}, ${ours.reads}, ${ours.writes} | ${(ours.rows / DUE).toFixed(2)} |`,
      );
    }
  },
};
