import { paginateQuery, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keys } from '../contracts/table.ts';
import type { Wait } from '../domain/figures/wait.ts';
import type { EndedWaits } from '../ports.ts';
import { dayOf, readWait } from './wait-item.ts';

/** Reads the ended waits out of the table. */
export function dynamoDbEndedWaits(client: DynamoDBClient, tableName: string): EndedWaits {
  return {
    async since(store, from) {
      const { pk, sk } = keys.endedWait(store, dayOf(from), '');
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk AND sk >= :sk',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
        },
      );
      const waits: Wait[] = [];
      for await (const page of pages) for (const item of page.Items ?? []) waits.push(readWait(store, item));
      return waits.filter(({ messages }) => messages.some(({ at }) => at >= from));
    },
  };
}
