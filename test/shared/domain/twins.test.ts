import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { advance } from '#shared/domain/escalation/advance';
import { hours, seconds } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';

const LATER = at('2026-04-01T00:00');
const fold = (...facts: Fact[]) => foldThread(threadOf(...facts), LATER);
const event = { event: true } as const;

describe('a message that came by mail and as an event', () => {
  const mail = message('m1', at('10:00'), { language: { name: 'de', confidence: 0.9 }, mail: 'mail/1' });
  const byEvent = message('e1', at('10:00') + seconds(40), event);

  it('is one message, with everything that the mail knows', () => {
    for (const facts of [
      [mail, byEvent],
      [byEvent, mail],
    ])
      expect(fold(...facts)).toMatchObject({
        startedAt: at('10:00'),
        messages: [{ id: 'm1', language: { name: 'de' }, mail: 'mail/1' }],
      });
    const early = message('e1', at('10:00') - seconds(40), event);
    expect(fold(mail, early)).toMatchObject({
      startedAt: at('10:00') - seconds(40),
      messages: [{ id: 'e1', mail: 'mail/1' }],
    });
  });

  it('is two when they are further apart, of two cases, or two mails', () => {
    expect(fold(mail, message('e1', at('10:01') + 1, event))?.messages).toHaveLength(2);
    expect(fold({ ...mail, caseId: 'a' }, { ...byEvent, caseId: 'b' })?.messages).toHaveLength(2);
    expect(fold(mail, message('m2', at('10:00') + seconds(40)))?.messages).toHaveLength(2);
    expect(fold(mail, byEvent, message('e2', at('10:00') + seconds(50), event))?.messages).toHaveLength(2);
  });

  it('is alerted once, whichever of the two arrived after the first alert', () => {
    const rules = shopRules();
    const now = at('22:01');
    for (const [first, second] of [
      [mail, byEvent],
      [byEvent, mail],
    ] as const) {
      const called = advance(situationOf(threadOf(first), rules.rota, now), rules.policy).thread;
      expect(called.sends).toHaveLength(1);
      const again = advance(situationOf(addFacts(called, [second]), rules.rota, now), rules.policy);
      expect(again.thread.sends.map(({ state }) => state)).toEqual(['pending']);
      expect(again.dispatch).toEqual([]);
    }
  });
});

describe('a reply that came by mail and as an event', () => {
  const ask = message('m1', at('10:00'));

  it('stops the clock once', () => {
    const cycle = fold(ask, reply('r1', at('12:00')), reply('e1', at('12:00') + seconds(30), event));
    expect(cycle?.ended).toEqual({ at: at('12:00'), by: 'reply' });
    const next = fold(
      ask,
      reply('r1', at('12:00')),
      reply('e1', at('12:00') + seconds(30), event),
      message('m2', at('12:00') + seconds(10)),
    );
    expect(next).toMatchObject({ messages: [{ id: 'm2' }] });
    expect(next?.ended).toBeUndefined();
  });

  it('stops nothing when either says that it is automatic', () => {
    const automatic = reply('e1', at('12:00') + seconds(30), { ...event, automatic: true });
    expect(fold(ask, reply('r1', at('12:00')), automatic)).toMatchObject({
      doubts: [{ reason: 'automatic' }],
    });
    expect(fold(ask, reply('r1', at('12:00')), automatic)?.ended).toBeUndefined();
  });

  it('is revoked under either of its ids', () => {
    for (const replyId of ['r1', 'e1']) {
      const revoked: Fact = { type: 'reply-revoked', id: 'x', at: at('13:00'), replyId };
      const cycle = fold(ask, reply('r1', at('12:00')), reply('e1', at('12:00') + 1, event), revoked);
      expect(cycle?.ended).toBeUndefined();
    }
  });
});

it('twins fold the same in any order of arrival', () => {
  const fact = fc
    .record({
      second: fc.integer({ min: 0, max: 300 }),
      asks: fc.boolean(),
      event: fc.boolean(),
      id: fc.integer({ min: 0, max: 30 }),
    })
    .map(({ second, asks, event: byEvent, id }) =>
      (asks ? message : reply)(
        `${asks ? 'm' : 'r'}${byEvent ? 'e' : ''}${id}`,
        at('10:00') + hours(0) + seconds(second),
        byEvent ? event : {},
      ),
    );
  fc.assert(
    fc.property(
      fc.uniqueArray(fact, { maxLength: 14, selector: ({ id }) => id }),
      fc.nat(),
      (facts, seed) => {
        const shuffled = facts.toSorted((a, b) => ((a.at * (seed + 7)) % 97) - ((b.at * (seed + 7)) % 97));
        expect(fold(...shuffled)).toEqual(fold(...facts));
      },
    ),
  );
});
