import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { keys, table } from '../contracts/table.ts';
import { days } from '../domain/instant.ts';
import type { SentLog } from '../ports.ts';

/** SES tries to deliver for fourteen hours; what bounces or complains later than this calls nobody in time any more. */
const KEEP_MS = days(3);

const item = z.object({
  sends: z.object({
    S: z
      .string()
      .transform((text): unknown => JSON.parse(text))
      .pipe(z.array(z.tuple([z.string(), z.string()]))),
  }),
});

/** Remembers in the table which sends a mail carried, one item a mail. */
export function dynamoDbSentLog(client: DynamoDBClient, tableName: string): SentLog {
  return {
    async note(token, sends, at) {
      const { pk, sk } = keys.sent(token);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            sends: { S: JSON.stringify(sends.map(({ threadId, sendKey }) => [threadId, sendKey])) },
            [table.timeToLive]: { N: String(Math.ceil((at + KEEP_MS) / 1000)) },
          },
        }),
      );
    },

    async find(token) {
      const { pk, sk } = keys.sent(token);
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          // The first event may come right after the mail was handed over.
          ConsistentRead: true,
        }),
      );
      if (Item === undefined) return [];
      return item.parse(Item).sends.S.map(([threadId, sendKey]) => ({ threadId, sendKey }));
    },
  };
}
