import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import type { Crew, DutyRota, Shift } from '#shared/domain/duty/duty-rota';
import { days, minutes, type Instant } from '#shared/domain/instant';

const PEOPLE = ['li', 'ana', 'chen'];
const ZONES = [
  'UTC',
  'Asia/Shanghai',
  'Europe/Berlin',
  'America/New_York',
  'Australia/Lord_Howe',
  'Asia/Kathmandu',
];

/** A Monday; in the following weeks clocks change in Berlin and New York. */
export const MONDAY = Date.parse('2026-10-19T00:00:00Z');

const EPOCH = Temporal.PlainDate.from('1970-01-01');

const team = fc.uniqueArray(fc.constantFrom(...PEOPLE), { minLength: 1, maxLength: 2 });
const maybeTeam = fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 2 });
const zone = fc.constantFrom(...ZONES);
const quarter = (count: number): number => count * 15;
const today = Math.floor(MONDAY / days(1));

const crew: fc.Arbitrary<Crew> = fc.oneof(
  maybeTeam.map((people) => ({ teams: [people] })),
  fc.record({
    teams: fc.array(team, { minLength: 2, maxLength: 3 }),
    since: fc.record({
      day: fc.integer({ min: today - 30, max: today + 30 }),
      minute: fc.nat(95).map(quarter),
    }),
  }),
);

const shift: fc.Arbitrary<Shift> = fc
  .record({
    weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 7 }),
    fromMinute: fc.nat(95).map(quarter),
    length: fc.integer({ min: 1, max: 96 }).map(quarter),
    timeZone: zone,
    onHolidays: fc.constantFrom('off' as const, 'as-usual' as const, 'only' as const),
    onCall: crew,
    backup: crew,
  })
  .map(({ length, ...rest }) => ({ ...rest, toMinute: rest.fromMinute + length }));

/** Rotas with every feature, around `MONDAY`. */
export const arbitraryRota: fc.Arbitrary<DutyRota> = fc
  .record({
    shifts: fc.array(shift, { maxLength: 3 }),
    overrides: fc.array(
      fc.record({
        from: fc.integer({ min: -96, max: 14 * 96 }).map((count) => MONDAY + minutes(quarter(count))),
        length: fc.integer({ min: 1, max: 3 * 96 }).map((count) => minutes(quarter(count))),
        onCall: maybeTeam,
        backup: maybeTeam,
      }),
      { maxLength: 2 },
    ),
    takeovers: fc.array(
      fc.record({
        from: fc.integer({ min: -96, max: 14 * 96 }).map((count) => MONDAY + minutes(quarter(count))),
        length: fc.integer({ min: 1, max: 3 * 96 }).map((count) => minutes(quarter(count))),
        person: fc.constantFrom(...PEOPLE),
        insteadOf: fc.option(fc.constantFrom(...PEOPLE), { nil: undefined }),
      }),
      { maxLength: 2 },
    ),
    quiet: fc.option(
      fc.record({
        fromMinute: fc.nat(95).map(quarter),
        length: fc.integer({ min: 1, max: 64 }),
      }),
      { nil: undefined },
    ),
    timeZone: zone,
    holidays: fc.uniqueArray(fc.integer({ min: today - 1, max: today + 15 }), { maxLength: 3 }),
    workingWeekends: fc.uniqueArray(
      fc.tuple(fc.integer({ min: today - 1, max: today + 15 }), fc.integer({ min: 1, max: 7 })),
      { maxLength: 2, selector: ([day]) => day },
    ),
  })
  .map(({ timeZone, shifts, overrides, takeovers, quiet, holidays, workingWeekends }) => ({
    id: 'generated',
    timeZone,
    covers: {},
    shifts,
    overrides: overrides.map(({ from, length, ...people }) => ({ from, until: from + length, ...people })),
    takeovers: takeovers.map(({ from, length, person, insteadOf }, index) => ({
      person,
      ...(insteadOf !== undefined && { insteadOf }),
      id: `takeover-${index}`,
      from,
      until: from + length,
      by: 'chen',
      at: MONDAY,
    })),
    ...(quiet !== undefined && {
      quiet: {
        fromMinute: quiet.fromMinute,
        toMinute: quiet.fromMinute + quarter(quiet.length),
      },
    }),
    holidays: new Map(holidays.map((day) => [day, 'a holiday'])),
    workingWeekends: new Map(workingWeekends),
  }));

