import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayWithin } from '#shared/domain/duty/night';
import { decide } from '#shared/domain/escalation/decide';
import { hoursReasons } from '#shared/domain/escalation/hours-reasons';
import { rungsOf } from '#shared/domain/escalation/ladder';
import { summon } from '#shared/domain/escalation/summon';
import { hours, type Instant, minutes } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import { play } from '#test/builders/play';
import { arbitraryRota, isOpen, MONDAY } from '#test/builders/rotas';
import { shop, shopRules } from '#test/builders/shop';
import { acknowledgement, message, reply, threadOf } from '#test/builders/thread';

const at = (text: string): Instant => Date.parse(text);
const SHANGHAI = 'Asia/Shanghai';
const { people } = shop().settings;
/** A small team in one city. */
const team = Object.fromEntries(
  Object.entries(people).map(([id, one]) => [id, { ...one, timeZone: SHANGHAI }]),
);
const office: NonNullable<NonNullable<Parameters<typeof shop>[0]>['rotas']>[string] = {
  timeZone: SHANGHAI,
  shifts: [{ days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '18:00', 'on-call': ['li'] }],
};
const atWork = shopRules({ ladders: 'small-team', people: team, rotas: { office } });
const withoutRota = shopRules({ ladders: 'small-team', people: team });

/** Who is alerted before the first deadline, and when, by the clock of Shanghai; each post and mail is listed once. */
function calls(rules: Rules, asked: string, ...more: Parameters<typeof play>[1]): string[] {
  const from = at(asked);
  const { deliveries } = play(threadOf(), [message('m1', from), ...more], rules, {
    from,
    to: from + hours(24),
  });
  const lines = deliveries
    .filter(({ send }) => send.clock === 'reply')
    .map(({ at: instant, send }) => {
      const local = new Intl.DateTimeFormat('en-GB', {
        timeZone: SHANGHAI,
        weekday: 'short',
        hour: '2-digit',
        minute: '2-digit',
      }).format(instant);
      return `${local} ${send.step} ${send.calls.join('+')}`;
    });
  return [...new Set(lines)];
}

