import type { Stored, ThreadStore } from '#shared/ports/threads';

interface Batch {
  readonly ids: Set<string>;
  readonly found: Promise<ReadonlyMap<string, Stored>>;
}

/**
 * A thread store whose loads of one time become one read of the table: a call costs far more than an item of it. An item
 * that cannot be read fails the loads that asked for it, and no other.
 */
export function batchedLoads(threads: ThreadStore): ThreadStore {
  const collecting = new Map<'newest' | 'recent', Batch>();
  const newBatch = (now: number, how: 'newest' | 'recent'): Batch => {
    const ids = new Set<string>();
    const found = new Promise<void>((go) => setImmediate(go)).then(async () => {
      collecting.delete(how);
      const stored = await threads.load([...ids], now, how);
      return new Map(stored.map((one) => [one.thread.id, one]));
    });
    const batch = { ids, found };
    collecting.set(how, batch);
    return batch;
  };
  return {
    ...threads,
    async load(ids, now, how = 'newest') {
      const batch = collecting.get(how) ?? newBatch(now, how);
      ids.forEach((id) => batch.ids.add(id));
      const found = await batch.found.catch(() => undefined);
      if (found === undefined) return threads.load(ids, now, how);
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
  };
}
