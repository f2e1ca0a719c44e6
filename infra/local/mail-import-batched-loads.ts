import type { Stored, ThreadStore } from '#shared/ports';

interface Batch {
  readonly ids: Set<string>;
  readonly found: Promise<ReadonlyMap<string, Stored>>;
}

/** A thread store whose loads of one time become one read of the table: a call costs far more than an item of it. */
export function batchedLoads(threads: ThreadStore): ThreadStore {
  let collecting: Batch | undefined;
  const newBatch = (now: number): Batch => {
    const ids = new Set<string>();
    const found = new Promise<void>((go) => setImmediate(go)).then(async () => {
      collecting = undefined;
      const stored = await threads.load([...ids], now);
      return new Map(stored.map((one) => [one.thread.id, one]));
    });
    return { ids, found };
  };
  return {
    ...threads,
    async load(ids, now) {
      const batch = (collecting ??= newBatch(now));
      ids.forEach((id) => batch.ids.add(id));
      const found = await batch.found;
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
  };
}