describe('a ladder that spares nights', () => {
  it('nudges at work, and calls once before the night for what nobody answered', () => {
    expect(calls(atWork, '2026-11-24T03:00:00+08:00')).toEqual([
      'Tue 15:00 12h-before li',
      'Tue 17:00 4h-before li',
      'Tue 21:00 1h-before chen',
    ]);
  });

  it('calls at the last useful hour where that is by day', () => {
    expect(calls(atWork, '2026-11-20T10:00:00+08:00')).toEqual([
      'Fri 17:00 4h-before li',
      'Sat 09:00 1h-before chen',
    ]);
  });

  it('calls once, and no nudge comes, where nobody is at work before the deadline', () => {
    expect(calls(atWork, '2026-11-20T19:00:00+08:00')).toEqual(['Sat 18:00 1h-before chen']);
    expect(calls(atWork, '2026-11-21T02:00:00+08:00')).toEqual(['Sat 21:00 1h-before chen']);
  });

  it('calls whoever is at work at that hour', () => {
    expect(calls(atWork, '2026-11-24T12:00:00+08:00')).toEqual([
      'Tue 17:00 4h-before li',
      'Wed 11:00 1h-before li',
      'Wed 11:00 1h-before chen',
    ]);
  });

  it('keeps to the days of those whom it alerts where there are no rotas', () => {
    expect(calls(withoutRota, '2026-11-24T03:00:00+08:00')).toEqual([
      'Tue 15:00 12h-before li',
      'Tue 21:00 1h-before li+ana',
      'Tue 21:00 1h-before li',
      'Tue 21:00 1h-before ana',
    ]);
    expect(calls(withoutRota, '2026-11-24T19:00:00+08:00')).toEqual([
      'Wed 07:00 12h-before li',
      'Wed 15:00 4h-before li',
      'Wed 18:00 1h-before li+ana',
      'Wed 18:00 1h-before li',
      'Wed 18:00 1h-before ana',
    ]);
  });

  it('takes the hours of the night from the quiet hours of the rota', () => {
    const rules = shopRules({
      ladders: 'small-team',
      people: team,
      rotas: { office: { ...office, quietHours: { from: '20:00', to: '08:00' } } },
    });
    expect(calls(rules, '2026-11-21T02:00:00+08:00')).toEqual(['Sat 19:00 1h-before chen']);
  });

  it('calls nobody after an answer, and not while an acknowledgement holds it back', () => {
    expect(calls(atWork, '2026-11-20T19:00:00+08:00', reply('r1', at('2026-11-21T17:00:00+08:00')))).toEqual(
      [],
    );
    expect(
      calls(atWork, '2026-11-21T02:00:00+08:00', acknowledgement('chen', at('2026-11-21T20:30:00+08:00'))),
    ).toEqual(['Sat 22:30 1h-before chen']);
  });

  it('calls at night only when the message became known too late for the day', () => {
    const asked = at('2026-11-21T02:00:00+08:00');
    const known = at('2026-11-21T23:00:00+08:00');
    const { deliveries } = play(threadOf(message('m1', asked)), [], atWork, {
      from: known,
      to: known + hours(2),
    });
    expect(deliveries[0]).toMatchObject({ at: known, send: { step: '1h-before' } });
  });

  it('calls at night where no day is left before the deadline', () => {
    const asked = at('2026-11-21T22:30:00+08:00');
    const [clock] = atWork.policy.clocks.message;
    const short = { ...clock!, overrides: [{ lengthMs: hours(6) }] };
    const policy = { ...atWork.policy, clocks: { ...atWork.policy.clocks, message: [short] } };
    const { steps } = decide(situationOf(threadOf(message('m1', asked)), atWork.rota, asked), policy);
    expect(steps.at(-1)).toMatchObject({
      rung: { at: asked + hours(5), moved: 'no-day-left' },
      reason: 'its time is at night, and no day is left before the deadline: sent at night',
    });
  });

  it('says in its alert that it is the only call, and nothing of the kind in a nudge or by standard', () => {
    const reasonsOf = (rules: Rules, asked: Instant, step: string): string[] => {
      const { thread } = play(threadOf(), [message('m1', asked)], rules, {
        from: asked,
        to: asked + hours(23),
      });
      const situation = situationOf(thread, rules.rota, asked + hours(23));
      const send = thread.sends.find((one) => one.clock === 'reply' && one.step === step)!;
      return hoursReasons(send, situation, decide(situation, rules.policy));
    };
    const saturday = at('2026-11-21T02:00:00+08:00');
    expect(reasonsOf(atWork, saturday, '1h-before')).toEqual(['before-night', 'only-call', 'nobody-on-duty']);
    const tuesday = at('2026-11-24T03:00:00+08:00');
    expect(reasonsOf(atWork, tuesday, '4h-before')).toEqual(['before-shift-ends']);
    expect(reasonsOf(shopRules(), tuesday, '1h-before')).toEqual([]);
  });

  it('says of each step why it comes then', () => {
    const asked = at('2026-11-21T02:00:00+08:00');
    const { steps } = decide(situationOf(threadOf(message('m1', asked)), atWork.rota, asked), atWork.policy);
    expect(
      steps
        .filter(({ rung: { clock } }) => clock === 'reply')
        .map(({ rung: { step }, outcome, reason }) => [step.id, outcome, reason]),
    ).toEqual([
      [
        '12h-before',
        'superseded',
        'nobody is on duty before the deadline: left to the call that ends this ladder',
      ],
      [
        '4h-before',
        'superseded',
        'nobody is on duty before the deadline: left to the call that ends this ladder',
      ],
      ['1h-before', 'upcoming', 'its time is at night: sent before people sleep'],
    ]);
  });
});

const ZONES = ['UTC', SHANGHAI, 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu'];
const zone = fc.constantFrom(...ZONES);

/** The minute of the day that clocks show, by the standard library alone. */
function minuteAt(timeZone: string, instant: Instant): number {
  const [hour = 0, minute = 0] = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  })
    .format(instant)
    .split(':')
    .map(Number);
  return hour * 60 + minute;
}

