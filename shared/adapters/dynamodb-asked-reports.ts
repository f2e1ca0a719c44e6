import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keys, table } from '../contracts/table.ts';
import type { ReportName } from '../domain/account/report.ts';
import { days } from '../domain/instant.ts';
import type { Place } from '../ports.ts';
import type { AskedReports } from '../ports-sp-api.ts';
import * as z from '../zod.ts';
import { textAttribute } from './attributes.ts';

const KEEP_MS = days(14);

const item = z.object({ reportId: textAttribute });

/** Remembers in the table which reports were asked for. */
export function dynamoDbAskedReports(client: DynamoDBClient, tableName: string): AskedReports {
  return {
    async find(place, report, day) {
      const { Item } = await client.send(
        new GetItemCommand({ TableName: tableName, Key: keyOf(place, report, day), ConsistentRead: true }),
      );
      return Item === undefined ? undefined : item.parse(Item).reportId.S;
    },

    async note(place, report, day, reportId) {
      const expiresAt = Date.parse(day) + KEEP_MS;
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(place, report, day),
            reportId: { S: reportId },
            [table.timeToLive]: { N: String(expiresAt / 1000) },
          },
        }),
      );
    },
  };
}

function keyOf(
  { store, marketplaceId }: Place,
  report: ReportName,
  day: string,
): Record<'pk' | 'sk', { S: string }> {
  const { pk, sk } = keys.asked(store, marketplaceId, report, day);
  return { pk: { S: pk }, sk: { S: sk } };
}
