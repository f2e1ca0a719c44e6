import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { Canary, CanaryLog } from '#shared/ports/watch';
import * as z from '#shared/zod';
import { expiry, jsonAttribute } from './items/attributes.ts';

/** The next canary writes a new one; this is for the table of a stack that was removed. */
const KEEP_MS = days(30);

const { pk, sk } = keys.canary;
const Key = { pk: { S: pk }, sk: { S: sk } };

const item = z.object({
  sent: jsonAttribute(z.array(z.tuple([z.string(), z.number()]))),
});

/** Stores the last two canaries as one item of the table; only the canary's own function writes it. */
export function dynamoDbCanaryLog(client: DynamoDBClient, tableName: string): CanaryLog {
  const last = async (): Promise<Canary[]> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key, ConsistentRead: true }),
    );
    return Item === undefined ? [] : item.parse(Item).sent.S.map(([nonce, sentAt]) => ({ nonce, sentAt }));
  };
  return {
    last,
    async note(canary) {
      const [before] = await last();
      const sent = [canary, ...(before === undefined ? [] : [before])];
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...Key,
            sent: { S: JSON.stringify(sent.map(({ nonce, sentAt }) => [nonce, sentAt])) },
            [table.timeToLive]: expiry(canary.sentAt + KEEP_MS),
          },
        }),
      );
    },
  };
}
