import { type DynamoDBClient, paginateQuery, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import type { ReportName } from '#shared/domain/account/report';
import type { Snapshot } from '#shared/domain/account/snapshot';
import type { Place } from '#shared/ports/last-seen';
import type { Snapshots } from '#shared/ports/sp-api';
import { readSnapshot, snapshotItem } from './items/snapshot-item.ts';

/** Later than any day. */
const LAST_DAY = '9999-12-31';

/** Stores the snapshots of reports in the table, a small item each. */
export function dynamoDbSnapshots(client: DynamoDBClient, tableName: string): Snapshots {
  const one = async <Name extends ReportName>(
    place: Place,
    report: Name,
    untilDay: string,
    newestFirst: boolean,
  ): Promise<Snapshot<Name> | undefined> => {
    const { pk, sk } = keys.snapshot(place.store, place.marketplaceId, report, untilDay);
    const { Items } = await client.send(
      new QueryCommand({
        TableName: tableName,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND sk <= :sk',
        ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
        ScanIndexForward: !newestFirst,
        Limit: 1,
      }),
    );
    const [item] = Items ?? [];
    return item === undefined ? undefined : readSnapshot(place, report, item);
  };
  return {
    async put(snapshot) {
      await client.send(new PutItemCommand({ TableName: tableName, Item: snapshotItem(snapshot) }));
    },
    async since(place, report, fromDay) {
      const { pk, sk } = keys.snapshot(place.store, place.marketplaceId, report, fromDay);
      const pages = paginateQuery(
        { client },
        {
          TableName: tableName,
          KeyConditionExpression: 'pk = :pk AND sk >= :sk',
          ExpressionAttributeValues: { ':pk': { S: pk }, ':sk': { S: sk } },
        },
      );
      const found: Snapshot<typeof report>[] = [];
      for await (const { Items = [] } of pages)
        found.push(...Items.map((item) => readSnapshot(place, report, item)));
      return found;
    },
    latest: (place, report, untilDay = LAST_DAY) => one(place, report, untilDay, true),
    first: (place, report) => one(place, report, LAST_DAY, false),
  };
}
