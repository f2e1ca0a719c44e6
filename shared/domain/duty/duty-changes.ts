import type { Span } from '../instant.ts';
import { dutyAt, type DutyRota } from './duty-rota.ts';
import type { OnDuty } from './on-duty.ts';
import { startsOf } from './spans.ts';

/** A time in which others are on duty than before a change. */
export interface DutyChange extends Span {
  /** The id of the rota. */
  readonly rota: string;
  readonly before: OnDuty;
  readonly after: OnDuty;
}

/** What a change of a rota means within a span. */
export function dutyChanges(before: DutyRota, after: DutyRota, { from, until }: Span): DutyChange[] {
  const changes: DutyChange[] = [];
  const starts = startsOf([before, after], { from, until });
  for (const [index, start] of starts.entries()) {
    const one = {
      rota: before.id,
      from: start,
      until: starts[index + 1] ?? until,
      before: dutyAt(before, start),
      after: dutyAt(after, start),
    };
    const last = changes.at(-1);
    if (start >= one.until || named(one.before) === named(one.after)) continue;
    if (
      last?.until === start &&
      named(last.before) === named(one.before) &&
      named(last.after) === named(one.after)
    )
      changes[changes.length - 1] = { ...last, until: one.until };
    else changes.push(one);
  }
  return changes;
}

function named({ onCall, backup }: OnDuty): string {
  return [onCall.toSorted().join(), backup.toSorted().join()].join(';');
}

/** The people who have a duty less by the changes. */
export function relieved(changes: readonly DutyChange[]): string[] {
  const people = changes.flatMap(({ before, after }) => [
    ...before.onCall.filter((person) => !after.onCall.includes(person)),
    ...before.backup.filter((person) => !after.backup.includes(person)),
  ]);
  return [...new Set(people)];
}
