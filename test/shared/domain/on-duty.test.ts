import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '#shared/domain/escalation/decide';
import { rungsOf } from '#shared/domain/escalation/ladder';
import { summon } from '#shared/domain/escalation/summon';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts, newThread } from '#shared/domain/thread/thread';
import { type Delivery, play } from '#test/builders/play';
import { arbitraryRota, isOpen, MONDAY } from '#test/builders/rotas';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, message, threadOf } from '#test/builders/thread';

const at = (text: string): Instant => Date.parse(text);
const ladder = [
  { at: '12h before', nudge: ['on-call'], by: ['email'] },
  { at: '4h before', call: ['on-call'], by: ['email'] },
  { at: 'at deadline', call: ['manager'], by: ['email'] },
] as const;
const clock = (length: string, steps: readonly object[]) => ({ length, ladder: [...steps] }) as never;
const clocks = {
  reply: clock('24h', ladder),
  'claim-exposure': clock('48h', []),
  'last-call': clock('72h', []),
};
const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const everyDay = [...weekdays, 'sat', 'sun'] as const;
const mutable = <Item>(items: readonly Item[]): Item[] => [...items];

/** Who is alerted by mail for a question, and when, by the clock of a time zone; each step is listed once. */
function calls(rules: Rules, asked: Instant, timeZone: string, more = {}): string[] {
  const { deliveries } = play(threadOf(), [message('m1', asked, more)], rules, {
    from: asked,
    to: asked + hours(24),
  });
  return deliveries.map((delivery) => inWords(delivery, timeZone));
}

function inWords({ at: instant, send }: Delivery, timeZone: string): string {
  const local = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(
    instant,
  );
  return `${local} ${send.step} ${send.recipient}`;
}

