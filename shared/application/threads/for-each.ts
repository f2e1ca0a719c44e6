import { portions } from './portions.ts';

const AT_ONCE = 25;

/**
 * Runs the action for each item, several at once, even when one fails. @throws the first failure, after all are done.
 */
export async function forEach<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const failures: unknown[] = [];
  for (const group of portions(items, AT_ONCE))
    await Promise.all(group.map((item) => work(item).catch((error: unknown) => failures.push(error))));
  if (failures.length > 0) throw failures[0];
}
