import { createHash, randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  PutItemCommand,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, OPEN_SHARDS, table } from '#shared/contracts/table';
import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import { SETTLED_KEPT_FOR_MS, type Stored, type ThreadStore } from '#shared/ports/threads';
import { encodeRow } from './items/board-attributes.ts';
import { encodeThread } from './items/thread-item.ts';
import { waitTransactions } from './wait-writes.ts';
import { expiry } from './items/attributes.ts';

/** An open thread with nothing left to fire: the figures of 90 days count its message as unanswered. */
const KEEP_SPENT_MS = days(100);

type Put = NonNullable<TransactWriteItem['Put']>;

/** Saves a thread by one conditional put; if its waits have changed, in one transaction with them. */
export function saveThread(client: DynamoDBClient, tableName: string): ThreadStore['save'] {
  return async (stored, now, waits = { put: [], removed: [] }) => {
    const put = putOf(tableName, stored, now);
    const transactions = waitTransactions(tableName, waits, now);
    const beside = transactions.at(-1);
    if (beside === undefined) return putAlone(client, put);
    // Only the import of a mailbox ends more waits at once than one transaction holds: the first ones are then
    // written before the thread.
    for (const before of transactions.slice(0, -1))
      await client.send(new TransactWriteItemsCommand({ TransactItems: [...before] }));
    return putWith(client, put, beside);
  };
}

/** The put requires the version that was loaded; if it fails, it returns the item that is stored instead. */
function putOf(TableName: string, { thread, version, nextActionAt, row }: Stored, now: Instant): Put {
  const { pk, sk } = keys.thread(thread.id);
  const expiresAt = expiryOf(nextActionAt, now);
  return {
    TableName,
    Item: {
      pk: { S: pk },
      sk: { S: sk },
      version: { N: String(version + 1) },
      token: { S: randomUUID().slice(0, 8) },
      thread: { S: encodeThread(thread) },
      ...(nextActionAt !== null && {
        shard: { S: shardOf(thread.id) },
        nextActionAt: { N: String(nextActionAt) },
      }),
      ...encodeRow(row),
      ...(expiresAt !== undefined && { expiresAt: expiry(expiresAt) }),
    },
    ...(version === 0
      ? {
          // DynamoDB deletes an item days after it has expired. Until then nobody reads it, and it must not block a
          // new thread.
          ConditionExpression: `attribute_not_exists(pk) OR ${table.timeToLive} <= :now`,
          ExpressionAttributeValues: { ':now': { N: String(Math.floor(now / 1000)) } },
        }
      : {
          ConditionExpression: 'version = :version',
          ExpressionAttributeValues: { ':version': { N: String(version) } },
        }),
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  };
}

async function putAlone(client: DynamoDBClient, put: Put): Promise<boolean> {
  try {
    await client.send(new PutItemCommand(put));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return isOf(put, error.Item);
  }
}

/** A transaction costs double, but only at the end of a wait, and keeps the figures exact. */
async function putWith(
  client: DynamoDBClient,
  put: Put,
  beside: readonly TransactWriteItem[],
): Promise<boolean> {
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, ...beside] }));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [ofThread] = error.CancellationReasons ?? [];
    if (ofThread?.Code === 'ConditionalCheckFailed') return isOf(put, ofThread.Item);
    // Another write to one of the items was in progress: a lost race like any other.
    if (error.CancellationReasons?.some(({ Code }) => Code === 'TransactionConflict')) return false;
    throw error;
  }
}

/** The SDK repeats a put whose answer was lost: an item with the token of this put was saved by it. */
function isOf(put: Put, item: Put['Item']): boolean {
  return item?.['token']?.S !== undefined && item['token'].S === put.Item?.['token']?.S;
}

/** A settled or spent thread expires; one that can still act stays. */
function expiryOf(nextActionAt: Instant | null, now: Instant): Instant | undefined {
  if (nextActionAt === null) return now + SETTLED_KEPT_FOR_MS;
  return nextActionAt === FAR_FUTURE ? now + KEEP_SPENT_MS : undefined;
}

function shardOf(id: string): string {
  return String(createHash('sha256').update(id).digest().readUInt8(0) % OPEN_SHARDS);
}
