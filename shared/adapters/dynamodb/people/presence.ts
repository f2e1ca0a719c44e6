import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { PRESENT_FOR_MS, type Presence, type Present } from '#shared/ports/people/presence';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

const presentItem = z.pipe(
  z.object({ sk: textAttribute, at: numberAttribute, writes: z.object({ BOOL: z.boolean() }) }),
  z.transform(({ sk, at, writes }): Present => ({ person: sk.S, at: at.N, writes: writes.BOOL })),
);

/** Stores one small item for each person who has a thread open; DynamoDB deletes it some time after. */
export function dynamoDbPresence(client: DynamoDBClient, tableName: string): Presence {
  return {
    async note(threadId, { person, at, writes }) {
      const { pk, sk } = keys.present(threadId, person);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            at: { N: String(at) },
            writes: { BOOL: writes },
            [table.timeToLive]: expiry(at + PRESENT_FOR_MS),
          },
        }),
      );
    },

    async of(threadId, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.present(threadId, '').pk } },
        }),
      );
      return Items.map((item) => presentItem.parse(item)).filter(({ at }) => at > now - PRESENT_FOR_MS);
    },
  };
}
