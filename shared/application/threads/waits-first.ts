import type { ChangedWaits } from '#shared/domain/figures/changed-waits';
import { dayOf, isGuarded } from '#shared/domain/figures/closed-day';
import type { EndedWait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import type { WaitLog } from '#shared/ports/figures';
import type { ThreadStore } from '#shared/ports/threads';

interface Batch {
  readonly waits: EndedWait[];
  readonly written: Promise<void>;
}

/**
 * A thread store for who records many messages at once. Waits that ended on a day that is still open are written just
 * before their threads, all of a time by one request: a transaction with each thread would cost double. Who is cut
 * off in between comes again and writes the same; who loses the race for the thread must tell the waits anew
 * (`changeThread` does). Any other change of waits stays a transaction.
 */
export function waitsFirst(threads: ThreadStore, log: WaitLog): ThreadStore {
  let collecting: Batch | undefined;
  const newBatch = (): Batch => {
    const waits: EndedWait[] = [];
    const written = new Promise<void>((go) => setImmediate(go)).then(() => {
      collecting = undefined;
      return log.put(waits);
    });
    return { waits, written };
  };
  return {
    ...threads,
    async save(stored, now, waits) {
      if (waits === undefined || waits.put.length === 0 || !isOfOpenDays(waits, now))
        return threads.save(stored, now, waits);
      const { waits: together, written } = (collecting ??= newBatch());
      together.push(...waits.put);
      await written;
      return threads.save(stored, now);
    },
  };
}

/** A removed wait, and one of a day that may be rolled up, must change together with the thread. */
function isOfOpenDays({ put, removed }: ChangedWaits, now: Instant): boolean {
  return (
    removed.length === 0 && put.every(({ messages }) => !isGuarded(dayOf(messages.at(-1)?.at ?? 0), now))
  );
}
