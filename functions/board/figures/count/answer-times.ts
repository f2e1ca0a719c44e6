import type { Window } from '#shared/domain/figures/figures';
import type { Wait } from '#shared/domain/figures/wait';
import { hours } from '#shared/domain/instant';

/** Times to the first answer by length, in hours: up to the first, up to the second, and so on; the rest took longer. */
export const ANSWER_HOURS = [1, 2, 4, 8, 12, 24] as const;

/** How many waits that began in a window were answered within each length: one count more than there are lengths. */
export function answerTimes(waits: readonly Wait[], { from, until }: Window): number[] {
  const counts = Array.from({ length: ANSWER_HOURS.length + 1 }, () => 0);
  for (const { messages, ended } of waits) {
    const [first] = messages;
    if (first === undefined || first.at <= from || first.at > until || ended?.by !== 'answered') continue;
    const found = ANSWER_HOURS.findIndex((limit) => ended.at - first.at <= hours(limit));
    const index = found === -1 ? ANSWER_HOURS.length : found;
    counts[index] = (counts[index] ?? 0) + 1;
  }
  return counts;
}
