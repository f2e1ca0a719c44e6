import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { hours, minutes } from '#shared/domain/instant';
import type { TakenOn } from '#shared/domain/thread/fact';
import { situationOf } from '#shared/domain/thread/situation';
import { play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const rules = shopRules();
const asked = message('m1', at('10:00'));
const day = { from: at('10:00'), to: at('2026-03-03T10:00') };
const handOver = (to: string, instant: number): TakenOn => ({
  type: 'handed-over',
  id: `h-${to}-${instant}`,
  at: instant,
  by: 'li',
  to,
});
const snooze = (until: number, instant: number): TakenOn => ({
  type: 'snoozed',
  id: `z-${instant}`,
  at: instant,
  by: 'li',
  until,
});
const alertsOf = (facts: Parameters<typeof threadOf>, to = day.to): string[] =>
  play(threadOf(), [asked, ...facts], rules, { ...day, to }).deliveries.map(
    ({ at: instant, send }) =>
      `${new Date(instant).toISOString().slice(8, 16)} ${send.step} ${send.channel} ${send.recipient}`,
  );

it('an acknowledgement spares nobody whose alert was claimed and has not left', () => {
  const ack = acknowledgement('li', at('2026-03-03T09:00'));
  // The alert of nine o'clock is for Ana too, who was not alerted before.
  expect(alertsOf([ack]).filter((line) => line.startsWith('03T09:00'))).toEqual([
    '03T09:00 1h-before slack care',
    '03T09:00 1h-before email ana',
  ]);
});

describe('a thread that is handed over', () => {
  it('alerts the person at once, by every channel of theirs, and spares the others for two hours', () => {
    expect(alertsOf([handOver('ana', at('2026-03-03T05:30'))])).toEqual([
      '02T22:00 12h-before slack care',
      '03T05:30 handed-over email ana',
      '03T05:30 handed-over slack care',
      '03T07:30 4h-before slack care',
      '03T07:30 4h-before email li',
      '03T09:00 1h-before slack care',
      '03T09:00 1h-before email li',
      '03T09:00 1h-before email ana',
      '03T10:00 at-deadline slack managers',
      '03T10:00 at-deadline email chen',
    ]);
  });

  it('and handed on alerts the next person too; the answer ends it', () => {
    const facts = [handOver('ana', at('12:00')), handOver('chen', at('12:10')), reply('r1', at('12:30'))];
    expect(alertsOf(facts)).toEqual([
      '02T12:00 handed-over email ana',
      '02T12:00 handed-over slack care',
      '02T12:10 handed-over-2 email chen',
      '02T12:10 handed-over-2 slack managers',
    ]);
  });

  it('alerts although the channel was out for long and other steps arrived in between', () => {
    const { deliveries } = play(
      threadOf(),
      [asked, handOver('ana', at('21:30'))],
      rules,
      { from: at('10:00'), to: at('23:59') },
      (send, now) =>
        send.step === 'handed-over' && now < at('22:30')
          ? { result: 'retry', reason: 'out' }
          : { result: 'accepted' },
    );
    expect(
      deliveries.some(({ at: instant, send }) => send.step === 'handed-over' && instant >= at('22:30')),
    ).toBe(true);
  });
});

describe('a snoozed thread', () => {
  it('alerts nobody who was alerted before until then, and goes on', () => {
    const facts = [snooze(at('2026-03-03T08:00'), at('2026-03-03T05:00'))];
    expect(alertsOf(facts, at('2026-03-03T08:30'))).toEqual([
      '02T22:00 12h-before slack care',
      '03T08:00 4h-before slack care',
      '03T08:00 4h-before email li',
    ]);
  });
});

describe('the person who has the thread', () => {
  const instant = fc.integer({ min: 1, max: 23 * 4 }).map((count) => at('10:00') + minutes(count * 15));
  const person = fc.constantFrom('li', 'ana', 'chen');
  const taken: fc.Arbitrary<TakenOn> = fc.oneof(
    fc.tuple(person, instant).map(([by, when]) => acknowledgement(by, when)),
    fc.tuple(person, instant).map(([to, when]) => handOver(to, when)),
    fc
      .tuple(instant, fc.integer({ min: 1, max: 40 }).map(hours))
      .map(([when, length]) => snooze(when + length, when)),
  );

  /** With ids of their own: a thread takes a fact once. */
  const several = (maxLength: number): fc.Arbitrary<TakenOn[]> =>
    fc.uniqueArray(taken, { selector: ({ id }) => id, minLength: 1, maxLength });

  it('holds it until the next deadline at most', () => {
    fc.assert(
      fc.property(several(4), (facts) => {
        const thread = threadOf(asked, ...facts);
        const situation = situationOf(thread, rules.rota, day.to);
        const hold = holdOf(situation, rules.policy)!;
        const last = situation.cycle!.takenOn.at(-1)!;
        const next = deadlinesOf(situation, rules.policy).find(({ dueAt }) => dueAt > last.at)!;
        expect(hold.until).toBeLessThanOrEqual(next.dueAt);
      }),
    );
  });

  it('is not alerted again before that, nor anybody alerted so far, except by a hand-over', () => {
    fc.assert(
      fc.property(several(3), (facts) => {
        const { deliveries } = play(threadOf(), [asked, ...facts], rules, {
          ...day,
          to: at('2026-03-03T09:59'),
        });
        for (const { at: when, send } of deliveries) {
          if (send.step.startsWith('handed-over')) continue;
          const before = facts.filter((fact) => fact.at <= when);
          const thread = {
            ...threadOf(asked, ...before),
            sends: deliveries.filter((one) => one.at < when).map((one) => one.send),
          };
          const situation = situationOf(thread, rules.rota, when);
          const hold = holdOf(situation, rules.policy);
          if (hold === undefined || when >= hold.until) continue;
          expect(send.calls.every((one) => hold.people!.has(one))).toBe(false);
        }
      }),
      { numRuns: 40 },
    );
  });
});
