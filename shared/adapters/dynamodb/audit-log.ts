import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { AuditLog } from '#shared/ports/watch';
import * as z from '#shared/zod';
import { expiry, jsonAttribute, numberAttribute } from './items/attributes.ts';

/** The next audit writes a new one; this is for the table of a stack that was removed. */
const KEEP_MS = days(30);

const { pk, sk } = keys.audit;
const Key = { pk: { S: pk }, sk: { S: sk } };

const item = z.object({
  at: numberAttribute,
  passed: z.object({ BOOL: z.boolean() }),
  problems: jsonAttribute(z.array(z.object({ what: z.string(), count: z.number() }))),
  silences: jsonAttribute(
    z.array(
      z.object({
        store: z.string(),
        marketplaceId: z.string(),
        longestGapMs: z.optional(z.number()),
        learnedAt: z.number(),
        silent: z.boolean(),
      }),
    ),
  ),
});

/** Stores the verdict of the last audit as one item of the table. */
export function dynamoDbAuditLog(client: DynamoDBClient, tableName: string): AuditLog {
  return {
    async write({ at, passed, problems, silences }) {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...Key,
            at: { N: String(at) },
            passed: { BOOL: passed },
            problems: { S: JSON.stringify(problems) },
            silences: { S: JSON.stringify(silences) },
            [table.timeToLive]: expiry(at + KEEP_MS),
          },
        }),
      );
    },

    async read() {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
      );
      if (Item === undefined) return undefined;
      const { at, passed, problems, silences } = item.parse(Item);
      return { at: at.N, passed: passed.BOOL, problems: problems.S, silences: silences.S };
    },
  };
}
