import { PutItemCommand, QueryCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { keys } from '../contracts/table.ts';
import type { ReportName } from '../domain/account/report.ts';
import type { Snapshot } from '../domain/account/snapshot.ts';
import type { Place } from '../ports.ts';
import type { Snapshots } from '../ports-sp-api.ts';
import { readSnapshot, snapshotItem } from './snapshot-item.ts';

/** Later than any day. */
const LAST_DAY = '9999-12-31';

/** Keeps the snapshots of reports in the table, a small item each. */
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
    latest: (place, report, untilDay = LAST_DAY) => one(place, report, untilDay, true),
    first: (place, report) => one(place, report, LAST_DAY, false),
  };
}
