import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { TestAnswers } from '#shared/ports/alerts';
import * as z from '#shared/zod';
import { expiry, jsonAttribute } from './items/attributes.ts';

/** The doctor waits for a minute; a later answer is of use to nobody. */
const KEEP_MS = days(1);

const reason = z.string();
const item = z.object({
  outcome: jsonAttribute(
    z.discriminatedUnion('result', [
      z.object({ result: z.literal('accepted') }),
      z.object({ result: z.literal(['retry', 'unknown', 'broken']), reason }),
    ]),
  ),
});

/** Stores how a test alert went, one item per test. */
export function dynamoDbTestAnswers(client: DynamoDBClient, tableName: string): TestAnswers {
  return {
    async note(test, outcome, at) {
      const { pk, sk } = keys.testAlert(test);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            outcome: { S: JSON.stringify(outcome) },
            [table.timeToLive]: expiry(at + KEEP_MS),
          },
        }),
      );
    },

    async find(test) {
      const { pk, sk } = keys.testAlert(test);
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          ConsistentRead: true,
        }),
      );
      return Item === undefined ? undefined : item.parse(Item).outcome.S;
    },
  };
}
