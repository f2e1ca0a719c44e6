import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { Sessions } from '#shared/ports/sessions';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './items/attributes.ts';

const LONGEST_MS = days(30);
const IDLE_MS = days(7);

const sessionItem = z.object({
  person: textAttribute,
  startedAt: numberAttribute,
  seenAt: numberAttribute,
});

/** Stores each session as one item of the table. */
export function dynamoDbSessions(client: DynamoDBClient, tableName: string): Sessions {
  return {
    async start({ id, person, startedAt, seenAt }) {
      const { pk, sk } = keys.session(id);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            person: { S: person },
            startedAt: { N: String(startedAt) },
            seenAt: { N: String(seenAt) },
            [table.timeToLive]: expiry(startedAt + LONGEST_MS),
          },
        }),
      );
    },

    async find(id, now) {
      const { pk, sk } = keys.session(id);
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: { pk: { S: pk }, sk: { S: sk } },
          ConsistentRead: true,
        }),
      );
      if (Item === undefined) return undefined;
      const { person, startedAt, seenAt } = sessionItem.parse(Item);
      const isOver = now >= startedAt.N + LONGEST_MS || now >= seenAt.N + IDLE_MS;
      return isOver ? undefined : { id, person: person.S, startedAt: startedAt.N, seenAt: seenAt.N };
    },
  };
}
