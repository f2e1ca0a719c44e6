import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { localDynamoDb, startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { clockOf } from '#infra/local/state/persisted-clock';
import { keptState } from '#infra/local/state/persisted-state';

/** What was recorded, on this machine or in an AWS account, to be looked at. */
export interface Recorded {
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The clock of the local run, or this machine's. */
  readonly now: number;
  close(): void;
}

/**
 * Opens the table of a deployed stack, by the AWS credentials and region of the terminal, or the data folder of the local run.
 *
 * @throws in words for a folder without data.
 */
export async function openRecorded(from: {
  readonly table?: string | undefined;
  readonly data: string;
}): Promise<Recorded> {
  if (from.table !== undefined) {
    const client = new DynamoDBClient({});
    return { client, tableName: from.table, now: Date.now(), close: () => client.destroy() };
  }
  const file = join(from.data, 'dynamodb.sqlite');
  if (!existsSync(file))
    throw new Error(
      `--data ${from.data}: there is no data of Replywatch; run npm start first, or name a deployed table by --table`,
    );
  const embedded = await startDynamoDb(file);
  const client = localDynamoDb(embedded.endpoint);
  const close = (): void => {
    client.destroy();
    embedded.stop();
  };
  const { TableNames: [tableName] = [] } = await client.send(new ListTablesCommand({}));
  if (tableName === undefined) {
    close();
    throw new Error(`--data ${from.data}: the data has no table; run npm start first`);
  }
  return { client, tableName, now: clockOf(undefined, keptState(from.data).get('clock')).now(), close };
}
