import { type DynamoDBClient, paginateQuery, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { DEAD_LETTER_REASONS } from '#shared/domain/account/dead-letter';
import { days } from '#shared/domain/instant';
import type { DeadLetterEntry, DeadLetterLog } from '#shared/ports/sp-api';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';

/** As long as a dead-letter queue stores the message itself. */
const KEEP_MS = days(14);

const item = z.pipe(
  z.object({
    sk: textAttribute,
    queue: z.object({ S: z.enum(['events', 'notifications']) }),
    reason: z.object({ S: z.enum(DEAD_LETTER_REASONS) }),
    type: textAttribute,
    at: numberAttribute,
  }),
  z.transform(({ sk, queue, reason, type, at }): DeadLetterEntry => ({
    id: sk.S.slice(queue.S.length + 1),
    queue: queue.S,
    reason: reason.S,
    type: type.S,
    at: at.N,
  })),
);

/** Logs dead letters, a small item each. */
export function dynamoDbDeadLetterLog(client: DynamoDBClient, tableName: string): DeadLetterLog {
  return {
    async note({ id, queue, reason, type, at }) {
      const { pk, sk } = keys.deadLetter(queue, id);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            queue: { S: queue },
            reason: { S: reason },
            type: { S: type },
            at: { N: String(at) },
            [table.timeToLive]: expiry(at + KEEP_MS),
          },
        }),
      );
    },

    async all() {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.deadLetter('', '').pk } },
        },
      );
      const entries: DeadLetterEntry[] = [];
      for await (const page of pages) entries.push(...(page.Items ?? []).map((one) => item.parse(one)));
      return entries;
    },
  };
}
