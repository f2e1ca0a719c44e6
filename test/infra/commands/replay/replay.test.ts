import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { replayThread } from '#infra/commands/replay/replay';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import { type Send, sendKey } from '#shared/domain/sends/send';
import type { Fact } from '#shared/domain/thread/fact';
import { play } from '#test/builders/play';
import { arbitraryRota, MONDAY } from '#test/builders/rotas';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const inWords = (instant: Instant, send: Send): string =>
  `${new Date(instant).toISOString()} ${sendKey(send)} ${send.calls.join(' ')}`;

describe('a thread that is replayed', () => {
  const facts = [message('m1', at('10:00')), reply('r1', at('2026-03-03T12:00'))];

  it('forgets what was sent, and alerts by the given rules', () => {
    const until = at('2026-03-04T00:00');
    const { thread } = play(threadOf(), facts, shopRules(), { from: at('10:00'), to: until });
    const rules = shopRules({
      clocks: { reply: { length: '24h', ladder: [{ at: '2h before', call: ['manager'], by: ['email'] }] } },
    });
    const replayed = replayThread(thread, rules, until);
    expect(replayed.calls.map(({ send }) => inWords(send.fireAt, send))).toEqual([
      '2026-03-03T08:00:00.000Z m1/reply/2h-before/email/chen chen',
    ]);
    expect(replayed.deadlines).toEqual([
      { clock: 'reply', dueAt: at('2026-03-03T10:00'), missed: true, called: true, inTime: false },
    ]);
  });

  it('misses what nobody answered by the end, and says when nobody was alerted', () => {
    const rules = shopRules({ clocks: { reply: { length: '24h', ladder: [] } } });
    const replayed = replayThread(threadOf(message('m1', at('10:00'))), rules, at('2026-03-03T10:00'));
    expect(replayed).toEqual({
      calls: [],
      deadlines: [
        { clock: 'reply', dueAt: at('2026-03-03T10:00'), missed: true, called: false, inTime: false },
      ],
    });
  });

  it('says whether an alert left its person an hour of their day', () => {
    const asked = threadOf(message('m1', at('10:00')));
    const inTime = (before: string, who: string): boolean | undefined => {
      const ladder = [{ at: `${before} before`, call: [who], by: ['email' as const] }];
      const rules = shopRules({ clocks: { reply: { length: '24h', ladder } } });
      return replayThread(asked, rules, at('2026-03-03T10:00')).deadlines[0]?.inTime;
    };
    // The deadline is at 05:00 in New York, and at 18:00 in Shanghai.
    expect(inTime('2h', 'chen')).toBe(false);
    expect(inTime('7h', 'chen')).toBe(false);
    expect(inTime('8h', 'chen')).toBe(true);
    expect(inTime('30m', 'li')).toBe(false);
    expect(inTime('1h', 'li')).toBe(true);
  });

  it('knows nothing of what happened after its end', () => {
    const replayed = replayThread(threadOf(...facts), shopRules(), at('2026-03-03T11:00'));
    expect(replayed.deadlines.map(({ missed }) => missed)).toEqual([true]);
    expect(replayThread(threadOf(...facts), shopRules(), at('09:00'))).toEqual({ calls: [], deadlines: [] });
  });

  it('counts each wait of a thread separately', () => {
    const again = message('m2', at('2026-03-04T10:00'));
    const replayed = replayThread(threadOf(...facts, again), shopRules(), at('2026-03-04T10:00'));
    expect(new Set(replayed.calls.map(({ send }) => send.generation))).toEqual(new Set(['m1']));
    const later = replayThread(threadOf(...facts, again), shopRules(), at('2026-03-05T09:00'));
    expect(new Set(later.calls.map(({ send }) => send.generation))).toEqual(new Set(['m1', 'm2']));
  });

  it('by the rules in force repeats the alerts that were sent, for any rotas and any story', () => {
    const person = fc.constantFrom('li', 'ana', 'chen');
    const happening = fc.record({
      what: fc.constantFrom('message', 'message', 'reply', 'ack', 'hand over', 'snooze'),
      hour: fc.nat(47),
      by: person,
      to: person,
      lasts: fc.integer({ min: 1, max: 15 }),
    });
    /** Minutes that keep events, ends of holds and edges of shifts at least a sweep apart. */
    const MINUTES = [3, 6, 9, 12, 18, 21];
    const factOf = (
      { what, hour, by, to, lasts }: typeof happening extends fc.Arbitrary<infer One> ? One : never,
      index: number,
    ): Fact => {
      const instant = MONDAY + hours(hour) + minutes(MINUTES[index] ?? 0);
      switch (what) {
        case 'message':
          return message(`m${index}`, instant);
        case 'reply':
          return reply(`r${index}`, instant);
        case 'hand over':
          return { type: 'handed-over', id: `h${index}`, at: instant, by, to };
        case 'snooze':
          return { type: 'snoozed', id: `z${index}`, at: instant, by, until: instant + hours(lasts) };
        default:
          return acknowledgement(by, instant);
      }
    };
    const plainRules = { standard: shopRules(), 'small-team': shopRules({ ladders: 'small-team' }) };
    fc.assert(
      fc.property(
        fc.array(happening, { minLength: 1, maxLength: 6 }).map((all) => all.map(factOf)),
        fc.array(arbitraryRota, { maxLength: 2 }),
        fc.constantFrom('standard' as const, 'small-team' as const),
        (facts, rotas, ladders) => {
          const plain = plainRules[ladders];
          const rules = { ...plain, rota: { ...plain.rota, hours: { ...plain.rota.hours, rotas } } };
          const until = MONDAY + days(4);
          const { thread, deliveries } = play(threadOf(), facts, rules, { from: MONDAY, to: until });
          const { calls } = replayThread(thread, rules, until);
          expect(calls.map(({ send }) => inWords(send.fireAt, send)).toSorted()).toEqual(
            deliveries.map((one) => inWords(one.at, one.send)).toSorted(),
          );
        },
      ),
      { numRuns: 300 },
    );
  });
});
