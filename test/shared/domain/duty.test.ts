import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holesOf } from '#shared/domain/duty/coverage';
import { dutyAt, type DutyRota, isQuiet, rotasFor, type Shift } from '#shared/domain/duty/duty-rota';
import { instantOf, localTimeOf, weekdayOf } from '#shared/domain/duty/local-time';
import { placeNudge, workingHours } from '#shared/domain/duty/nudge';
import { offDuty } from '#shared/domain/duty/off-duty';
import { spansOf, staffedAt } from '#shared/domain/duty/spans';
import { days, hours, minutes } from '#shared/domain/instant';
import { arbitraryRota, isOpen, MONDAY, plainDuty, plainQuiet } from '#test/builders/rotas';

const dayOf = (text: string): number => Date.parse(text) / days(1);
const at = (text: string): number => Date.parse(text);

const office: Shift = {
  weekdays: [1, 2, 3, 4, 5],
  fromMinute: 9 * 60,
  toMinute: 18 * 60,
  timeZone: 'Asia/Shanghai',
  onHolidays: 'off',
  onCall: { teams: [['li']] },
  backup: { teams: [['ana']] },
};

const rotaOf = (part: Partial<DutyRota>): DutyRota => ({
  id: 'office',
  timeZone: 'Asia/Shanghai',
  covers: {},
  shifts: [office],
  overrides: [],
  takeovers: [],
  holidays: new Map(),
  workingWeekends: new Map(),
  ...part,
});

describe('a local time', () => {
  it('is the same instant through clock changes, leap days and ends of years', () => {
    for (const [local, zone, instant] of [
      ['2026-03-28 09:00', 'Europe/Berlin', '2026-03-28T08:00:00Z'],
      ['2026-03-29 09:00', 'Europe/Berlin', '2026-03-29T07:00:00Z'],
      ['2026-03-29 02:30', 'Europe/Berlin', '2026-03-29T01:30:00Z'],
      ['2026-10-25 02:30', 'Europe/Berlin', '2026-10-25T00:30:00Z'],
      ['2028-02-29 23:59', 'America/New_York', '2028-03-01T04:59:00Z'],
      ['2027-01-01 00:00', 'Asia/Kathmandu', '2026-12-31T18:15:00Z'],
    ] as const) {
      const minute = Number(local.slice(11, 13)) * 60 + Number(local.slice(14));
      expect(instantOf(dayOf(local.slice(0, 10)), minute, zone)).toBe(at(instant));
    }
  });

  it('reads back where it was not skipped', () => {
    const minute = fc.nat(1_439);
    const day = fc.integer({ min: dayOf('2020-01-01'), max: dayOf('2035-01-01') });
    fc.assert(
      fc.property(day, minute, (day, minute) => {
        expect(localTimeOf(instantOf(day, minute, 'Asia/Shanghai'), 'Asia/Shanghai')).toEqual({
          day,
          minute,
        });
      }),
    );
  });

  it('knows its weekday', () => {
    expect(weekdayOf(dayOf('2026-11-23'))).toBe(1);
    expect(weekdayOf(dayOf('2026-11-29'))).toBe(7);
    expect(weekdayOf(dayOf('1969-12-31'))).toBe(3);
  });
});

