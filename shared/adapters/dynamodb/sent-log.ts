import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { jsonText } from '#shared/contracts/json-text';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { SendRef, SentLog } from '#shared/ports/alerts';
import * as z from '#shared/zod';
import { expiry, textAttribute } from './items/attributes.ts';

/**
 * SES tries to deliver for fourteen hours; a later bounce or complaint comes too late to alert anybody else in time.
 */
const KEEP_MS = days(3);

const item = z.object({ sends: textAttribute });

const sendsText = z.pipe(jsonText, z.array(z.tuple([z.string(), z.string()])));

/** Stores in the table which sends a mail carried, one item per mail. */
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
            sends: { S: encodeSends(sends) },
            [table.timeToLive]: expiry(at + KEEP_MS),
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
          // The first event may arrive right after the mail was handed over.
          ConsistentRead: true,
        }),
      );
      if (Item === undefined) return [];
      return decodeSends(item.parse(Item).sends.S);
    },
  };
}

/** The sends of a mail as its item holds them. */
export function encodeSends(sends: readonly SendRef[]): string {
  return JSON.stringify(sends.map(({ threadId, sendKey }) => [threadId, sendKey]));
}

/** Decodes them. @throws when the text is not a list of sends. */
export function decodeSends(text: string): SendRef[] {
  return sendsText.parse(text).map(([threadId, sendKey]) => ({ threadId, sendKey }));
}
