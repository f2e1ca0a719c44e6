import { type Help, isFresh } from '#shared/domain/assistant/help';
import { dayOf } from '#shared/domain/figures/closed-day';
import type { HelpShelf, Spending } from '#shared/ports/assistant';

/** Help in memory. */
export function memoryHelpShelf(): HelpShelf {
  const shelf = new Map<string, Help>();
  const keyOf = (threadId: string, id: string): string => JSON.stringify([threadId, id]);
  return {
    put(help) {
      shelf.set(keyOf(help.threadId, help.id), structuredClone(help));
      return Promise.resolve();
    },
    find(threadId, id, now) {
      const help = shelf.get(keyOf(threadId, id));
      return Promise.resolve(help !== undefined && isFresh(help, now) ? structuredClone(help) : undefined);
    },
  };
}

/** What the model cost, in memory. */
export function memorySpending(): Spending {
  const days = new Map<string, number>();
  const spentOn = (at: number): number => days.get(dayOf(at)) ?? 0;
  return {
    reserve(cost, limit, now) {
      const fits = spentOn(now) + cost <= limit;
      if (fits) days.set(dayOf(now), spentOn(now) + cost);
      return Promise.resolve(fits);
    },
    settle(reserved, cost, reservedAt) {
      days.set(dayOf(reservedAt), spentOn(reservedAt) + cost - reserved);
      return Promise.resolve();
    },
    spent: (now) => Promise.resolve(spentOn(now)),
  };
}
