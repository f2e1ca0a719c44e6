import {
  type AttributeValue,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  paginateQuery,
  PutItemCommand,
  QueryCommand,
} from '@aws-sdk/client-dynamodb';
import { datedFrom, keys, pointedThreadOf, table } from '#shared/contracts/table';
import { days, type Instant } from '#shared/domain/instant';
import type { ThreadPointers } from '#shared/ports/threads';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';

/** As long as the thread: with late deletion and backups thirty days, because it was derived from a person. */
const KEEP_MS = days(25);

const item = z.object({ sk: textAttribute });
const datedItem = z.object({ sk: textAttribute, notedAt: numberAttribute, names: textAttribute });

/** Stores pointers to threads, one small item each. */
export function dynamoDbThreadPointers(client: DynamoDBClient, tableName: string): ThreadPointers {
  const put = async (
    { pk, sk }: { readonly pk: string; readonly sk: string },
    at: Instant,
    more: Record<string, AttributeValue> = {},
  ): Promise<void> => {
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          pk: { S: pk },
          sk: { S: sk },
          notedAt: { N: String(at) },
          [table.timeToLive]: expiry(at + KEEP_MS),
          ...more,
        },
      }),
    );
  };
  return {
    note: (key, threadId, at) => put(keys.pointer(key, threadId), at),

    async find(wanted, since) {
      const found = await Promise.all(
        [...new Set(wanted)].map((key) => query(client, tableName, key, since)),
      );
      return [...new Set(found.flat())];
    },

    async claim(place, holder, at) {
      const { pk, sk } = keys.claim(place);
      try {
        await client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              pk: { S: pk },
              sk: { S: sk },
              holder: { S: holder },
              [table.timeToLive]: expiry(at + KEEP_MS),
            },
            ConditionExpression: 'attribute_not_exists(pk) OR #holder = :holder',
            ExpressionAttributeNames: { '#holder': 'holder' },
            ExpressionAttributeValues: { ':holder': { S: holder } },
          }),
        );
        return true;
      } catch (error) {
        if (error instanceof ConditionalCheckFailedException) return false;
        throw error;
      }
    },

    noteAt: (key, { threadId, at, names }) =>
      put(keys.datedPointer(key, at, threadId), at, { names: { S: names.join(' ') } }),

    async between(key, { from, to }, atMost) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          ScanIndexForward: false,
          Limit: atMost,
          KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
          ExpressionAttributeValues: {
            ':pk': { S: keys.pointer(key, '').pk },
            ':from': { S: datedFrom(from) },
            ':to': { S: datedFrom(to + 1) },
          },
        }),
      );
      return Items.map((raw) => {
        const { sk, notedAt, names } = datedItem.parse(raw);
        return { threadId: pointedThreadOf(sk.S), at: notedAt.N, names: names.S.split(' ') };
      });
    },
  };
}

async function query(
  client: DynamoDBClient,
  tableName: string,
  key: string,
  since: number,
): Promise<string[]> {
  const pages = paginateQuery(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'notedAt >= :since',
      ExpressionAttributeValues: {
        ':pk': { S: keys.pointer(key, '').pk },
        ':since': { N: String(since) },
      },
    },
  );
  const ids: string[] = [];
  for await (const page of pages) ids.push(...(page.Items ?? []).map((one) => item.parse(one).sk.S));
  return ids;
}