describe('on duty', () => {
  it('a nudge for the night waits for the morning, and the alerts find the person on duty then', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [
            { days: mutable(weekdays), from: '09:00', to: '13:00', 'on-call': ['li'] },
            { days: mutable(weekdays), from: '13:00', to: '18:00', 'on-call': ['ana'] },
          ],
        },
      },
    });
    expect(calls(rules, at('2026-11-23T17:30:00+08:00'), 'Asia/Shanghai')).toEqual([
      '2026-11-24 09:00 12h-before li',
      '2026-11-24 13:30 4h-before ana',
      '2026-11-24 17:30 at-deadline chen',
    ]);
  });

  it('Spring Festival in China with one stand-in: she is alerted, at her hours, and the holiday’s name is no obstacle', () => {
    const days = ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'];
    const rules = shopRules({
      clocks,
      holidays: { CN: Object.fromEntries(days.map((day) => [day, 'Spring Festival'])) },
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          holidays: ['CN'],
          shifts: [
            { days: mutable(everyDay), from: '09:00', to: '18:00', 'on-call': ['li'] },
            { days: mutable(everyDay), from: '10:00', to: '12:00', onHolidays: 'only', 'on-call': ['ana'] },
          ],
        },
      },
    });
    expect(calls(rules, at('2027-02-06T21:00:00+08:00'), 'Asia/Shanghai')).toEqual([
      '2027-02-07 10:00 12h-before ana',
      '2027-02-07 17:00 4h-before chen',
      '2027-02-07 21:00 at-deadline chen',
    ]);
  });

  it('a rota in Berlin stays at its hours when summer time begins', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        berlin: {
          timeZone: 'Europe/Berlin',
          shifts: [{ days: mutable(everyDay), from: '08:00', to: '16:00', 'on-call': ['ana'] }],
        },
      },
    });
    // 24 hours after Saturday 19:30 it is Sunday 20:30 there, and twelve before it 08:30: an hour after 06:00 UTC.
    expect(calls(rules, at('2027-03-27T18:30:00Z'), 'Europe/Berlin')).toEqual([
      '2027-03-28 08:30 12h-before ana',
      '2027-03-28 16:30 4h-before chen',
      '2027-03-28 20:30 at-deadline chen',
    ]);
    expect(calls(rules, at('2027-03-27T17:30:00Z'), 'Europe/Berlin')[0]).toBe(
      '2027-03-28 08:00 12h-before ana',
    );
  });

  it('a hand-over at midnight is to the second', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        turns: {
          timeZone: 'Asia/Shanghai',
          shifts: [
            {
              days: mutable(everyDay),
              from: '00:00',
              to: '24:00',
              'on-call': { weekly: ['li', 'ana'], since: '2026-11-16' },
            },
          ],
        },
      },
    });
    const step = (asked: string): string | undefined =>
      calls(rules, at(asked), 'Asia/Shanghai').find((line) => line.includes('4h-before'));
    expect(step('2026-11-22T03:59:00+08:00')).toBe('2026-11-22 23:59 4h-before li');
    expect(step('2026-11-22T04:00:00+08:00')).toBe('2026-11-23 00:00 4h-before ana');
  });

  it('nobody on duty: the step goes up at once, and says so', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [{ days: mutable(weekdays), from: '09:00', to: '18:00', 'on-call': ['li'] }],
        },
      },
    });
    const asked = at('2026-11-20T19:00:00+08:00');
    const { deliveries } = play(threadOf(), [message('m1', asked)], rules, {
      from: asked,
      to: asked + hours(24),
    });
    expect(deliveries.map((one) => inWords(one, 'Asia/Shanghai'))).toEqual([
      '2026-11-21 07:00 12h-before chen',
      '2026-11-21 15:00 4h-before chen',
      '2026-11-21 19:00 at-deadline chen',
    ]);
    expect(deliveries[0]?.send.reason).toBe(
      'nobody is on duty before the deadline: sent without waiting for a shift; ' +
        'on-call: nobody on duty, backup alerted instead; backup: nobody on duty, manager alerted instead',
    );
  });

  it('before an uncovered night the nudge comes while people are there', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [{ days: mutable(weekdays), from: '09:00', to: '18:00', 'on-call': ['li'] }],
        },
      },
    });
    expect(calls(rules, at('2026-11-20T10:00:00+08:00'), 'Asia/Shanghai')[0]).toBe(
      '2026-11-20 17:00 12h-before li',
    );
  });

  it('of two nudges pulled back to one instant, the higher one rings and the other never does', () => {
    const rules = shopRules({
      clocks: {
        ...clocks,
        reply: clock('24h', [
          { at: '4h before', nudge: ['on-call'], by: ['email'] },
          { at: '2h before', nudge: ['on-call'], by: ['email'] },
          { at: 'at deadline', call: ['manager'], by: ['email'] },
        ]),
      },
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [{ days: ['fri'], from: '09:00', to: '18:00', 'on-call': ['li'] }],
        },
      },
    });
    expect(calls(rules, at('2026-11-20T17:30:00+08:00'), 'Asia/Shanghai')).toEqual([
      '2026-11-20 17:30 2h-before li',
      '2026-11-21 17:30 at-deadline chen',
    ]);
  });

  it('a German message alerts a German reader, and somebody else when none is there', () => {
    const rules = shopRules({
      clocks,
      rotas: {
        german: {
          timeZone: 'Europe/Berlin',
          covers: { languages: ['de'] },
          shifts: [{ days: mutable(weekdays), from: '09:00', to: '17:00', 'on-call': ['ana'] }],
        },
        all: {
          timeZone: 'Asia/Shanghai',
          shifts: [{ days: mutable(everyDay), from: '00:00', to: '24:00', 'on-call': ['li'] }],
        },
      },
    });
    const german = { language: { name: 'de', confidence: 0.9 } };
    const first = (asked: string, more: object): string | undefined =>
      calls(rules, at(asked), 'Europe/Berlin', more)[0];
    expect(first('2026-11-23T22:00:00+01:00', german)).toBe('2026-11-24 10:00 12h-before ana');
    expect(first('2026-11-23T22:00:00+01:00', {})).toBe('2026-11-24 10:00 12h-before li');
    const guess = { language: { name: 'de', confidence: 0.6 } };
    expect(first('2026-11-23T22:00:00+01:00', guess)).toBe('2026-11-24 10:00 12h-before li');
    expect(first('2026-11-20T22:00:00+01:00', german)).toBe('2026-11-21 10:00 12h-before li');
  });

  it.each([
    ['A1PA6795UKMFR9', { name: 'fr', confidence: 0.9 }, 'fr'],
    ['A1PA6795UKMFR9', { name: 'fr', confidence: 0.6 }, 'de'],
    ['A1PA6795UKMFR9', undefined, 'de'],
    ['AMEN7PMS3EDWL', { name: 'fr', confidence: 0.6 }, undefined],
    [undefined, { name: 'fr', confidence: 0.6 }, undefined],
  ])(
    'a guess is no language for a rota, but its marketplace has one: %s, %o',
    (marketplaceId, language, wanted) => {
      const facts = [message('m1', at('2026-11-23T22:00:00+01:00'), language && { language })];
      const subjectOf = { id: 'acme-eu.1', kind: 'message', store: 'acme-eu' } as const;
      const thread = addFacts(newThread({ ...subjectOf, ...(marketplaceId && { marketplaceId }) }), facts);
      const { subject } = situationOf(thread, shopRules({ clocks }).rota, at('2026-11-23T23:00:00+01:00'));
      expect(subject.language).toBe(wanted);
    },
  );

  it('when a hold ends, the people on duty then are alerted', () => {
    const rules = shopRules({
      clocks,
      acknowledgeHold: '3h',
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [
            { days: mutable(everyDay), from: '00:00', to: '13:00', 'on-call': ['li'] },
            { days: mutable(everyDay), from: '13:00', to: '24:00', 'on-call': ['ana'] },
          ],
        },
      },
    });
    const asked = at('2026-11-23T16:00:00+08:00');
    const facts = [message('m1', asked), acknowledgement('li', at('2026-11-24T11:00:00+08:00'))];
    const { deliveries, thread } = play(threadOf(), facts, rules, { from: asked, to: asked + hours(23) });
    expect(deliveries.map((one) => inWords(one, 'Asia/Shanghai'))).toEqual([
      '2026-11-24 04:00 12h-before li',
      '2026-11-24 14:00 4h-before ana',
    ]);
    expect(
      thread.sends.find(({ recipient, step }) => recipient === 'li' && step === '4h-before')?.state,
    ).toBe('superseded');
  });

  it('a nudge that its channel refused does not ring in the night', () => {
    const rules = shopRules({
      clocks: { ...clocks, reply: clock('24h', [{ at: '20h before', nudge: ['on-call'], by: ['email'] }]) },
      rotas: {
        office: {
          timeZone: 'Asia/Shanghai',
          shifts: [{ days: mutable(everyDay), from: '09:00', to: '18:00', 'on-call': ['li'] }],
        },
      },
    });
    const asked = at('2026-11-24T13:57:00+08:00');
    const recovers = at('2026-11-24T19:00:00+08:00');
    const { deliveries } = play(
      threadOf(),
      [message('m1', asked)],
      rules,
      { from: asked, to: asked + hours(24) },
      (_, now) => (now < recovers ? { result: 'retry', reason: 'busy' } : { result: 'accepted' }),
    );
    const refused = deliveries.filter(({ at: instant }) => instant < recovers);
    expect(refused.length).toBeGreaterThan(1);
    expect(refused.every(({ at: instant }) => instant < at('2026-11-24T18:00:00+08:00'))).toBe(true);
    expect(deliveries.slice(refused.length).map((one) => inWords(one, 'Asia/Shanghai'))).toContain(
      '2026-11-25 09:00 20h-before li',
    );
  });
});