describe('a rota', () => {
  it('has people on duty in their shifts, and not at night, at weekends or on public holidays', () => {
    const rota = rotaOf({ holidays: new Map([[dayOf('2026-10-01'), 'National Day']]) });
    const who = (text: string): readonly string[] => dutyAt(rota, at(text)).onCall;
    expect(who('2026-11-23T09:00:00+08:00')).toEqual(['li']);
    expect(who('2026-11-23T17:59:59+08:00')).toEqual(['li']);
    expect(who('2026-11-23T18:00:00+08:00')).toEqual([]);
    expect(who('2026-11-22T12:00:00+08:00')).toEqual([]);
    expect(who('2026-10-01T12:00:00+08:00')).toEqual([]);
  });

  it('covers the night shift that began on the day before, and the cover that is for holidays only', () => {
    const night = { ...office, weekdays: [7], fromMinute: 22 * 60, toMinute: 30 * 60 };
    const cover: Shift = {
      ...office,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      onHolidays: 'only',
      onCall: { teams: [['mei']] },
    };
    const rota = rotaOf({
      shifts: [night, cover],
      holidays: new Map([[dayOf('2026-10-02'), 'National Day']]),
    });
    expect(dutyAt(rota, at('2026-11-23T05:59:00+08:00')).onCall).toEqual(['li']);
    expect(dutyAt(rota, at('2026-11-23T06:00:00+08:00')).onCall).toEqual([]);
    expect(dutyAt(rota, at('2026-10-02T10:00:00+08:00')).onCall).toEqual(['mei']);
    expect(dutyAt(rota, at('2026-10-03T10:00:00+08:00')).onCall).toEqual([]);
  });

  it('works on a weekend that is worked for a holiday like on the weekday that it takes over', () => {
    const fridays = { ...office, weekdays: [5], onCall: { teams: [['mei']] } };
    const saturdays = { ...office, weekdays: [6], onCall: { teams: [['ana']] } };
    const rota = rotaOf({
      shifts: [fridays, saturdays],
      workingWeekends: new Map([[dayOf('2026-10-10'), 5]]),
    });
    expect(dutyAt(rota, at('2026-10-10T12:00:00+08:00')).onCall).toEqual(['mei']);
    expect(dutyAt(rota, at('2026-10-17T12:00:00+08:00')).onCall).toEqual(['ana']);
  });

  it('hands over by the week, at midnight too, and counts back before the first week', () => {
    const turns: Shift = {
      ...office,
      weekdays: [1, 2, 3, 4, 5, 6, 7],
      fromMinute: 0,
      toMinute: 1_440,
      onCall: { teams: [['li'], ['ana'], ['chen']], since: { day: dayOf('2026-11-02'), minute: 0 } },
    };
    const rota = rotaOf({ shifts: [turns] });
    const who = (text: string): string | undefined => dutyAt(rota, at(text)).onCall[0];
    expect(who('2026-11-08T23:59:59+08:00')).toBe('li');
    expect(who('2026-11-09T00:00:00+08:00')).toBe('ana');
    expect(who('2026-11-23T00:00:00+08:00')).toBe('li');
    expect(who('2026-11-01T23:59:00+08:00')).toBe('chen');
  });

  it('keeps its local hours when summer time begins in Berlin', () => {
    const rota = rotaOf({
      shifts: [{ ...office, weekdays: [1, 2, 3, 4, 5, 6, 7], timeZone: 'Europe/Berlin' }],
    });
    const staffed = (text: string): boolean => dutyAt(rota, at(text)).onCall.length > 0;
    expect(staffed('2026-03-28T07:59:00Z')).toBe(false);
    expect(staffed('2026-03-28T08:00:00Z')).toBe(true);
    expect(staffed('2026-03-29T07:00:00Z')).toBe(true);
    expect(staffed('2026-03-29T16:00:00Z')).toBe(false);
  });

  it('is overridden for a time, by others or by nobody', () => {
    const from = at('2026-11-24T09:00:00+08:00');
    const rota = rotaOf({
      overrides: [
        { from, until: from + hours(8), onCall: ['chen'], backup: [] },
        { from, until: from + hours(2), onCall: [], backup: [] },
      ],
    });
    expect(dutyAt(rota, from).onCall).toEqual([]);
    expect(dutyAt(rota, from + hours(2)).onCall).toEqual(['chen']);
    expect(dutyAt(rota, from + hours(8)).onCall).toEqual(['li']);
  });

  it('is for the stores, marketplaces and languages that it names', () => {
    const german = rotaOf({ id: 'german', covers: { languages: ['de'], stores: ['acme-eu'] } });
    const all = rotaOf({ id: 'all' });
    const ids = (subject: Parameters<typeof rotasFor>[1]): string[] =>
      rotasFor([german, all], subject).map(({ id }) => id);
    expect(ids({ store: 'acme-eu', language: 'de' })).toEqual(['german', 'all']);
    expect(ids({ store: 'acme-eu' })).toEqual(['all']);
    expect(ids({ store: 'acme-us', language: 'de' })).toEqual(['all']);
  });

  it('agrees with a second computation without shortcuts on who is on duty and what is quiet', () => {
    const instant = fc.integer({ min: 0, max: 14 * 96 * 3 }).map((count) => MONDAY + minutes(count * 5));
    fc.assert(
      fc.property(arbitraryRota, fc.array(instant, { minLength: 5, maxLength: 20 }), (rota, instants) => {
        for (const one of instants) {
          const { onCall, backup } = dutyAt(rota, one);
          const plain = plainDuty(rota, one);
          expect(new Set(onCall)).toEqual(plain.onCall);
          expect(new Set(backup)).toEqual(plain.backup);
          expect(isQuiet(rota, one)).toBe(plainQuiet(rota, one));
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the staffed times', () => {
  it('are those in which somebody is on duty, by quarters of an hour', () => {
    fc.assert(
      fc.property(fc.array(arbitraryRota, { minLength: 1, maxLength: 2 }), (rotas) => {
        const span = { from: MONDAY, until: MONDAY + days(4) };
        const spans = spansOf(rotas, span, (one) => staffedAt(rotas, one));
        const quarters = Array.from({ length: 4 * 96 }, (_, index) => span.from + minutes(15 * index));
        const staffed = quarters.filter((one) =>
          rotas.some((rota) => {
            const { onCall, backup } = plainDuty(rota, one);
            return onCall.size + backup.size > 0;
          }),
        );
        expect(quarters.filter((one) => spans.some(({ from, until }) => from <= one && one < until))).toEqual(
          staffed,
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe('a nudge', () => {
  const rotas = [rotaOf({})];
  const dutyHours = { nudgeMarginMs: hours(4), beforeEndOfShiftMs: hours(1) };
  const place = (startedAt: string, dueAt: string, plainAt: string) => {
    const placed = placeNudge(
      { at: at(plainAt), dueAt: at(dueAt), startedAt: at(startedAt) },
      dutyHours,
      workingHours(rotas),
    );
    return { ...placed, at: new Date(placed.at).toISOString() };
  };

  it('rings at its time in a shift', () => {
    expect(
      place('2026-11-23T16:00:00+08:00', '2026-11-24T16:00:00+08:00', '2026-11-24T09:30:00+08:00'),
    ).toEqual({
      at: '2026-11-24T01:30:00.000Z',
    });
  });

  it('waits for the next shift when that leaves four hours', () => {
    expect(
      place('2026-11-23T19:00:00+08:00', '2026-11-24T19:00:00+08:00', '2026-11-24T07:00:00+08:00'),
    ).toEqual({
      at: '2026-11-24T01:00:00.000Z',
      moved: 'to-next-shift',
    });
  });

  it('comes an hour before the shift ends when the next one leaves too little', () => {
    expect(
      place('2026-11-20T10:00:00+08:00', '2026-11-21T10:00:00+08:00', '2026-11-20T22:00:00+08:00'),
    ).toEqual({
      at: '2026-11-20T09:00:00.000Z',
      moved: 'before-shift-ends',
    });
  });

  it('is an urgent alert when no staffed time lies between the message and its deadline', () => {
    expect(
      place('2026-11-20T19:00:00+08:00', '2026-11-21T19:00:00+08:00', '2026-11-21T07:00:00+08:00'),
    ).toEqual({
      at: '2026-11-20T23:00:00.000Z',
      moved: 'no-staffed-time',
    });
  });

  it('that is moved lies in staffed time, outside of quiet hours, and leaves the margin; any other rings at its instant', () => {
    const quarters = (most: number) => fc.integer({ min: 1, max: most }).map((count) => minutes(count * 15));
    let moved = 0;
    fc.assert(
      fc.property(
        fc.array(arbitraryRota, { minLength: 1, maxLength: 2 }),
        quarters(4 * 96),
        quarters(3 * 96),
        quarters(96),
        quarters(32),
        (generated, afterStart, length, before, margin) => {
          const startedAt = MONDAY + afterStart;
          const dueAt = startedAt + length;
          const plainAt = Math.max(startedAt, dueAt - before);
          const placed = placeNudge(
            { at: dueAt - before, dueAt, startedAt },
            { nudgeMarginMs: margin, beforeEndOfShiftMs: hours(1) },
            workingHours(generated),
          );
          if (placed.moved === undefined || placed.moved === 'no-staffed-time')
            expect(placed.at).toBe(plainAt);
          if (placed.moved === 'no-staffed-time') {
            for (let one = startedAt; one <= dueAt - margin; one += minutes(15))
              expect(isOpen(generated, one)).toBe(false);
            return;
          }
          moved += placed.moved === undefined ? 0 : 1;
          expect(isOpen(generated, placed.at)).toBe(true);
          expect(placed.at).toBeGreaterThanOrEqual(startedAt);
          if (placed.moved !== undefined) expect(placed.at).toBeLessThanOrEqual(dueAt - margin);
        },
      ),
      { numRuns: 500 },
    );
    expect(moved).toBeGreaterThan(50);
  });
});

describe('coverage', () => {
  it('finds a gap exactly when an exhaustive search does', () => {
    let holed = 0;
    fc.assert(
      fc.property(
        fc.array(arbitraryRota, { minLength: 1, maxLength: 2 }),
        fc.integer({ min: 1, max: 120 }).map((count) => minutes(count * 15)),
        (rotas, length) => {
          const arrivals = { from: MONDAY, until: MONDAY + days(3) };
          const holes = holesOf(rotas, arrivals, length);
          const staffed = Array.from({ length: (days(3) + length) / minutes(15) }, (_, index) =>
            rotas.some((rota) => {
              const { onCall, backup } = plainDuty(rota, MONDAY + minutes(index * 15));
              return onCall.size + backup.size > 0;
            }),
          );
          const arrived = Array.from({ length: days(3) / minutes(15) }, (_, index) => index);
          const uncovered = arrived.filter(
            (one) => !staffed.slice(one, one + length / minutes(15)).some(Boolean),
          );
          const found = arrived.filter((one) => {
            const arrival = MONDAY + minutes(one * 15);
            return holes.some(({ firstAt, lastAt }) => firstAt <= arrival && arrival <= lastAt);
          });
          expect(found).toEqual(uncovered);
          holed += uncovered.length;
        },
      ),
      { numRuns: 30 },
    );
    expect(holed).toBeGreaterThan(100);
  });
});

describe('off duty', () => {
  const rota = rotaOf({});
  const [monday, night] = [at('2026-03-02T02:00:00Z'), at('2026-03-02T12:00:00Z')];

  it('is who has duty in some rota and none now, until their next shift', () => {
    expect(offDuty([rota], 'li', monday)).toBeUndefined();
    expect(offDuty([rota], 'li', night)).toEqual({ until: at('2026-03-03T01:00:00Z') });
    expect(offDuty([rota], 'ana', night)).toEqual({ until: at('2026-03-03T01:00:00Z') });
  });

  it('is nobody without any duty, and nobody whom another rota has on duty', () => {
    expect(offDuty([rota], 'chen', night)).toBeUndefined();
    const evening = rotaOf({
      id: 'evening',
      shifts: [{ ...office, fromMinute: 18 * 60, toMinute: 24 * 60 }],
    });
    expect(offDuty([rota, evening], 'li', night)).toBeUndefined();
  });

  it('has no end where the rotas name the person only in the past', () => {
    const override = { from: monday - days(9), until: monday - days(8), onCall: ['chen'], backup: [] };
    expect(offDuty([rotaOf({ overrides: [override] })], 'chen', monday)).toEqual({ until: undefined });
  });
});
