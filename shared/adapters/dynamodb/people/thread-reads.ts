import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { minutes } from '#shared/domain/instant';
import { latestReads, READ_KEPT_FOR_MS, type Read, type Reads } from '#shared/ports/people/reads';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

const MOST_LOOKED_AT = 200;

const readItem = z.pipe(
  z.object({
    person: textAttribute,
    at: numberAttribute,
    saved: z.optional(z.object({ BOOL: z.literal(true) })),
  }),
  z.transform(({ person, at, saved }): Read => ({
    person: person.S,
    at: at.N,
    ...(saved !== undefined && { saved: true }),
  })),
);

/** Stores each time that somebody was shown a buyer's words as an item. */
export function dynamoDbReads(client: DynamoDBClient, tableName: string): Reads {
  return {
    async note(threadId, { person, at, saved }) {
      const { pk, sk } = keys.read(threadId, Math.floor(at / minutes(1)) * minutes(1), person, saved);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            person: { S: person },
            at: { N: String(at) },
            ...(saved === true && { saved: { BOOL: true } }),
            [table.timeToLive]: expiry(at + READ_KEPT_FOR_MS),
          },
        }),
      );
    },

    async of(threadId, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ScanIndexForward: false,
          Limit: MOST_LOOKED_AT,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.read(threadId, 0, '').pk } },
        }),
      );
      return latestReads(
        Items.map((item) => readItem.parse(item)),
        now,
      );
    },
  };
}