/** Who is on call or backup at an instant, computed again with Temporal alone and without shortcuts. */
export function plainDuty(rota: DutyRota, at: Instant): { onCall: Set<string>; backup: Set<string> } {
  const planned = plannedDuty(rota, at);
  const { backup } = planned;
  let { onCall } = planned;
  for (const { from, until, person, insteadOf } of rota.takeovers) {
    if (at < from || until <= at) continue;
    if (insteadOf === undefined) onCall = new Set([person]);
    else for (const people of [onCall, backup]) if (people.delete(insteadOf)) people.add(person);
  }
  return { onCall, backup };
}

function plannedDuty(rota: DutyRota, at: Instant): { onCall: Set<string>; backup: Set<string> } {
  const override = [...rota.overrides].reverse().find(({ from, until }) => from <= at && at < until);
  if (override !== undefined) return { onCall: new Set(override.onCall), backup: new Set(override.backup) };
  const onCall = new Set<string>();
  const backup = new Set<string>();
  for (const one of rota.shifts) {
    const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(one.timeZone);
    for (const back of [0, 1, 2]) {
      const date = local.toPlainDate().subtract({ days: back });
      const day = EPOCH.until(date).days;
      if (!one.weekdays.includes(rota.workingWeekends.get(day) ?? date.dayOfWeek)) continue;
      const isHoliday = rota.holidays.has(day);
      if (one.onHolidays === 'off' && isHoliday) continue;
      if (one.onHolidays === 'only' && !isHoliday) continue;
      const edge = (minute: number): number =>
        date.toPlainDateTime().add({ minutes: minute }).toZonedDateTime(one.timeZone).epochMilliseconds;
      const [begin, end] = [edge(one.fromMinute), edge(one.toMinute)];
      const length = minutes(one.toMinute - one.fromMinute);
      if (at < begin || at >= (end > begin ? end : begin + length)) continue;
      for (const person of teamOf(one.onCall, at, one.timeZone)) onCall.add(person);
      for (const person of teamOf(one.backup, at, one.timeZone)) backup.add(person);
    }
  }
  return { onCall, backup };
}

function teamOf({ teams, since }: Crew, at: Instant, timeZone: string): readonly string[] {
  if (since === undefined) return teams[0] ?? [];
  const begin = EPOCH.add({ days: since.day }).toPlainDateTime().add({ minutes: since.minute });
  let turn = 0;
  let start = begin;
  const instant = (wall: Temporal.PlainDateTime): Instant => wall.toZonedDateTime(timeZone).epochMilliseconds;
  while (instant(start) > at) {
    start = start.subtract({ weeks: 1 });
    turn = (turn + teams.length - 1) % teams.length;
  }
  while (instant(start.add({ weeks: 1 })) <= at) {
    start = start.add({ weeks: 1 });
    turn = (turn + 1) % teams.length;
  }
  return teams[turn] ?? [];
}

/** Whether a nudge must not ring, computed again. */
export function plainQuiet({ quiet, timeZone }: DutyRota, at: Instant): boolean {
  if (quiet === undefined) return false;
  const { hour, minute } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const now = hour * 60 + minute;
  return quiet.toMinute > 1_440
    ? now >= quiet.fromMinute || now < quiet.toMinute - 1_440
    : now >= quiet.fromMinute && now < quiet.toMinute;
}

/** Whether a nudge may ring, computed again. */
export function isOpen(rotas: readonly DutyRota[], at: Instant): boolean {
  const serving = rotas.find((rota) => {
    const { onCall, backup } = plainDuty(rota, at);
    return onCall.size + backup.size > 0;
  });
  return serving !== undefined && !plainQuiet(serving, at);
}
