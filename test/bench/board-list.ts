import { readFileSync } from 'node:fs';
import { BatchWriteItemCommand, type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { parse } from 'yaml';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { encodeRow } from '#shared/adapters/dynamodb/items/board-attributes';
import { encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { portions } from '#shared/application/threads/portions';
import { keys, OPEN_SHARDS } from '#shared/contracts/table';
import type { BoardRow } from '#shared/domain/board/board-row';
import { hours, type Instant } from '#shared/domain/instant';
import { play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { message, threadOf } from '#test/builders/thread';
import { embeddedTable } from '#test/shared/ports/embedded';
import { meterOn, type Units } from './meter.ts';

/** What one look at a list asked of the table. */
export interface Looked extends Units {
  readonly ids: number;
  readonly goesOn: boolean;
}

/** A table of open threads, and the lists that a person opens on it. */
export interface Listed {
  readonly open: number;
  /** The inbox as it opens: settings, session, counts, and the first fifty threads with their content. */
  inbox(): Promise<Looked>;
  /** The first page of a filter that nothing passes. */
  nothingFound(): Promise<Looked>;
  stop(): void;
}

const ROWS = 50;
const NOW: Instant = Date.UTC(2026, 2, 2, 12);
const WRITERS = 8;
const SESSION = { pk: { S: 'session#bench' }, sk: { S: 'session' } };

/** The settings of the example, as a deploy puts them. */
const settingsJson = (): string => JSON.stringify(parse(readFileSync('infra/settings/example.yaml', 'utf8')));

/** A table of open threads; a fifth of them missed their first deadline, the others fall due within a day. */
export async function listedAmong(open: number): Promise<Listed> {
  const embedded = await embeddedTable();
  const tableName = await embedded.newTable();
  const { protocol, hostname, port } = (await embedded.client.config.endpoint?.()) ?? {};
  const client = localDynamoDb(`${protocol ?? ''}//${hostname ?? ''}:${port ?? ''}`);
  const meter = meterOn(client);
  await dynamoDbSettings(client, tableName, () => 0).put('v1', settingsJson(), 0);
  await fill(client, tableName, open);
  const threads = dynamoDbThreadStore(client, tableName);
  const board = dynamoDbBoard(client, tableName);
  const looked = async (look: () => Promise<Pick<Looked, 'ids' | 'goesOn'>>): Promise<Looked> => {
    meter.reset();
    const found = await look();
    return { ...meter.units, ...found };
  };
  return {
    open,
    inbox: () =>
      looked(async () => {
        const [, , , page] = await Promise.all([
          // A function that has read them less than 30 seconds ago saves this request.
          dynamoDbSettings(client, tableName, () => 0).current(),
          client.send(new GetItemCommand({ TableName: tableName, Key: SESSION, ConsistentRead: true })),
          board.counts({ now: NOW, soonUntil: NOW + hours(4), todayUntil: NOW + hours(12) }),
          board.page({ state: 'waits', limit: ROWS, now: NOW }),
        ]);
        const loaded = await threads.load(page.ids, NOW, 'recent');
        return { ids: loaded.length, goesOn: page.next !== undefined };
      }),
    nothingFound: () =>
      looked(async () => {
        const { ids, next } = await board.page({
          state: 'waits',
          filter: { language: 'sv' },
          limit: ROWS,
          now: NOW,
        });
        return { ids: ids.length, goesOn: next !== undefined };
      }),
    stop() {
      client.destroy();
      embedded.stop();
    },
  };
}

const ITEMS_A_WRITE = 25;

/** Each thread has been alerted about twice. */
async function fill(client: DynamoDBClient, tableName: string, open: number): Promise<void> {
  const asked = NOW - hours(14);
  const { thread } = play(threadOf(), [message('m'.padEnd(24, '0'), asked)], shopRules(), {
    from: asked,
    to: NOW,
  });
  const text = encodeThread(thread);
  const itemOf = (index: number) => {
    const due = NOW - hours(6) + Math.floor((index / open) * hours(30));
    const row: BoardRow = {
      state: 'waits',
      due,
      kind: 'message',
      store: 'acme-us',
      marketplaceId: 'ATVPDKIKX0DER',
      language: 'en',
      topic: 'product-question',
    };
    const { pk, sk } = keys.thread(`acme-us.111-${String(index).padStart(7, '0')}-0000000`);
    return {
      pk: { S: pk },
      sk: { S: sk },
      version: { N: '3' },
      token: { S: '01234567' },
      thread: { S: text },
      shard: { S: String(index % OPEN_SHARDS) },
      nextActionAt: { N: String(NOW + hours(1) + index) },
      ...encodeRow(row),
    };
  };
  const batches = portions(
    Array.from({ length: open }, (_, index) => index),
    ITEMS_A_WRITE,
  );
  const writer = async (): Promise<void> => {
    for (let batch = batches.pop(); batch !== undefined; batch = batches.pop())
      await client.send(
        new BatchWriteItemCommand({
          RequestItems: { [tableName]: batch.map((index) => ({ PutRequest: { Item: itemOf(index) } })) },
        }),
      );
  };
  await Promise.all(Array.from({ length: WRITERS }, writer));
}

const FEW = 50;
const MANY = 10_000;
const ROUNDS = 41;

/** How much longer the inbox takes among many than among few: medians of looks in turn. */
async function timedInTurn(few: Listed, many: Listed, rounds: number): Promise<number> {
  const took: Record<'few' | 'many', number[]> = { few: [], many: [] };
  for (let round = 0; round < rounds; round += 1)
    for (const [name, listed] of [
      ['few', few],
      ['many', many],
    ] as const) {
      const from = performance.now();
      await listed.inbox();
      // The first looks open connections and warm the database.
      if (round > 2) took[name].push(performance.now() - from);
    }
  const median = (all: number[]): number => all.toSorted((a, b) => a - b)[all.length >> 1] ?? NaN;
  return median(took.many) / median(took.few);
}

export const boardList = {
  name: 'board-list',
  async run(say: (line: string) => void): Promise<void> {
    const [few, many] = [await listedAmong(FEW), await listedAmong(MANY)];
    say('The inbox as it opens (settings, session, counts, fifty threads), on the embedded DynamoDB.');
    say('');
    say('| open threads | requests, read units | a filter that nothing passes: requests, read units |');
    say('| --- | --- | --- |');
    for (const listed of [few, many]) {
      const [inbox, nothing] = [await listed.inbox(), await listed.nothingFound()];
      say(
        `| ${listed.open.toLocaleString('en')} | ${inbox.requests}, ${inbox.reads} | ${nothing.requests}, ${nothing.reads} |`,
      );
    }
    const ratio = await timedInTurn(few, many, ROUNDS);
    say('');
    say(
      `Among ${MANY.toLocaleString('en')} it takes ${ratio.toFixed(2)} times as long as among ${FEW}, warm, in turn.`,
    );
    few.stop();
    many.stop();
  },
};
