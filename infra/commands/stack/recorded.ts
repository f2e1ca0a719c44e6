import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { localDynamoDb, startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { notedRun } from '#infra/local/state/noted-run';
import { clockOf } from '#infra/local/state/persisted-clock';
import { persistedState } from '#infra/local/state/persisted-state';
import { CannotOpen, openDeployed } from './deployed.ts';
import type { WhichStack } from './stack-flags.ts';

/** Recorded data to read: of a deployed stack, or of the local run while it is up or after it has ended. */
export interface Recorded {
  /** How a sentence names it: `the stack Replywatch`. */
  readonly name: string;
  readonly client: DynamoDBClient;
  readonly tableName: string;
  /** The clock of the local run, or this machine's, in milliseconds since 1970. */
  readonly now: number;
  close(): void;
}

/**
 * Opens the table of a stack.
 *
 * @throws CannotOpen with a sentence for a person.
 */
export async function openRecorded(which: WhichStack): Promise<Recorded> {
  if ('dataDir' in which && notedRun(which.dataDir) === undefined) return openFolder(which.dataDir);
  const deployed = await openDeployed(which);
  return {
    name: deployed.isLocal ? 'the run on this machine' : `the stack ${deployed.stackName}`,
    client: deployed.clients.dynamoDb,
    tableName: deployed.tableName,
    now: await deployed.now(),
    close: () => deployed.close(),
  };
}

/** Opens the data of a run that has ended. */
async function openFolder(dataDir: string): Promise<Recorded> {
  const file = join(dataDir, 'dynamodb.sqlite');
  if (!existsSync(file))
    throw new CannotOpen(
      `there is no data of Replywatch in ${dataDir}: run npm start first, or name another folder with --data DIR or a deployed stack with --stack NAME`,
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
    throw new CannotOpen(`the data in ${dataDir} has no table: run npm start first`);
  }
  const now = clockOf(undefined, persistedState(dataDir)).now();
  return { name: `the run whose data is in ${dataDir}`, client, tableName, now, close };
}
