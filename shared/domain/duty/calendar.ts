import type { Instant, Span } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import { instantOf, type LocalDay, localTimeOf } from './local-time.ts';
import { type DutySpan, dutySpansOf } from './spans.ts';
import type { Takeover } from './takeover.ts';

/** A part of a day in which the same people are on duty; who is on call is not among the backup too. */
export interface DayEntry extends DutySpan {
  /** The takeover by which one of them is. */
  readonly takeover?: Takeover;
}

/** A day of a rota's calendar. */
export interface RotaDay extends Span {
  readonly day: LocalDay;
  readonly holiday?: string;
  /** The weekday whose shifts a working weekend has. */
  readonly worksLike?: number;
  /** Who is on duty, cut at the ends of the day; times without anybody are left out. */
  readonly entries: readonly DayEntry[];
}

/** A run of whole days of a time zone. */
export interface Days {
  readonly first: LocalDay;
  readonly count: number;
  readonly timeZone: string;
}

/** The instants between which days lie. */
function spanOf({ first, count, timeZone }: Days): Span {
  return { from: instantOf(first, 0, timeZone), until: instantOf(first + count, 0, timeZone) };
}

/** A rota day by day. */
export function rotaDays(rota: DutyRota, days: Days): RotaDay[] {
  const entries = entriesOf(rota, spanOf(days));
  return Array.from({ length: days.count }, (_, index) => {
    const day = days.first + index;
    const { from, until } = spanOf({ ...days, first: day, count: 1 });
    const holiday = rota.holidays.get(day);
    const worksLike = rota.workingWeekends.get(day);
    return {
      day,
      from,
      until,
      ...(holiday !== undefined && { holiday }),
      ...(worksLike !== undefined && { worksLike }),
      entries: entries
        .filter((entry) => entry.from < until && entry.until > from)
        .map((entry) => ({
          ...entry,
          from: Math.max(entry.from, from),
          until: Math.min(entry.until, until),
        })),
    };
  });
}

/** The spans of duty, divided where a takeover begins or ends, so that each shows by whose word it is. */
function entriesOf(rota: DutyRota, { from, until }: Span): DayEntry[] {
  const edges = rota.takeovers
    .flatMap((one) => [one.from, one.until])
    .filter((at) => from < at && at < until);
  const starts = [...new Set([from, ...edges])].sort((a, b) => a - b);
  const entries: DayEntry[] = [];
  for (const [index, start] of starts.entries())
    for (const span of dutySpansOf(rota, { from: start, until: starts[index + 1] ?? until })) {
      const entry = { ...span, backup: span.backup.filter((person) => !span.onCall.includes(person)) };
      const takeover = rota.takeovers.findLast(
        (one) =>
          one.from <= span.from &&
          span.from < one.until &&
          [...entry.onCall, ...entry.backup].includes(one.person),
      );
      const one: DayEntry = takeover === undefined ? entry : { ...entry, takeover };
      const last = entries.at(-1);
      if (last?.until === one.from && isAlike(last, one))
        entries[entries.length - 1] = { ...last, until: one.until };
      else entries.push(one);
    }
  return entries;
}

function isAlike(one: DayEntry, other: DayEntry): boolean {
  return (
    one.takeover === other.takeover &&
    one.onCall.join() === other.onCall.join() &&
    one.backup.join() === other.backup.join()
  );
}

/** The minute of its day at which an instant is shown; 1440 for the end of the day. */
export function minuteIn(at: Instant, { until }: Span, timeZone: string): number {
  return at >= until ? 1_440 : localTimeOf(at, timeZone).minute;
}
