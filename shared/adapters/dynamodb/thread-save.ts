import {
  type DynamoDBClient,
  TransactionCanceledException,
  type TransactWriteItem,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import type { ChangedWaits } from '#shared/domain/figures/changed-waits';
import { isGuarded } from '#shared/domain/figures/closed-day';
import type { EndedWait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import { voidingOf } from './items/day-mark.ts';
import { waitDay, waitItem, waitKey } from './items/wait-item.ts';
import { isOf, type ThreadPut, threadPuts } from './thread-puts.ts';

/** A transaction holds 100 items. */
const ITEMS_BESIDE_THREAD = 99;

/** Saves a thread, and with it the waits that have changed. Gives false for a lost race. */
export type SaveThread = (put: ThreadPut, waits: ChangedWaits | undefined, now: Instant) => Promise<boolean>;

/**
 * Puts threads, those together that are wanted at the same time; a thread whose waits have changed in one transaction with
 * them, which makes the roll-ups of their days void.
 */
export function threadSaves(client: DynamoDBClient): SaveThread {
  const putOnly = threadPuts(client);
  return (put, waits, now) =>
    waits === undefined || waits.put.length + waits.removed.length === 0
      ? putOnly(put)
      : putWithWaits(client, put, waitTransactions(put.TableName, waits, now));
}

/** The thread and its waits in one transaction: it costs double, at the end of a wait only, and keeps the figures exact. */
async function putWithWaits(
  client: DynamoDBClient,
  put: ThreadPut,
  transactions: readonly (readonly TransactWriteItem[])[],
): Promise<boolean> {
  // More than a transaction holds end at once only when a mailbox is imported: the first ones are then written before.
  for (const before of transactions.slice(0, -1))
    await client.send(new TransactWriteItemsCommand({ TransactItems: [...before] }));
  const items = transactions.at(-1) ?? [];
  try {
    await client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: put }, ...items] }));
    return true;
  } catch (error) {
    if (!(error instanceof TransactionCanceledException)) throw error;
    const [ofThread] = error.CancellationReasons ?? [];
    if (ofThread?.Code === 'ConditionalCheckFailed') return isOf(put, ofThread.Item);
    // Another write was under way on one of the items: a lost race like any other.
    if (error.CancellationReasons?.some(({ Code }) => Code === 'TransactionConflict')) return false;
    throw error;
  }
}

/** A write of one wait, and the day that it changes. */
interface WaitWrite {
  readonly write: TransactWriteItem;
  readonly wait: EndedWait;
}

/** A wait whose last message is on another day than before has another key: one that is put again is not deleted. */
function waitWrites(TableName: string | undefined, { put, removed }: ChangedWaits): WaitWrite[] {
  const fresh = new Set(put.map((wait) => JSON.stringify(waitKey(wait))));
  return [
    ...removed
      .filter((wait) => !fresh.has(JSON.stringify(waitKey(wait))))
      .map((wait) => ({ wait, write: { Delete: { TableName, Key: waitKey(wait) } } })),
    ...put.map((wait) => ({ wait, write: { Put: { TableName, Item: waitItem(wait) } } })),
  ];
}

/** The writes in transactions, each with what makes void the roll-ups of the days that it changes. */
function waitTransactions(
  TableName: string | undefined,
  waits: ChangedWaits,
  now: Instant,
): TransactWriteItem[][] {
  let voided = new Set<string>();
  let items: TransactWriteItem[] = [];
  const transactions = [items];
  for (const { wait, write } of waitWrites(TableName, waits)) {
    if (items.length + 2 > ITEMS_BESIDE_THREAD) {
      voided = new Set();
      items = [];
      transactions.push(items);
    }
    const day = waitDay(wait);
    const isNew = isGuarded(day, now) && !voided.has(`${wait.store} ${day}`);
    if (isNew) items.push(voidingOf(TableName, wait.store, day));
    voided.add(`${wait.store} ${day}`);
    items.push(write);
  }
  return transactions;
}