describe('for any rota', () => {
  const generated = fc
    .record({
      rotas: fc.array(arbitraryRota, { minLength: 1, maxLength: 2 }),
      asked: fc.integer({ min: 0, max: 7 * 96 }).map((count) => MONDAY + minutes(count * 15)),
      margin: fc.integer({ min: 0, max: 12 }).map(hours),
      steps: fc.uniqueArray(
        fc.record({
          beforeMs: fc.integer({ min: 0, max: 20 }).map(hours),
          call: fc.constantFrom(
            'on-call' as const,
            'backup' as const,
            'manager' as const,
            'everyone' as const,
          ),
          isNudge: fc.boolean(),
        }),
        { minLength: 1, maxLength: 4, selector: ({ beforeMs }) => beforeMs },
      ),
    })
    .map(({ rotas, asked, margin, steps }) => {
      const base = shopRules();
      const rules: Rules = {
        policy: {
          ...base.policy,
          clocks: {
            ...base.policy.clocks,
            message: [
              {
                name: 'reply',
                lengthMs: hours(24),
                overrides: [],
                ladder: steps.map(({ beforeMs, call, isNudge }) => ({
                  id: `${beforeMs}`,
                  beforeMs,
                  call: [call],
                  by: ['email'],
                  ...(isNudge && beforeMs > 0 && { nudge: true as const }),
                })),
              },
            ],
          },
        },
        assignment: base.assignment,
        rota: {
          ...base.rota,
          hours: { rotas, nudgeMarginMs: margin, beforeEndOfShiftMs: hours(1) },
        },
      };
      return { rules, rotas, asked, margin };
    });

  it('each step has a recipient, at every instant', () => {
    const nobodyAsked = newThread({ id: 'acme-us.new', kind: 'message', store: 'acme-us' });
    fc.assert(
      fc.property(generated, fc.integer({ min: 0, max: 300 }), ({ rules, asked }, quarter) => {
        for (const callee of ['on-call', 'backup', 'manager', 'everyone', { person: 'ana' }] as const) {
          const when = asked + minutes(15 * quarter);
          const { responders } = summon(situationOf(nobodyAsked, rules.rota, when), [callee], when);
          expect(responders.length).toBeGreaterThan(0);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('no alert is later than its plain instant, and what rings as a nudge rings in open hours and leaves the margin', () => {
    fc.assert(
      fc.property(generated, ({ rules, rotas, asked, margin }) => {
        const thread = threadOf(message('m1', asked));
        const situation = situationOf(thread, rules.rota, asked);
        for (const rung of rungsOf(situation, rules.policy)) {
          if (rung.nudge) {
            expect(isOpen(rotas, rung.at)).toBe(true);
            if (rung.moved !== undefined) expect(rung.at).toBeLessThanOrEqual(rung.dueAt - margin);
          } else expect(rung.at).toBe(rung.plainAt);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('played through, each alert that nothing higher replaces leaves at its plain instant, and each nudge in open hours', () => {
    fc.assert(
      fc.property(generated, ({ rules, rotas, asked }) => {
        const thread = threadOf(message('m1', asked));
        const { deliveries } = play(thread, [], rules, { from: asked, to: asked + hours(24) });
        const situation = situationOf(thread, rules.rota, asked);
        const rungs = rungsOf(situation, rules.policy);
        for (const { at: instant, send } of deliveries) {
          const rung = rungs.find(({ step }) => step.id === send.step)!;
          expect(instant).toBe(rung.at);
          if (rung.nudge) expect(isOpen(rotas, instant)).toBe(true);
        }
        const { steps } = decide(situation, rules.policy);
        for (const { rung } of steps.filter(({ rung: { nudge } }) => !nudge))
          expect(deliveries.some(({ send }) => send.step === rung.step.id)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
