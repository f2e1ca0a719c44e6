import type { Instant, Span } from '../instant.ts';
import { type DutyRota, isQuiet, type QuietHours } from './duty-rota.ts';
import { spansOf } from './spans.ts';

/** The hours in which people sleep where no rota says otherwise: from 22 to 7, by their own clocks. */
export const NIGHT: QuietHours = { fromMinute: 22 * 60, toMinute: 31 * 60 };

/** The nights of a time zone, as a rota in which nobody has duty. */
export function nightsIn(
  timeZone: string,
  quiet: QuietHours = NIGHT,
  takeovers: DutyRota['takeovers'] = [],
): DutyRota {
  return {
    id: 'nights',
    timeZone,
    covers: {},
    shifts: [],
    overrides: [],
    takeovers,
    quiet,
    holidays: new Map(),
    workingWeekends: new Map(),
  };
}

/** Whether people of a time zone sleep at an instant. */
export function isNight(timeZone: string, at: Instant, quiet: QuietHours = NIGHT): boolean {
  return isQuiet({ quiet, timeZone }, at);
}

/** How much of a span is day for people of a time zone, in milliseconds. */
export function dayWithin(span: Span, timeZone: string): number {
  const awake = spansOf([nightsIn(timeZone)], span, (at) => !isNight(timeZone, at));
  return awake.reduce((sum, { from, until }) => sum + until - from, 0);
}
