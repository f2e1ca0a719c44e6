import { type DynamoDBClient, paginateQuery, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { ThreadPointers } from '#shared/ports/threads';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';

/** As long as the thread: with late deletion and backups thirty days, because it was derived from a person. */
const KEEP_MS = days(25);

const item = z.object({ sk: textAttribute });

/** Stores pointers to threads, one small item each. */
export function dynamoDbThreadPointers(client: DynamoDBClient, tableName: string): ThreadPointers {
  return {
    async note(key, threadId, at) {
      const { pk, sk } = keys.pointer(key, threadId);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            notedAt: { N: String(at) },
            [table.timeToLive]: { N: String(Math.ceil((at + KEEP_MS) / 1000)) },
          },
        }),
      );
    },

    async find(wanted, since) {
      const found = await Promise.all(
        [...new Set(wanted)].map((key) => query(client, tableName, key, since)),
      );
      return [...new Set(found.flat())];
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
