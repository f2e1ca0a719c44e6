import type { LocalDay } from '#shared/domain/duty/local-time';
import { type MessageOutcome, outcomeOf } from '#shared/domain/figures/figures';
import type { HourOf } from '#shared/domain/figures/local-hours';
import type { Wait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';

/** The messages that came on a day of somebody's calendar, by what became of them. */
export interface DayCounts extends Readonly<Record<MessageOutcome, number>> {
  readonly day: LocalDay;
  readonly messages: number;
}

/** The days up to a last one, the oldest first: a day without messages is there too. */
export function countsByDay(
  waits: readonly Wait[],
  { last, dayCount }: { readonly last: LocalDay; readonly dayCount: number },
  now: Instant,
  hourOf: HourOf,
): DayCounts[] {
  const first = last - dayCount + 1;
  const counts = Array.from({ length: dayCount }, (_, index) => ({
    day: first + index,
    messages: 0,
    answeredInTime: 0,
    late: 0,
    noResponse: 0,
    noResponseNeeded: 0,
    pending: 0,
  }));
  for (const { messages, ended } of waits)
    for (const { at, count = 1 } of messages) {
      const ofDay = at > now ? undefined : counts[hourOf(at).day - first];
      if (ofDay === undefined) continue;
      ofDay.messages += count;
      ofDay[outcomeOf(at, ended, now)] += count;
    }
  return counts;
}
