import { localTimeOf, type LocalDay, weekdayOf } from '../duty/local-time.ts';
import { type DurationMs, type Instant, minutes } from '../instant.ts';

/** An hour of the calendar in somebody's zone. */
export interface LocalHour {
  readonly day: LocalDay;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** From 0 to 23. */
  readonly hour: number;
}

/** Offsets from UTC are whole quarters of an hour, so all instants within a quarter have the same local hour. */
const QUARTER_MS: DurationMs = minutes(15);

/** Finds the local hour of an instant. */
export type HourOf = (at: Instant) => LocalHour;

/** The local hours of a time zone, computed once for each quarter because the calendar is slow. */
export function localHours(timeZone: string): HourOf {
  const known = new Map<number, LocalHour>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER_MS);
    const found = known.get(quarter) ?? localHourOf(at, timeZone);
    known.set(quarter, found);
    return found;
  };
}

function localHourOf(at: Instant, timeZone: string): LocalHour {
  const { day, minute } = localTimeOf(at, timeZone);
  return { day, weekday: weekdayOf(day), hour: Math.floor(minute / 60) };
}
