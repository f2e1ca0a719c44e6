import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import type { ReportName } from '#shared/domain/account/report';
import { days } from '#shared/domain/instant';
import type { Place } from '#shared/ports/last-seen';
import type { AskedReports } from '#shared/ports/sp-api';
import * as z from '#shared/zod';
import { textAttribute } from './items/attributes.ts';

const KEEP_MS = days(14);

const item = z.object({ reportId: textAttribute });

/** Stores in the table which reports were requested. */
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
