import { type DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { Mark } from '#shared/domain/procedures/mark';
import { MARK_KEPT_FOR_MS, type Marks } from '#shared/ports/people/marks';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

const MOST_SHOWN = 200;

const markItem = z.pipe(
  z.object({
    procedure: textAttribute,
    step: textAttribute,
    done: z.object({ BOOL: z.boolean() }),
    by: textAttribute,
    at: numberAttribute,
  }),
  z.transform(({ procedure, step, done, by, at }): Mark => ({
    procedure: procedure.S,
    step: step.S,
    done: done.BOOL,
    by: by.S,
    at: at.N,
  })),
);

/** Stores each mark as an item, so that two people who tick at once lose nothing. */
export function dynamoDbMarks(client: DynamoDBClient, tableName: string): Marks {
  return {
    async add(threadId, { procedure, step, done, by, at }) {
      const { pk, sk } = keys.mark(threadId, at, `${procedure}#${step}#${by}`);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            procedure: { S: procedure },
            step: { S: step },
            done: { BOOL: done },
            by: { S: by },
            at: { N: String(at) },
            [table.timeToLive]: expiry(at + MARK_KEPT_FOR_MS),
          },
        }),
      );
    },

    async of(threadId, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.mark(threadId, 0, '').pk } },
          ScanIndexForward: false,
          Limit: MOST_SHOWN,
        }),
      );
      return Items.map((item) => markItem.parse(item))
        .filter(({ at }) => at > now - MARK_KEPT_FOR_MS)
        .toReversed();
    },
  };
}
