import type { EndedWait } from '#shared/domain/figures/wait';
import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import type { EndedWaits, WaitLog } from '#shared/ports/figures';
import type { Stored, ThreadStore } from '#shared/ports/threads';

/** A thread store in memory that stores and expires threads like the table. */
export function memoryThreadStore(): ThreadStore &
  EndedWaits &
  WaitLog & {
    /** What the table's index `board` holds. */
    rows(): Stored[];
    /** Puts or removes a row, and nothing else. */
    setRow(id: string, row: Stored['row']): void;
  } {
  const waits = new Map<string, EndedWait>();
  const keyOf = ({ threadId, firstMessageId, messages }: EndedWait): string =>
    `${threadId} ${firstMessageId} ${Math.floor((messages.at(-1)?.at ?? 0) / days(1))}`;
  const rows = new Map<string, Stored & { readonly expiresAt: Instant }>();
  return {
    load(ids, now) {
      const found = [...new Set(ids)].flatMap((id) => rows.get(id) ?? []);
      return Promise.resolve(
        found.filter(({ expiresAt }) => expiresAt > now).map(({ expiresAt: _, ...stored }) => stored),
      );
    },
    save(stored, now, changed) {
      const { thread, version, nextActionAt, row } = stored;
      const before = rows.get(thread.id);
      const isThere = before !== undefined && before.expiresAt > now;
      if ((isThere ? before.version : 0) !== version) return Promise.resolve(false);
      const keepMs = nextActionAt === null ? days(25) : nextActionAt === FAR_FUTURE ? days(100) : Infinity;
      changed?.removed.forEach((wait) => waits.delete(keyOf(wait)));
      changed?.put.forEach((wait) => waits.set(keyOf(wait), wait));
      rows.set(thread.id, {
        thread,
        version: version + 1,
        nextActionAt,
        ...(row !== undefined && { row }),
        expiresAt: now + keepMs,
      });
      return Promise.resolve(true);
    },
    put(ended) {
      ended.forEach((wait) => waits.set(keyOf(wait), wait));
      return Promise.resolve();
    },
    due(until) {
      const open = [...rows.values()].flatMap(({ thread, nextActionAt }) =>
        nextActionAt !== null && nextActionAt <= until ? [{ id: thread.id, nextActionAt }] : [],
      );
      return Promise.resolve(open.toSorted((a, b) => a.nextActionAt - b.nextActionAt).map(({ id }) => id));
    },
    rows: () => [...rows.values()],
    setRow(id, row) {
      const before = rows.get(id);
      if (before !== undefined) rows.set(id, { ...before, row });
    },
    all: () => Promise.resolve([...rows.keys()]),
    since: (store, from) =>
      Promise.resolve(
        [...waits.values()]
          .filter((wait) => wait.store === store && wait.messages.some(({ at }) => at >= from))
          .map(({ threadId, firstMessageId, ...wait }) => wait),
      ),
  };
}
