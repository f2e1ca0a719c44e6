import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import type { Stored, ThreadStore } from '#shared/ports';

/** A thread store in memory, which keeps and forgets as the table does. */
export function memoryThreadStore(): ThreadStore {
  const kept = new Map<string, Stored & { readonly expiresAt: Instant }>();
  return {
    load(ids, now) {
      const found = [...new Set(ids)].flatMap((id) => kept.get(id) ?? []);
      return Promise.resolve(
        found
          .filter(({ expiresAt }) => expiresAt > now)
          .map(({ thread, version, nextActionAt }) => ({ thread, version, nextActionAt })),
      );
    },
    save(stored, now) {
      const { thread, version, nextActionAt } = stored;
      if ((kept.get(thread.id)?.version ?? 0) !== version) return Promise.resolve(false);
      const keepMs = nextActionAt === null ? days(28) : nextActionAt === FAR_FUTURE ? days(60) : Infinity;
      kept.set(thread.id, { thread, version: version + 1, nextActionAt, expiresAt: now + keepMs });
      return Promise.resolve(true);
    },
    due(until) {
      const open = [...kept.values()].flatMap(({ thread, nextActionAt }) =>
        nextActionAt !== null && nextActionAt <= until ? [{ id: thread.id, nextActionAt }] : [],
      );
      return Promise.resolve(open.toSorted((a, b) => a.nextActionAt - b.nextActionAt).map(({ id }) => id));
    },
    all: () => Promise.resolve([...kept.keys()]),
  };
}
