import { fromEpochMilliseconds, toZonedDateTimeISO } from 'temporal-polyfill/fns/Instant';
import { create, toZonedDateTime } from 'temporal-polyfill/fns/PlainDateTime';
import { days, type Instant, minutes, type Span } from '../instant.ts';

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
  const { year, month, day, hour, minute } = toZonedDateTimeISO(fromEpochMilliseconds(at), timeZone);
  return { day: Date.UTC(year, month - 1, day) / days(1), minute: hour * 60 + minute };
}

/**
 * The instant at which the wall clocks of a time zone show a minute of a day; minutes from 1440 on belong to the
 * following days. A time that is skipped in spring is read as if the clocks had not changed yet (02:30 becomes 03:30);
 * of a time that comes twice in autumn, the first counts.
 */
export function instantOf(day: LocalDay, minute: number, timeZone: string): Instant {
  const date = new Date(days(day + Math.floor(minute / MINUTES_A_DAY)));
  const rest = minute % MINUTES_A_DAY;
  return toZonedDateTime(
    create(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      Math.floor(rest / 60),
      rest % 60,
    ),
    timeZone,
  ).epochMilliseconds;
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
