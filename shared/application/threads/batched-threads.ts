import type { ChangedWaits } from '#shared/domain/figures/changed-waits';
import { dayOf, isGuarded } from '#shared/domain/figures/closed-day';
import type { EndedWait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import type { WaitLog } from '#shared/ports/figures';
import type { Stored, ThreadStore } from '#shared/ports/threads';

/**
 * A thread store for a function that records many messages at once: a request costs the function far more than an
 * item in it.
 *
 * Simultaneous loads become one read; an unreadable item fails only the loads that asked for it. With a log, waits
 * that ended on a day that is still open are written just before their threads, simultaneous ones in one request,
 * because a transaction with each thread would cost double. A function that is cut off in between gets its messages
 * again and rewrites the waits (`record`); a change that loses the race for its thread writes them again
 * (`changeThread`). All other changes of waits stay in a transaction with their thread.
 */
export function batchedThreads(threads: ThreadStore, log?: WaitLog): ThreadStore {
  const reading = (how: 'newest' | 'recent'): Together<Wanted, ReadonlyMap<string, Stored>> =>
    together(async (wanted) => {
      const now = Math.max(...wanted.map((one) => one.now));
      const found = await threads.load([...new Set(wanted.map(({ id }) => id))], now, how);
      return new Map(found.map((stored) => [stored.thread.id, stored]));
    });
  const read = { newest: reading('newest'), recent: reading('recent') };
  const putWaits = log && together((waits: readonly EndedWait[]) => log.put(waits));
  return {
    ...threads,
    async load(ids, now, how = 'newest') {
      const found = await read[how](ids.map((id) => ({ id, now }))).catch(() => undefined);
      if (found === undefined) return threads.load(ids, now, how);
      return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
    },
    async save(stored, now, waits) {
      if (putWaits === undefined || waits === undefined || !areOfOpenDays(waits, now))
        return threads.save(stored, now, waits);
      await putWaits(waits.put);
      return threads.save(stored, now);
    },
  };
}

interface Wanted {
  readonly id: string;
  readonly now: Instant;
}

type Together<Item, Answer> = (items: readonly Item[]) => Promise<Answer>;

/** Collects the calls of one turn of the event loop into one request, and gives each caller its answer. */
function together<Item, Answer>(send: Together<Item, Answer>): Together<Item, Answer> {
  let collecting: { readonly items: Item[]; readonly answer: Promise<Answer> } | undefined;
  const begin = (): NonNullable<typeof collecting> => {
    const items: Item[] = [];
    const answer = new Promise<void>((go) => setImmediate(go)).then(() => {
      collecting = undefined;
      return send(items);
    });
    return { items, answer };
  };
  return (items) => {
    const { items: all, answer } = (collecting ??= begin());
    all.push(...items);
    return answer;
  };
}

/** A removed wait, or one on a day that may be rolled up, must change together with the thread. */
function areOfOpenDays({ put, removed }: ChangedWaits, now: Instant): boolean {
  return (
    put.length > 0 &&
    removed.length === 0 &&
    put.every(({ messages }) => !isGuarded(dayOf(messages.at(-1)?.at ?? 0), now))
  );
}
