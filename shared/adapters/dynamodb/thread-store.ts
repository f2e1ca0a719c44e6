import {
  type AttributeValue,
  BatchGetItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  paginateQuery,
  paginateScan,
} from '@aws-sdk/client-dynamodb';
import { keys, OPEN_SHARDS, table, threadIdOf } from '#shared/contracts/table';
import { wrongFields } from '#shared/contracts/wrong-fields';
import type { Instant } from '#shared/domain/instant';
import { Failure, UnreadableThread } from '#shared/failure';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from './items/attributes.ts';
import { decodeRow } from './items/board-attributes.ts';
import { decodeThread } from './items/thread-item.ts';
import { saveThread } from './thread-save.ts';

const READ_AT_ONCE = 100;
const READ_ROUNDS = 8;

const storedItem = z.object({
  pk: textAttribute,
  version: numberAttribute,
  thread: textAttribute,
  nextActionAt: z.optional(numberAttribute),
  expiresAt: z.optional(numberAttribute),
});

const keyItem = z.object({
  pk: textAttribute,
  nextActionAt: z.optional(numberAttribute),
});

/** Stores each thread as one item of the table. */
export function dynamoDbThreadStore(client: DynamoDBClient, tableName: string): ThreadStore {
  return {
    async load(ids, now, how = 'newest') {
      const items: Record<string, AttributeValue>[] = [];
      const unique = [...new Set(ids)];
      for (let from = 0; from < unique.length; from += READ_AT_ONCE)
        items.push(
          ...(await readBatch(client, tableName, unique.slice(from, from + READ_AT_ONCE), how === 'newest')),
        );
      return items.flatMap((item) => parseThread(item, now) ?? []);
    },

    save: saveThread(client, tableName),

    async due(until) {
      const found = await Promise.all(
        Array.from({ length: OPEN_SHARDS }, (_, shard) =>
          queryShard(client, tableName, String(shard), until),
        ),
      );
      return found
        .flat()
        .toSorted((a, b) => a.nextActionAt - b.nextActionAt)
        .map(({ id }) => id);
    },

    async all() {
      const ids: string[] = [];
      const pages = paginateScan(
        { client },
        {
          TableName: tableName,
          ProjectionExpression: 'pk',
          FilterExpression: 'begins_with(pk, :thread)',
          ExpressionAttributeValues: { ':thread': { S: 'thread#' } },
        },
      );
      for await (const page of pages)
        ids.push(...(page.Items ?? []).flatMap((item) => threadIdOf(keyItem.parse(item).pk.S) ?? []));
      return ids;
    },
  };
}

async function readBatch(
  client: DynamoDBClient,
  tableName: string,
  ids: readonly string[],
  ConsistentRead: boolean,
): Promise<Record<string, AttributeValue>[]> {
  const [first, ...others] = ids;
  if (first !== undefined && others.length === 0) {
    const Key = toAttributes(keys.thread(first));
    const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key, ConsistentRead }));
    return Item === undefined ? [] : [Item];
  }
  const items: Record<string, AttributeValue>[] = [];
  let wanted = ids.map((id) => toAttributes(keys.thread(id)));
  for (let round = 0; wanted.length > 0; round += 1) {
    if (round === READ_ROUNDS)
      throw new Failure(`DynamoDB left ${wanted.length} threads unread ${READ_ROUNDS} times`);
    const answer = await client.send(
      new BatchGetItemCommand({ RequestItems: { [tableName]: { Keys: wanted, ConsistentRead } } }),
    );
    items.push(...(answer.Responses?.[tableName] ?? []));
    wanted = (answer.UnprocessedKeys?.[tableName]?.Keys ?? []).map(({ pk, sk }) => ({
      pk: pk ?? { S: '' },
      sk: sk ?? { S: '' },
    }));
  }
  return items;
}

async function queryShard(
  client: DynamoDBClient,
  tableName: string,
  shard: string,
  until: Instant,
): Promise<{ id: string; nextActionAt: Instant }[]> {
  const { openIndex } = table;
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      IndexName: openIndex.name,
      KeyConditionExpression: '#shard = :shard AND #at <= :until',
      // "shard" is a reserved word of DynamoDB.
      ExpressionAttributeNames: { '#shard': openIndex.partitionKey, '#at': openIndex.sortKey },
      ExpressionAttributeValues: { ':shard': { S: shard }, ':until': { N: String(until) } },
    },
  );
  const found: { id: string; nextActionAt: Instant }[] = [];
  for await (const page of pages)
    for (const item of page.Items ?? []) {
      const { pk, nextActionAt } = keyItem.parse(item);
      const id = threadIdOf(pk.S);
      if (id !== undefined) found.push({ id, nextActionAt: nextActionAt?.N ?? until });
    }
  return found;
}

/**
 * Decodes a thread's item; undefined for one that has expired. @throws with a message that repeats none of its
 * content.
 */
export function parseThread(item: Record<string, AttributeValue>, now: Instant): Stored | undefined {
  const key = item['pk']?.S ?? 'an item without a key';
  try {
    const { pk, version, thread, nextActionAt, expiresAt } = storedItem.parse(item);
    if (expiresAt !== undefined && expiresAt.N * 1000 <= now) return undefined;
    const row = decodeRow(item);
    return {
      thread: decodeThread(threadIdOf(pk.S) ?? pk.S, thread.S),
      version: version.N,
      nextActionAt: nextActionAt?.N ?? null,
      ...(row !== undefined && { row }),
    };
  } catch (error) {
    throw new UnreadableThread(
      threadIdOf(key) ?? key,
      `the stored ${key} cannot be read: ${error instanceof z.$ZodError ? `it is wrong at ${wrongFields(error)}` : 'it is not JSON'}`,
    );
  }
}

function toAttributes(key: { pk: string; sk: string }): { pk: AttributeValue; sk: AttributeValue } {
  return { pk: { S: key.pk }, sk: { S: key.sk } };
}
