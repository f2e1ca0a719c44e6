import { staffedAt, spansOf } from '#shared/domain/duty/spans';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import type { Window } from '#shared/domain/figures/figures';
import type { HourOf } from '#shared/domain/figures/local-hours';
import type { Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';

/** A value for each hour of each weekday: seven days from Monday on, 24 hours each. */
export type WeekOf<Value> = readonly (readonly Value[])[];

/** How many messages of a window came in each hour of the week. */
export function countsByHour(
  waits: readonly Wait[],
  { from, until }: Window,
  hourOf: HourOf,
): WeekOf<number> {
  const week = emptyWeek();
  for (const { messages } of waits)
    for (const { at, count = 1 } of messages) if (at > from && at <= until) add(week, hourOf(at), count);
  return week;
}

/** How far ahead the rotas are read: a whole turn of most shops. */
const WEEKS_AHEAD = 4;

/**
 * The hours of the week in which one of the rotas has somebody on duty, in at least half of the coming weeks; undefined
 * without rotas, when the people of the settings are on duty always.
 */
export function staffedHours(
  rotas: readonly DutyRota[],
  now: Instant,
  hourOf: HourOf,
): WeekOf<boolean> | undefined {
  if (rotas.length === 0) return undefined;
  const span = { from: now, until: now + days(7 * WEEKS_AHEAD) };
  const staffed = spansOf(rotas, span, (at) => staffedAt(rotas, at));
  const week = emptyWeek();
  // Halfway through an hour: a shift from 9:15 on staffs most of it, one that ends at 17:15 does not.
  const first = Math.ceil(now / hours(1)) * hours(1) + minutes(30);
  for (let at = first; at < span.until; at += hours(1))
    if (staffed.some(({ from, until }) => from <= at && at < until)) add(week, hourOf(at), 1);
  return week.map((day) => day.map((count) => count >= WEEKS_AHEAD / 2));
}

function emptyWeek(): number[][] {
  return Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));
}

function add(week: number[][], { weekday, hour }: { weekday: number; hour: number }, count: number): void {
  const day = week[weekday - 1];
  if (day !== undefined) day[hour] = (day[hour] ?? 0) + count;
}
