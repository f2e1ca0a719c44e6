import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeOfConcern } from '#functions/reports/record/concern';
import { comparisonsOf, contactResponseOf } from '#functions/reports/record/own-contact-response';
import { crossedLines } from '#shared/domain/account/lines';
import { regionOf } from '#shared/domain/account/region';
import type { Measure } from '#shared/domain/account/report';
import { secretExpiry } from '#shared/domain/account/secret-expiry';
import { alarmingStatusOf, statusFacts } from '#shared/domain/account/status';
import type { Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import { MARKETPLACES } from '#shared/domain/marketplace';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';
import { at } from '#test/builders/thread';

const odr = (
  value: number,
  target: NonNullable<Measure['target']> = { value: 0.01, side: 'below' },
): Measure => ({ name: 'order-defect-rate-mfn', value, target });

describe('lines', () => {
  const line = { warn: 0.005, alarm: 0.01 };
  it.each([
    [0.0049, {}],
    [0.005, { warning: 0.005 }],
    [0.0099, { warning: 0.005 }],
    [0.01, { warning: 0.005, alarm: 0.01 }],
    [0.5, { warning: 0.005, alarm: 0.01 }],
  ])('a rate of %d has crossed %j', (value, crossed) => {
    expect(crossedLines(odr(value), line)).toEqual(crossed);
  });

  it('the alarm is the line of the settings or Amazon’s target, whichever is stricter', () => {
    expect(crossedLines(odr(0.009, { value: 0.008, side: 'below' }), line)).toMatchObject({ alarm: 0.008 });
    expect(crossedLines(odr(0.009, { value: 0.02, side: 'below' }), { alarm: 0.008 })).toEqual({
      alarm: 0.008,
    });
    expect(crossedLines(odr(0.03, { value: 0.02, side: 'below' }), undefined)).toEqual({ alarm: 0.02 });
    expect(crossedLines({ name: 'order-defect-rate-mfn', value: 0.03 }, undefined)).toEqual({});
  });

  it('are reversed for a rate of which more is better', () => {
    const tracking = (value: number): Measure => ({ name: 'valid-tracking-rate', value });
    const target = { value: 0.95, side: 'above' } as const;
    expect(crossedLines({ ...tracking(0.96), target }, { warn: 0.97 })).toEqual({ warning: 0.97 });
    expect(crossedLines({ ...tracking(0.95), target }, undefined)).toEqual({ alarm: 0.95 });
    expect(crossedLines({ ...tracking(0.98), target }, { warn: 0.97, alarm: 0.9 })).toEqual({});
    expect(crossedLines({ ...tracking(0.955), target }, { alarm: 0.96 })).toEqual({ alarm: 0.96 });
    expect(crossedLines(tracking(0.5), { alarm: 0.9 })).toEqual({ alarm: 0.9 });
  });
});

describe('a concern', () => {
  const subject = { id: 't', kind: 'figure-warning', store: 's' } as const;
  const play = (standings: readonly boolean[]): Thread =>
    standings.reduce<Thread>(
      (thread, beyond, day) =>
        addFacts(
          thread,
          changeOfConcern(
            thread,
            beyond ? { about: 'x', value: 1, line: 1 } : undefined,
            String(day),
            at('10:00') + days(day),
          ),
        ),
      newThread(subject),
    );

  it('is raised once for each crossing, whatever the days bring', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (standings) => {
        const crossings = standings.filter((beyond, day) => beyond && standings[day - 1] !== true).length;
        const { facts } = play(standings);
        expect(facts.filter(({ type }) => type === 'concern-raised')).toHaveLength(crossings);
        const waits = foldThread(play(standings), at('10:00') + days(31));
        expect(waits !== undefined && waits.ended === undefined).toBe(standings.at(-1) ?? false);
      }),
    );
  });

  it('that a person has dealt with is not raised again while it lasts', () => {
    const done: Fact = { type: 'answered-elsewhere', id: 'd', at: at('12:00'), by: 'li' };
    const thread = addFacts(play([true]), [done]);
    expect(changeOfConcern(thread, { about: 'x' }, '2', at('10:00') + days(1))).toEqual([]);
    expect(changeOfConcern(thread, undefined, '3', at('10:00') + days(2))).toHaveLength(1);
  });
});

describe('the status of an account', () => {
  it.each([
    ['NORMAL', undefined],
    ['normal', undefined],
    ['AT_RISK', 'AT_RISK'],
    ['DEACTIVATED', 'DEACTIVATED'],
    ['SUSPENDED', 'DEACTIVATED'],
    ['SOMETHING_NEW', 'AT_RISK'],
  ])('%s is %s', (status, alarming) => {
    expect(alarmingStatusOf(status)).toBe(alarming);
    expect(
      statusFacts(status, 'n', 1)
        .filter(({ fact }) => fact.type === 'concern-raised')
        .map(({ of }) => of),
    ).toEqual(alarming === undefined ? [] : [alarming]);
  });

  it.each(['SOMETHING_NEW', 'NONE'])('%s shows nothing about another status', (status) => {
    expect(statusFacts(status, 'n', 1).filter(({ fact }) => fact.type === 'concern-settled')).toEqual([]);
  });
});

