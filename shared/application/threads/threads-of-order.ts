import type { Instant } from '#shared/domain/instant';
import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { orderThreadId } from '#shared/mail/thread-id';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import { loadReadable } from './load-readable.ts';

/** The threads of an order in these stores, whatever their kind, by id. Each id that one can have is looked up; no index is read. */
export async function threadsOfOrder(
  threads: Pick<ThreadStore, 'load'>,
  stores: readonly string[],
  orderId: string,
  now: Instant,
): Promise<readonly Stored[]> {
  const { stored } = await loadReadable(threads, idsOfOrder(stores, orderId), now);
  return stored.toSorted((a, b) => (a.thread.id < b.thread.id ? -1 : 1));
}

/** Every id that a thread of an order can have in these stores. */
export function idsOfOrder(stores: readonly string[], orderId: string): string[] {
  return stores.flatMap((store) => THREAD_KINDS.map((kind) => orderThreadId(store, orderId, kind)));
}
