import { days, type DurationMs, type Instant } from '../instant.ts';
import type { Cycle } from '../thread/cycle.ts';
import type { Thread } from '../thread/thread.ts';

/** A buyer who writes nothing for so long after an answer has been helped by it. */
export const HELPED_AFTER_MS: DurationMs = days(7);

/**
 * The waits that began within a week of an answer: each with the instant of that answer, if it was the first of its
 * conversation, otherwise with null. Of a long thread whose beginning was folded away, no answer is the first.
 */
export function followUpsOf(
  { history }: Pick<Thread, 'history'>,
  cycles: readonly Cycle[],
): ReadonlyMap<Cycle, Instant | null> {
  const found = new Map<Cycle, Instant | null>();
  const answers: { readonly at: Instant; readonly isFirst: boolean }[] =
    history === undefined ? [] : [{ at: history.answeredUpTo, isFirst: false }];
  for (const cycle of cycles) {
    const { startedAt, ended } = cycle;
    const before = answers
      .filter(({ at }) => at <= startedAt && startedAt - at <= HELPED_AFTER_MS)
      .reduce<(typeof answers)[number] | undefined>(
        (last, one) => (last === undefined || one.at >= last.at ? one : last),
        undefined,
      );
    if (before !== undefined) found.set(cycle, before.isFirst ? before.at : null);
    if (ended !== undefined && ANSWERED.has(ended.by))
      answers.push({ at: ended.at, isFirst: before === undefined });
  }
  return found;
}

const ANSWERED: ReadonlySet<NonNullable<Cycle['ended']>['by']> = new Set(['reply', 'own-reply', 'elsewhere']);