describe('for any rota, message and people', () => {
  const generated = fc
    .record({
      rotas: fc.array(arbitraryRota, { maxLength: 2 }),
      zones: fc.tuple(zone, zone, zone),
      asked: fc.integer({ min: 0, max: 7 * 96 }).map((count) => MONDAY + minutes(count * 15)),
    })
    .map(({ rotas, zones, asked }) => {
      const base = shopRules({ ladders: 'small-team' });
      const responders = base.rota.responders.map((one, index) => ({
        ...one,
        timeZone: zones[index] ?? 'UTC',
      }));
      const rules: Rules = {
        ...base,
        rota: { ...base.rota, responders, hours: { ...base.rota.hours, rotas } },
      };
      return { rules, asked };
    });

  /** Whether a step may alert at an instant: people are at work, or all (or one) of those whom it alerts are awake. */
  function suits(situation: Situation, instant: Instant, who: 'every' | 'some'): boolean {
    const { rotas } = situation;
    if (isOpen(rotas, instant)) return true;
    const { fromMinute, toMinute } = rotas.find(({ quiet }) => quiet !== undefined)?.quiet ?? {
      fromMinute: 22 * 60,
      toMinute: 31 * 60,
    };
    return summon(situation, ['on-call', 'backup'], instant).responders[who](({ timeZone }) => {
      const minute = minuteAt(timeZone, instant);
      return ![minute, minute + 1_440].some((one) => fromMinute <= one && one < toMinute);
    });
  }

  it('a thread that waits has a call before its deadline, at work or by day if any of it is left', () => {
    let atNight = 0;
    fc.assert(
      fc.property(generated, ({ rules, asked }) => {
        const situation = situationOf(threadOf(message('m1', asked)), rules.rota, asked);
        const call = rungsOf(situation, rules.policy).find(
          ({ clock, step }) => clock === 'reply' && step.id === '1h-before',
        )!;
        expect(call.at).toBeGreaterThanOrEqual(asked);
        expect(call.at).toBeLessThanOrEqual(call.dueAt - hours(1));
        const quarters = Array.from({ length: 23 * 4 + 1 }, (_, index) => asked + minutes(15 * index));
        const who = quarters.some((one) => suits(situation, one, 'every')) ? 'every' : 'some';
        const best = quarters.findLast((one) => suits(situation, one, who));
        if (best === undefined) {
          atNight += 1;
          expect(call.moved).toBe('no-day-left');
          return;
        }
        expect(suits(situation, call.at, who)).toBe(true);
        // As late as that time allows, but for the hour in which people can still act.
        expect(best - call.at).toBeLessThan(hours(1));
      }),
      { numRuns: 400 },
    );
    expect(atNight).toBeLessThan(40);
  });

  it('played through, the call leaves at its instant, unless a later clock is already higher', () => {
    fc.assert(
      fc.property(generated, ({ rules, asked }) => {
        const { deliveries } = play(threadOf(), [message('m1', asked)], rules, {
          from: asked,
          to: asked + hours(24),
        });
        const situation = situationOf(threadOf(message('m1', asked)), rules.rota, asked);
        const rungs = rungsOf(situation, rules.policy);
        const call = rungs.find(({ clock, step }) => clock === 'reply' && step.id === '1h-before')!;
        expect(deliveries.some(({ at: when, send }) => send.step === call.step.id && when === call.at)).toBe(
          true,
        );
        for (const { at: when, send } of deliveries) {
          const rung = rungs.find(({ clock, step }) => clock === send.clock && step.id === send.step)!;
          expect(when).toBe(rung.at);
          expect(rung.moved).not.toBe('left-to-call');
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('the day within a span leaves out the nights of a zone', () => {
  const from = at('2026-11-21T21:00:00+08:00');
  expect(dayWithin({ from, until: from + hours(24) }, SHANGHAI)).toBe(hours(15));
  expect(dayWithin({ from, until: from + hours(2) }, SHANGHAI)).toBe(hours(1));
  expect(dayWithin({ from: from + hours(2), until: from + hours(9) }, SHANGHAI)).toBe(0);
});
