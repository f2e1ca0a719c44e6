import { type DynamoDBClient, paginateQuery, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { days } from '#shared/domain/instant';
import type { DigestLog } from '#shared/ports/figures';
import * as z from '#shared/zod';
import { expiry, textAttribute } from './items/attributes.ts';

/** Long after any repeat of an invocation. */
const KEEP_MS = days(30);

const sentItem = z.object({ sk: textAttribute });

/** Stores in the table who got which digest. */
export function dynamoDbDigestLog(client: DynamoDBClient, tableName: string): DigestLog {
  return {
    async sent(week) {
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.digest(week, '').pk } },
        },
      );
      const people = new Set<string>();
      for await (const page of pages)
        for (const item of page.Items ?? []) people.add(sentItem.parse(item).sk.S);
      return people;
    },

    async noteSent(week, person, at) {
      const { pk, sk } = keys.digest(week, person);
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            pk: { S: pk },
            sk: { S: sk },
            [table.timeToLive]: expiry(at + KEEP_MS),
          },
        }),
      );
    },
  };
}