describe('the secret of the application', () => {
  const play = (looks: readonly { readonly day: number; readonly expiresOn: number }[]): Thread =>
    looks.reduce<Thread>(
      (thread, { day, expiresOn }) => {
        const { subject, facts } = secretExpiry(at('10:00') + days(expiresOn), at('10:00') + days(day));
        return addFacts(thread.id === '' ? newThread(subject) : thread, facts);
      },
      newThread({ id: '', kind: 'credentials', store: '' }),
    );
  const waits = (thread: Thread, day: number) => {
    const cycle = foldThread(thread, at('10:00') + days(day));
    return cycle !== undefined && cycle.ended === undefined;
  };

  it('alerts two weeks before its end, until it is renewed, and again the next time', () => {
    const looks = Array.from({ length: 400 }, (_, day) => ({
      day,
      expiresOn: day < 175 ? 180 : day < 340 ? 350 : 530,
    }));
    const open = looks.map((_, day) => waits(play(looks.slice(0, day + 1)), day));
    const from = (start: number, end: number) => open.slice(start, end);
    expect(from(0, 166).some(Boolean)).toBe(false);
    expect(from(166, 175).every(Boolean)).toBe(true);
    expect(from(175, 336).some(Boolean)).toBe(false);
    expect(from(336, 340).every(Boolean)).toBe(true);
    expect(from(340, 400).some(Boolean)).toBe(false);
  });
});

describe('a region', () => {
  it('is listed for every marketplace', () => {
    const of = (country: string) => regionOf(MARKETPLACES.find((one) => one.country === country)!.id);
    expect(['US', 'CA', 'MX', 'BR'].map(of)).toEqual(['na', 'na', 'na', 'na']);
    expect(['JP', 'AU', 'SG'].map(of)).toEqual(['fe', 'fe', 'fe']);
    expect(MARKETPLACES.filter(({ id }) => regionOf(id) === 'eu')).toHaveLength(15);
  });
});

describe('contact response as Amazon counts it', () => {
  const until = at('10:00') + days(7);
  const wait = (times: readonly Instant[], ended?: Wait['ended']): Wait => ({
    store: 's',
    messages: times.map((one) => ({ at: one })),
    ...(ended !== undefined && { ended }),
  });

  it('counts each message separately, and what happened until the end of the frame only', () => {
    const answered = { at: at('12:00'), by: 'answered' } as const;
    const waits = [
      wait([at('10:00'), at('11:00')], answered),
      wait([at('10:00')], { at: at('10:00') + hours(30), by: 'answered' }),
      // Answered after the frame, and not old enough at its end.
      wait([at('10:00')], { at: until + 1, by: 'answered' }),
      wait([until - hours(5)]),
      wait([at('10:00')], { at: at('11:00'), by: 'no-response-needed' }),
      wait([at('10:00')], { at: at('11:00'), by: 'lapsed' }),
      wait([at('10:00') - 1], answered),
      wait([until]),
    ];
    expect(contactResponseOf(waits, at('10:00'), until)).toEqual({
      within24Hours: 2,
      after24Hours: 1,
      unanswered: 2,
      averageHours: (2 + 1 + 30) / 3,
    });
  });

  const counted = (within24Hours: number, after24Hours: number, averageHours: number | null = 5) => ({
    within24Hours,
    after24Hours,
    unanswered: 0,
    averageHours,
  });
  const margins = { responseRate: 0.1, averageHours: 4 };

  it.each([
    ['the same in another unit', counted(97, 3), counted(970, 30), undefined],
    ['within the margin', counted(90, 10), counted(98, 2), undefined],
    [
      'a rate too far away',
      counted(80, 20),
      counted(95, 5),
      { what: 'response-rate', amazon: 0.8, ours: 0.95 },
    ],
    [
      'an average too far away',
      counted(9, 1, 12),
      counted(90, 10, 5),
      { what: 'average', amazon: 12, ours: 5 },
    ],
    ['nothing counted by Amazon', counted(0, 0, null), counted(50, 0), undefined],
    [
      'nothing seen by us',
      counted(1, 0),
      counted(0, 0, null),
      { what: 'response-rate', amazon: 1, ours: null },
    ],
    ['a few seen by us only', counted(50, 50), counted(9, 0), undefined],
  ])('%s', (_, amazon, ours, verdict) => {
    const differing = comparisonsOf(amazon, ours, margins).filter(({ differs }) => differs);
    expect(differing).toEqual(verdict === undefined ? [] : [{ ...verdict, differs: true }]);
  });

  it('says nothing of what it cannot compare', () => {
    const whats = (...figures: Parameters<typeof comparisonsOf>): string[] =>
      comparisonsOf(...figures).map(({ what }) => what);
    expect(whats(counted(90, 10), counted(90, 10), margins)).toEqual(['response-rate', 'average']);
    expect(whats(counted(90, 10, null), counted(90, 10), margins)).toEqual(['response-rate']);
    expect(whats(counted(0, 0, null), counted(50, 0), margins)).toEqual([]);
    expect(whats(counted(90, 10), counted(9, 0), margins)).toEqual([]);
  });

  it('agrees with itself', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(7 * 24 * 60), fc.nat(3_000)), { maxLength: 40 }), (messages) => {
        const waits = messages.map(([came, took]) => {
          const start = at('10:00') + minutes(came);
          return wait([start], { at: start + minutes(took), by: 'answered' });
        });
        const own = contactResponseOf(waits, at('10:00'), until);
        const comparisons = comparisonsOf(own, own, { responseRate: 0, averageHours: 0 });
        expect(comparisons.some(({ differs }) => differs)).toBe(false);
      }),
    );
  });
});
