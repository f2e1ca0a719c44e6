import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { days, type DurationMs, type Instant, minutes, seconds, type Span } from '../instant.ts';

/** A day of the calendar, as days since 1970-01-01: it becomes an instant only with a time zone. */
export type LocalDay = number;

export const MINUTES_A_DAY = 1_440;

/** What a wall clock shows. */
export interface LocalTime {
  readonly day: LocalDay;
  /** Since midnight, from 0 to 1439. */
  readonly minute: number;
}

/** The wall-clock time of a time zone at an instant. */
export function localTimeOf(at: Instant, timeZone: string): LocalTime {
  const wall = at + (steadyOffset(at, at, timeZone) ?? offsetAt(at, timeZone));
  const day = Math.floor(wall / days(1));
  return { day, minute: Math.floor((wall - days(day)) / minutes(1)) };
}

/**
 * The instant at which the wall clocks of a time zone show a minute of a day; minutes from 1440 on belong to the
 * following days. A time that is skipped in spring is read as if the clocks had not changed yet (02:30 becomes 03:30);
 * of a time that comes twice in autumn, the first counts.
 */
export function instantOf(day: LocalDay, minute: number, timeZone: string): Instant {
  const wall = days(day) + minutes(minute);
  const offset = steadyOffset(wall - days(1), wall + days(1), timeZone);
  if (offset !== undefined) return wall - offset;
  const date = new Date(wall);
  return toZonedDateTime(
    create(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
    ),
    timeZone,
  ).epochMilliseconds;
}

/** The offsets of time zones at midnights of UTC, by day: a calendar asks for the same ones thousands of times. */
const offsets = new Map<string, Map<number, DurationMs>>();
const MOST_DAYS_KEPT = 5_000;

/** How far a time zone is ahead of UTC through a time; undefined where its clocks may change on one of the days. */
function steadyOffset(from: Instant, until: Instant, timeZone: string): DurationMs | undefined {
  const first = Math.floor(from / days(1));
  const offset = midnightOffset(first, timeZone);
  for (let day = first + 1; day <= Math.floor(until / days(1)) + 1; day += 1)
    if (midnightOffset(day, timeZone) !== offset) return undefined;
  return offset;
}

function midnightOffset(day: number, timeZone: string): DurationMs {
  let known = offsets.get(timeZone);
  if (known === undefined || known.size >= MOST_DAYS_KEPT) {
    known = new Map<number, DurationMs>();
    offsets.set(timeZone, known);
  }
  const offset = known.get(day) ?? offsetAt(days(day), timeZone);
  known.set(day, offset);
  return offset;
}

function offsetAt(at: Instant, timeZone: string): DurationMs {
  const { year, month, day, hour, minute, second } = toZonedDateTimeISO(fromEpochMilliseconds(at), timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / seconds(1)) * seconds(1);
}

/**
 * The time between two local times. Where clocks skip its end or all of it, so that it would be empty, it keeps its
 * length: 02:30 to 03:00 becomes 03:30 to 04:00 on the day on which 02:00 to 03:00 is skipped.
 */
export function spanBetween(start: LocalTime, end: LocalTime, timeZone: string): Span {
  const from = instantOf(start.day, start.minute, timeZone);
  const until = instantOf(end.day, end.minute, timeZone);
  const length = days(end.day - start.day) + minutes(end.minute - start.minute);
  return { from, until: until > from ? until : from + length };
}

/** From 1, Monday, to 7. */
export function weekdayOf(day: LocalDay): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}
