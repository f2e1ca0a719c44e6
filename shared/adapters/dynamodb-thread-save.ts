import {
  ConditionalCheckFailedException,
  PutItemCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
  type DynamoDBClient,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import type { ChangedWaits } from '../domain/figures/changed-waits.ts';
import { waitItem, waitKey } from './wait-item.ts';

/** A transaction holds 100 items. */
const ITEMS_BESIDE_THREAD = 99;

/** The conditional put of a thread; a failed condition must give back the item that is there. */
export type ThreadPut = NonNullable<TransactWriteItem['Put']>;

/**
 * Puts a thread, and in the same transaction the waits that have changed. `token` is the writer's own in the item.
 * Gives false for a lost race.
 */
export function saveThread(
  client: DynamoDBClient,
  put: ThreadPut,
  token: string,
  waits: ChangedWaits | undefined,
): Promise<boolean> {
  return waits === undefined || waits.put.length + waits.removed.length === 0
    ? putAlone(client, put, token)
    : putWithWaits(client, put, token, waits);
}

async function putAlone(client: DynamoDBClient, put: ThreadPut, token: string): Promise<boolean> {
  try {
    await client.send(new PutItemCommand(put));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    // The SDK repeats a put whose answer was lost: then the token in the table is ours, and the save did happen.
    return error.Item?.['token']?.S === token;
  }
}

/** The thread and its waits in one transaction: it costs double, at the end of a wait only, and keeps the figures exact. */
async function putWithWaits(
  client: DynamoDBClient,
  put: ThreadPut,
  token: string,
  waits: ChangedWaits,
): Promise<boolean> {
  const items = waitWrites(put.TableName, waits);
  // More than a transaction holds end at once only when a mailbox is imported: the first ones are then written before.
  while (items.length > ITEMS_BESIDE_THREAD)
    await client.send(new TransactWriteItemsCommand({ TransactItems: items.splice(0, ITEMS_BESIDE_THREAD) }));
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, ...items] }));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [ofThread] = error.CancellationReasons ?? [];
    if (ofThread?.Code === 'ConditionalCheckFailed') return ofThread.Item?.['token']?.S === token;
    // Another write was under way on one of the items: a lost race like any other.
    if (error.CancellationReasons?.some(({ Code }) => Code === 'TransactionConflict')) return false;
    throw error;
  }
}

/** A wait whose last message is on another day than before has another key: one that is put again is not deleted. */
function waitWrites(TableName: string | undefined, { put, removed }: ChangedWaits): TransactWriteItem[] {
  const fresh = new Set(put.map((wait) => JSON.stringify(waitKey(wait))));
  return [
    ...removed
      .map(waitKey)
      .filter((key) => !fresh.has(JSON.stringify(key)))
      .map((Key) => ({ Delete: { TableName, Key } })),
    ...put.map((wait) => ({ Put: { TableName, Item: waitItem(wait) } })),
  ];
}
