import type { Mark } from '#shared/domain/procedures/mark';
import { MARK_KEPT_FOR_MS, type Marks } from '#shared/ports/people/marks';

/** What people ticked, in memory. */
export function memoryMarks(): Marks {
  const marks = new Map<string, Mark[]>();
  return {
    add(threadId, mark) {
      marks.set(threadId, [...(marks.get(threadId) ?? []), mark]);
      return Promise.resolve();
    },
    of: (threadId, now) =>
      Promise.resolve(
        (marks.get(threadId) ?? [])
          .filter(({ at }) => at > now - MARK_KEPT_FOR_MS)
          .toSorted((a, b) => a.at - b.at)
          .slice(-200),
      ),
  };
}
