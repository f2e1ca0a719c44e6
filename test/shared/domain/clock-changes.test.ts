import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { dutyAt, type DutyRota, type Shift } from '#shared/domain/duty/duty-rota';
import { instantOf, type LocalTime, localTimeOf, spanBetween } from '#shared/domain/duty/local-time';
import { dutySpansOf } from '#shared/domain/duty/spans';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';

const ZONES = [
  'Europe/Berlin',
  'Europe/London',
  'America/New_York',
  'America/Havana',
  'America/St_Johns',
  'America/Asuncion',
  'Africa/Cairo',
  'Africa/Casablanca',
  'Asia/Beirut',
  'Australia/Lord_Howe',
  'Pacific/Chatham',
  'Antarctica/Troll',
];

interface Change {
  readonly timeZone: string;
  readonly at: Instant;
  /** What the clocks show without the change. */
  readonly before: LocalTime;
}

/** Every change of clocks from 2024 to 2027: hours that are skipped, and hours that come twice. */
const CHANGES = ZONES.flatMap((timeZone) => {
  const found: Change[] = [];
  let next: Temporal.ZonedDateTime | null =
    Temporal.Instant.from('2024-01-01T00:00Z').toZonedDateTimeISO(timeZone);
  while ((next = next.getTimeZoneTransition('next')) !== null && next.year < 2028) {
    const at = next.epochMilliseconds;
    const { day, minute } = localTimeOf(at - minutes(1), timeZone);
    found.push({ timeZone, at, before: { day, minute: minute + 1 } });
  }
  return found;
});

const plus = ({ day, minute }: LocalTime, more: number): LocalTime => {
  const total = day * 1_440 + minute + more;
  return { day: Math.floor(total / 1_440), minute: ((total % 1_440) + 1_440) % 1_440 };
};

const aroundChange = fc.record({
  change: fc.constantFrom(...CHANGES),
  offset: fc.integer({ min: -75, max: 75 }),
  length: fc.integer({ min: 1, max: 150 }),
});

const rotaOf = (timeZone: string, part: Partial<Shift>): DutyRota => ({
  id: 'night',
  timeZone,
  covers: {},
  shifts: [
    {
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 0,
      toMinute: 1_440,
      timeZone,
      onHolidays: 'off',
      onCall: { teams: [['li']] },
      backup: { teams: [[]] },
      ...part,
    },
  ],
  overrides: [],
  takeovers: [],
  holidays: new Map(),
  workingWeekends: new Map(),
});

it('there are skipped and repeated hours to try', () => {
  const widths = CHANGES.map(
    ({ at, timeZone, before }) =>
      (localTimeOf(at, timeZone).day - before.day) * 1_440 + localTimeOf(at, timeZone).minute - before.minute,
  );
  expect(widths.some((width) => width > 0)).toBe(true);
  expect(widths.some((width) => width < 0)).toBe(true);
});

describe('where clocks change', () => {
  it('local times and instants are those of Temporal, for days before and after', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...CHANGES),
        fc.integer({ min: -4_320, max: 4_320 }),
        ({ timeZone, at }, offset) => {
          const instant = at + minutes(offset);
          const wall = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
          const local = localTimeOf(instant, timeZone);
          expect(local).toEqual({
            day: Date.parse(wall.toPlainDate().toString()) / days(1),
            minute: wall.hour * 60 + wall.minute,
          });
          expect(instantOf(local.day, local.minute, timeZone)).toBe(
            wall.toPlainDateTime().toZonedDateTime(timeZone).epochMilliseconds,
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('a shift has somebody on duty, and its spans agree with every minute', () => {
    fc.assert(
      fc.property(aroundChange, ({ change: { timeZone, at, before }, offset, length }) => {
        const { minute } = plus(before, offset);
        const rota = rotaOf(timeZone, { fromMinute: minute, toMinute: minute + length });
        const around = { from: at - hours(12), until: at + hours(12) };
        const spans = dutySpansOf(rota, around);
        expect(spans.some(({ from, until }) => from < at + hours(4) && until > at - hours(4))).toBe(true);
        const wrong = Array.from({ length: 480 }, (_, index) => at - hours(4) + minutes(index)).filter(
          (one) =>
            dutyAt(rota, one).onCall.length > 0 !==
            spans.some(({ from, until }) => from <= one && one < until),
        );
        expect(wrong).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('an override takes time, whichever of its ends is skipped or comes twice', () => {
    fc.assert(
      fc.property(aroundChange, ({ change: { timeZone, before }, offset, length }) => {
        const start = plus(before, offset);
        const { from, until } = spanBetween(start, plus(start, length), timeZone);
        expect(from).toBe(instantOf(start.day, start.minute, timeZone));
        expect(until).toBeGreaterThan(from);
        expect(until - from).toBeLessThanOrEqual(minutes(length) + hours(2));
      }),
    );
  });

  it('a weekly hand-over happens once', () => {
    fc.assert(
      fc.property(aroundChange, ({ change: { timeZone, at, before }, offset }) => {
        const since = plus({ ...before, day: before.day - 28 }, offset);
        const rota = rotaOf(timeZone, { onCall: { teams: [['li'], ['ana']], since } });
        const teams: (string | undefined)[] = [];
        for (let one = at - hours(4); one < at + hours(4); one += minutes(1)) {
          const team = dutyAt(rota, one).onCall[0];
          if (team !== teams.at(-1)) teams.push(team);
        }
        expect(teams).toEqual(['ana', 'li']);
        const spans = dutySpansOf(rota, { from: at - hours(4), until: at + hours(4) });
        expect(spans.map(({ onCall }) => onCall[0])).toEqual(['ana', 'li']);
      }),
      { numRuns: 60 },
    );
  });

  it('half an hour inside the skipped hour of Berlin comes right after it', () => {
    const day = Date.parse('2026-03-29') / days(1);
    expect(spanBetween({ day, minute: 150 }, { day, minute: 180 }, 'Europe/Berlin')).toEqual({
      from: Date.parse('2026-03-29T03:30:00+02:00'),
      until: Date.parse('2026-03-29T04:00:00+02:00'),
    });
  });
});
