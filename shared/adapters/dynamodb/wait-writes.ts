import type { TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { ChangedWaits } from '#shared/domain/figures/changed-waits';
import { isGuarded } from '#shared/domain/figures/closed-day';
import type { EndedWait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import { voidingOf } from './items/day-mark.ts';
import { waitDay, waitItem, waitKey } from './items/wait-item.ts';

/** A transaction holds 100 items. */
const ITEMS_BESIDE_THREAD = 99;

/** A write of one wait, and the wait whose day it changes. */
interface WaitWrite {
  readonly write: TransactWriteItem;
  readonly wait: EndedWait;
}

/**
 * The writes of the waits that have changed, in as many transactions as they need, each with room for one more item.
 * They also void the roll-ups of the days that they change. Empty when no wait has changed.
 */
export function waitTransactions(
  TableName: string,
  waits: ChangedWaits,
  now: Instant,
): readonly (readonly TransactWriteItem[])[] {
  let voided = new Set<string>();
  let items: TransactWriteItem[] = [];
  const transactions: TransactWriteItem[][] = [];
  for (const { wait, write } of waitWrites(TableName, waits)) {
    if (transactions.length === 0 || items.length + 2 > ITEMS_BESIDE_THREAD) {
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

/** A wait whose last message moved to another day has a new key; a key that is written again is not deleted. */
function waitWrites(TableName: string, { put, removed }: ChangedWaits): WaitWrite[] {
  const fresh = new Set(put.map((wait) => JSON.stringify(waitKey(wait))));
  return [
    ...removed
      .filter((wait) => !fresh.has(JSON.stringify(waitKey(wait))))
      .map((wait) => ({ wait, write: { Delete: { TableName, Key: waitKey(wait) } } })),
    ...put.map((wait) => ({ wait, write: { Put: { TableName, Item: waitItem(wait) } } })),
  ];
}
