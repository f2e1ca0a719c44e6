import type { Instant, Span } from '../instant.ts';
import {
  instantOf,
  localTimeOf,
  spanBetween,
  MINUTES_A_DAY,
  weekdayOf,
  type LocalDay,
  type LocalTime,
} from './local-time.ts';
import type { OnDuty } from './on-duty.ts';
import { type Takeover, withTakeovers } from './takeover.ts';

/** People on duty together, or teams that take weekly turns from a local time on. */
export interface Crew {
  readonly teams: readonly (readonly string[])[];
  /** When the first team begins its week; undefined for a single team. */
  readonly since?: LocalTime;
}

/** A time of the week at which people are on duty. */
export interface Shift {
  /** Days on which it begins, from 1, Monday, to 7. */
  readonly weekdays: readonly number[];
  readonly fromMinute: number;
  /** After `fromMinute`; beyond 1440 it ends on the next day. */
  readonly toMinute: number;
  readonly timeZone: string;
  /** Whether it runs on public holidays. */
  readonly onHolidays: 'off' | 'as-usual' | 'only';
  readonly onCall: Crew;
  readonly backup: Crew;
}

/** Who is on duty for some time, regardless of the shifts; nobody where the lists are empty. */
export interface Override {
  readonly from: Instant;
  readonly until: Instant;
  readonly onCall: readonly string[];
  readonly backup: readonly string[];
}

/** Hours of each day, in the rota's zone, in which nudges must not ring. */
export interface QuietHours {
  readonly fromMinute: number;
  readonly toMinute: number;
}

/** Which threads a rota covers; a missing field sets no condition. */
export interface Coverage {
  readonly stores?: readonly string[];
  readonly marketplaceIds?: readonly string[];
  /** ISO 639-1, of the buyer's message. */
  readonly languages?: readonly string[];
}

/** Who is on duty when, for some threads. */
export interface DutyRota {
  readonly id: string;
  /** The zone of its days, quiet hours and calendar. */
  readonly timeZone: string;
  readonly covers: Coverage;
  readonly shifts: readonly Shift[];
  /** The last that fits counts. */
  readonly overrides: readonly Override[];
  /** In the order in which they were made; each counts more than shifts and overrides. */
  readonly takeovers: readonly Takeover[];
  readonly quiet?: QuietHours;
  /** Names of the days without the usual shifts. */
  readonly holidays: ReadonlyMap<LocalDay, string>;
  /** Days that work like another weekday, whose number is given, to make up for a holiday. */
  readonly workingWeekends: ReadonlyMap<LocalDay, number>;
}

/** The part of a thread that decides which rotas cover it. */
export interface DutySubject {
  readonly store: string;
  readonly marketplaceId?: string;
  readonly language?: string;
}

/** The rotas that cover a thread, in their order: the first with somebody on duty counts. */
export function rotasFor(rotas: readonly DutyRota[], subject: DutySubject): DutyRota[] {
  return rotas.filter(({ covers }) => fits(covers, subject));
}

/** Whether a thread meets every condition. */
export function fits(covers: Coverage, subject: DutySubject): boolean {
  return (
    isOneOf(covers.stores, subject.store) &&
    isOneOf(covers.marketplaceIds, subject.marketplaceId) &&
    isOneOf(covers.languages, subject.language)
  );
}

/** Whether a part of a thread is among those that are wanted; without any, each is. */
export function isOneOf(wanted: readonly string[] | undefined, is: string | undefined): boolean {
  return wanted === undefined || (is !== undefined && wanted.includes(is));
}

/** The people of a rota who are on duty at an instant. */
export function dutyAt(rota: DutyRota, at: Instant): OnDuty {
  return withTakeovers(plannedDutyAt(rota, at), rota.takeovers, at);
}

function plannedDutyAt(rota: DutyRota, at: Instant): OnDuty {
  const override = rota.overrides.findLast(({ from, until }) => from <= at && at < until);
  if (override !== undefined) return override;
  const running = rota.shifts.filter((shift) => isRunning(rota, shift, at));
  const together = (crewOf: (shift: Shift) => Crew): string[] => [
    ...new Set(running.flatMap((shift) => teamAt(crewOf(shift), at, shift.timeZone))),
  ];
  return { onCall: together(({ onCall }) => onCall), backup: together(({ backup }) => backup) };
}

/** Whether it is the rota's quiet hours, when nudges must not ring. */
export function isQuiet({ quiet, timeZone }: Pick<DutyRota, 'quiet' | 'timeZone'>, at: Instant): boolean {
  if (quiet === undefined) return false;
  const { minute } = localTimeOf(at, timeZone);
  return [minute, minute + MINUTES_A_DAY].some((one) => quiet.fromMinute <= one && one < quiet.toMinute);
}

/** Whether a shift begins on a day. */
export function runsOn(
  { holidays, workingWeekends }: DutyRota,
  { weekdays, onHolidays }: Shift,
  day: LocalDay,
): boolean {
  if (!weekdays.includes(workingWeekends.get(day) ?? weekdayOf(day))) return false;
  return onHolidays === 'as-usual' || holidays.has(day) === (onHolidays === 'only');
}

/** When a shift that begins on a day runs. */
export function shiftOn({ fromMinute, toMinute, timeZone }: Shift, day: LocalDay): Span {
  return spanBetween({ day, minute: fromMinute }, { day, minute: toMinute }, timeZone);
}

function isRunning(rota: DutyRota, shift: Shift, at: Instant): boolean {
  const today = localTimeOf(at, shift.timeZone).day;
  return [today - 1, today].some((day) => {
    if (!runsOn(rota, shift, day)) return false;
    const { from, until } = shiftOn(shift, day);
    return from <= at && at < until;
  });
}

/** The team whose week it is; before the first hand-over the turns are counted back. */
function teamAt({ teams, since }: Crew, at: Instant, timeZone: string): readonly string[] {
  if (since === undefined) return teams[0] ?? [];
  const { day } = localTimeOf(at, timeZone);
  const week = Math.floor((day - since.day) / 7);
  const hasBegun = instantOf(since.day + week * 7, since.minute, timeZone) <= at;
  const turn = (hasBegun ? week : week - 1) % teams.length;
  return teams[(turn + teams.length) % teams.length] ?? [];
}
