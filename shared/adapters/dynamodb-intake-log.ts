import { BatchGetItemCommand, UpdateItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { keys } from '../contracts/table.ts';
import type { IntakeLog } from '../ports.ts';

const item = z.object({
  address: z.object({ S: z.string() }),
  lastMailAt: z.object({ N: z.string().transform(Number) }),
});

/** Keeps when each intake address last got a mail; an older mail never moves it back. */
export function dynamoDbIntakeLog(client: DynamoDBClient, tableName: string): IntakeLog {
  return {
    async received(address, at) {
      const { pk, sk } = keys.intake(address);
      await client
        .send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: { pk: { S: pk }, sk: { S: sk } },
            UpdateExpression: 'SET lastMailAt = :at, address = :address',
            ConditionExpression: 'attribute_not_exists(lastMailAt) OR lastMailAt < :at',
            ExpressionAttributeValues: { ':at': { N: String(at) }, ':address': { S: address } },
          }),
        )
        .catch((error: unknown) => {
          if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
        });
    },

    async lastReceived(addresses) {
      const found = new Map<string, number>();
      for (let from = 0; from < addresses.length; from += 100) {
        const answer = await client.send(
          new BatchGetItemCommand({
            RequestItems: {
              [tableName]: {
                Keys: addresses.slice(from, from + 100).map((address) => {
                  const { pk, sk } = keys.intake(address);
                  return { pk: { S: pk }, sk: { S: sk } };
                }),
              },
            },
          }),
        );
        for (const raw of answer.Responses?.[tableName] ?? []) {
          const { address, lastMailAt } = item.parse(raw);
          found.set(address.S, lastMailAt.N);
        }
      }
      return found;
    },
  };
}
