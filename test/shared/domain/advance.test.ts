import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { advance, findSend, replaceSend } from '#shared/domain/escalation/advance';
import { decide } from '#shared/domain/escalation/decide';
import { days, FAR_FUTURE, hours, minutes } from '#shared/domain/instant';
import { heard } from '#shared/domain/sends/delivery';
import { retryWait } from '#shared/domain/sends/retry';
import { isUnsettled, type Send, sendKey } from '#shared/domain/sends/send';
import { PROOF_WITHIN_MS, settle, takeLease } from '#shared/domain/sends/settle';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { type Delivery, play } from '#test/builders/play';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const rules = shopRules();
const asked = message('m1', at('10:00'));
const twoDays = { from: at('10:00'), to: at('10:00') + days(4) };
const inWords = (deliveries: readonly Delivery[]): string[] =>
  deliveries.map(
    ({ at: instant, send }) =>
      `${new Date(instant).toISOString().slice(8, 16)} ${send.clock} ${send.step} ${send.channel} ${send.recipient}`,
  );

describe('the default ladder', () => {
  it('alerts harder and harder until the seventy-second hour', () => {
    expect(inWords(play(threadOf(), [asked], rules, twoDays).deliveries)).toEqual([
      '02T22:00 reply 12h-before slack care',
      '03T06:00 reply 4h-before slack care',
      '03T06:00 reply 4h-before email li',
      '03T09:00 reply 1h-before slack care',
      '03T09:00 reply 1h-before email li',
      '03T09:00 reply 1h-before email ana',
      '03T10:00 reply at-deadline slack managers',
      '03T10:00 reply at-deadline email chen',
      '03T22:00 claim-exposure 12h-before slack care',
      '03T22:00 claim-exposure 12h-before email li',
      '03T22:00 claim-exposure 12h-before email ana',
      '04T08:00 claim-exposure 2h-before slack managers',
      '04T08:00 claim-exposure 2h-before email chen',
      '04T10:00 last-call 24h-before slack managers',
      '04T10:00 last-call 24h-before email chen',
      '05T04:00 last-call 6h-before slack managers',
      '05T04:00 last-call 6h-before email chen',
      '05T10:00 last-call at-deadline slack care',
      '05T10:00 last-call at-deadline email li',
      '05T10:00 last-call at-deadline email ana',
      '05T10:00 last-call at-deadline slack managers',
      '05T10:00 last-call at-deadline email chen',
    ]);
  });

  it('alerts managers by e-mail at once when Gmail sends a code, for which somebody waits', () => {
    const thread = { ...threadOf(), kind: 'unknown' } as const;
    const mail = { type: 'unknown-mail', id: 'u1', at: at('10:00'), reason: 'Gmail asks' } as const;
    expect(
      inWords(play(thread, [{ ...mail, forwarding: true }], rules, twoDays).deliveries).slice(0, 2),
    ).toEqual(['02T10:00 review at-once email chen', '02T22:00 review 12h-before slack care']);
    expect(inWords(play(thread, [mail], rules, twoDays).deliveries)[0]).toBe(
      '02T22:00 review 12h-before slack care',
    );
  });

  it('ends with the answer, and every claimed send has a recorded state', () => {
    const { thread, deliveries } = play(
      threadOf(),
      [asked, reply('r1', at('2026-03-03T05:00'))],
      rules,
      twoDays,
    );
    expect(inWords(deliveries)).toEqual(['02T22:00 reply 12h-before slack care']);
    expect(thread.sends.filter(isUnsettled)).toEqual([]);
  });

  it('starts anew with the next message', () => {
    const facts = [asked, reply('r1', at('23:00')), message('m2', at('2026-03-03T01:00'))];
    const { deliveries } = play(threadOf(), facts, rules, { from: at('10:00'), to: at('2026-03-03T18:00') });
    expect(inWords(deliveries)).toEqual([
      '02T22:00 reply 12h-before slack care',
      '03T13:00 reply 12h-before slack care',
    ]);
  });
});

describe('an acknowledgement', () => {
  const until0930 = acknowledgement('li', at('2026-03-03T07:30'));
  const morning = { from: at('10:00'), to: at('2026-03-03T09:59') };

  it('holds the people alerted so far for two hours; others are alerted, and then the alerts go on', () => {
    const { deliveries } = play(threadOf(), [asked, until0930], rules, morning);
    expect(inWords(deliveries).slice(3)).toEqual([
      '03T09:00 reply 1h-before slack care',
      '03T09:00 reply 1h-before email ana',
      '03T09:30 reply 1h-before email li',
    ]);
  });

  it('that has expired holds nothing', () => {
    const early = acknowledgement('li', at('2026-03-03T06:10'));
    expect(inWords(play(threadOf(), [asked, early], rules, morning).deliveries).slice(3)).toEqual([
      '03T09:00 reply 1h-before slack care',
      '03T09:00 reply 1h-before email li',
      '03T09:00 reply 1h-before email ana',
    ]);
  });

  it('never reaches past the next deadline', () => {
    const late = acknowledgement('chen', at('2026-03-03T09:30'));
    const { deliveries } = play(threadOf(), [asked, late], rules, { ...morning, to: at('2026-03-03T10:00') });
    expect(inWords(deliveries).slice(-2)).toEqual([
      '03T10:00 reply at-deadline slack managers',
      '03T10:00 reply at-deadline email chen',
    ]);
  });

  it('of an answered thread leaves nobody to alert', () => {
    const facts = [asked, until0930, reply('r1', at('2026-03-03T08:00'))];
    expect(inWords(play(threadOf(), facts, rules, twoDays).deliveries)).toHaveLength(3);
  });
});

describe('after an outage', () => {
  it('a thread sends its highest overdue step only', () => {
    const { deliveries } = play(threadOf(), [asked], rules, {
      from: at('2026-03-03T09:10'),
      to: at('2026-03-03T09:59'),
    });
    expect(inWords(deliveries)).toEqual([
      '03T09:10 reply 1h-before slack care',
      '03T09:10 reply 1h-before email li',
      '03T09:10 reply 1h-before email ana',
    ]);
    const steps = decide(
      situationOf(threadOf(asked), rules.rota, at('2026-03-03T09:10')),
      rules.policy,
      at('2026-03-03T09:11'),
    ).steps;
    expect(steps.slice(0, 3).map((step) => step.outcome)).toEqual(['superseded', 'superseded', 'fire']);
  });

  it('a retried send gives way to the next step', () => {
    const { thread } = play(
      threadOf(),
      [asked],
      rules,
      { from: at('10:00'), to: at('2026-03-03T06:01') },
      (send) =>
        send.step === '12h-before' && send.channel === 'slack'
          ? { result: 'retry', reason: 'Slack is down' }
          : { result: 'accepted' },
    );
    expect(thread.sends.map((send) => [send.step, send.channel, send.state])).toEqual([
      ['12h-before', 'slack', 'superseded'],
      ['12h-before', 'email', 'delivered'],
      ['4h-before', 'slack', 'accepted'],
      ['4h-before', 'email', 'delivered'],
    ]);
  });
});

describe('a channel that fails', () => {
  const night = { from: at('10:00'), to: at('23:30') };

  it('for good is skipped at once', () => {
    const { deliveries } = play(threadOf(), [asked], rules, night, (send) =>
      send.channel === 'slack' ? { result: 'broken', reason: 'no_service' } : { result: 'accepted' },
    );
    expect(inWords(deliveries)).toEqual([
      '02T22:00 reply 12h-before slack care',
      '02T22:01 reply 12h-before email li',
    ]);
  });

  it('is skipped for the next question too, even if the person was reached for the last one', () => {
    const facts = [asked, reply('r', at('2026-03-02T22:30')), message('next', at('2026-03-02T23:00'))];
    const { deliveries } = play(
      threadOf(),
      facts,
      rules,
      { from: at('10:00'), to: at('2026-03-03T11:30') },
      (send) =>
        send.channel === 'slack' ? { result: 'broken', reason: 'no_service' } : { result: 'accepted' },
    );
    expect(inWords(deliveries).filter((line) => line.includes('email'))).toEqual([
      '02T22:01 reply 12h-before email li',
      '03T11:01 reply 12h-before email li',
    ]);
  });

  it('by every way to one person is replaced by the managers, then by everyone', () => {
    const { deliveries } = play(threadOf(), [asked], rules, night, (send) =>
      send.recipient === 'ana' ? { result: 'accepted' } : { result: 'broken', reason: 'gone' },
    );
    expect(inWords(deliveries)).toEqual([
      '02T22:00 reply 12h-before slack care',
      '02T22:01 reply 12h-before email li',
      '02T22:02 reply 12h-before email chen',
      '02T22:02 reply 12h-before slack managers',
      '02T22:03 reply 12h-before email ana',
    ]);
  });

  it('with unknown outcomes gives four copies in an hour at most', () => {
    const { deliveries } = play(
      threadOf(),
      [asked],
      rules,
      { from: at('10:00'), to: at('2026-03-03T05:59') },
      (send) =>
        send.channel === 'slack' ? { result: 'unknown', reason: 'time-out' } : { result: 'accepted' },
    );
    const copies = deliveries.filter(({ send }) => send.recipient === 'care').map((delivery) => delivery.at);
    expect(copies.length).toBeGreaterThan(4);
    for (const first of copies)
      expect(copies.filter((copy) => copy >= first && copy < first + hours(1)).length).toBeLessThanOrEqual(4);
  });
});

describe('a mail that was accepted', () => {
  // Li has no Slack: the first alert is a mail.
  const mailOnly = shopRules({
    people: {
      li: { name: 'Li Wei', email: 'li@acme.example', timeZone: 'UTC', language: 'en' },
      chen: {
        name: 'Chen Hua',
        email: 'chen@acme.example',
        timeZone: 'UTC',
        language: 'en',
        slack: 'managers',
      },
    },
    duty: { 'on-call': ['li'], backup: ['li'], manager: ['chen'] },
  });
  const takenAt = at('22:00');
  const { thread: called } = play(threadOf(), [asked], mailOnly, { from: at('10:00'), to: takenAt });
  const mail = settle(
    called.sends[0]!,
    { result: 'accepted' },
    { dueAt: takenAt, now: takenAt, digest: false },
  );
  const taken = replaceSend(called, mail);
  const proofBy = takenAt + PROOF_WITHIN_MS;
  const at15 = (thread: Thread): string[] =>
    advance(situationOf(thread, mailOnly.rota, proofBy), mailOnly.policy).thread.sends.map(
      ({ channel, recipient, state }) => `${channel} ${recipient} ${state}`,
    );

  it('is checked again in fifteen minutes, and nothing is done before', () => {
    const { thread, nextActionAt } = advance(situationOf(taken, mailOnly.rota, proofBy - 1), mailOnly.policy);
    expect(thread).toBe(taken);
    expect(nextActionAt).toBe(proofBy);
  });

  it('takes another way when nothing proves its delivery by then', () => {
    expect(at15(taken)).toEqual(['email li broken', 'email chen pending', 'slack managers pending']);
    expect(at15(replaceSend(called, heard(mail, { word: 'sent' }, proofBy - 1)))[0]).toBe('email li broken');
  });

  it('stays as it is when it was delivered, or when nobody waits for it any more', () => {
    expect(at15(replaceSend(called, heard(mail, { word: 'delivered' }, proofBy - 1)))).toEqual([
      'email li delivered',
    ]);
    expect(at15(addFacts(taken, [reply('r1', at('22:10'))]))).toEqual(['email li accepted']);
  });
});

describe('a send that is refused endlessly', () => {
  it('is tried for ever, and soon by a sweep each time: Lambda ends a chain of queue and function after sixteen', () => {
    const { deliveries } = play(threadOf(), [asked], rules, twoDays, ({ channel }) =>
      channel === 'slack' ? { result: 'retry', reason: 'Slack is down' } : { result: 'accepted' },
    );
    const last = deliveries.findLast(({ send }) => send.recipient === 'managers');
    expect(last?.at).toBeGreaterThan(twoDays.to - minutes(16));
    // A retry within the sweep's look-ahead is queued by notify itself.
    const waits = Array.from({ length: 100 }, (_, index) => retryWait(index + 1, at('22:00'), at('22:00')));
    expect(waits.filter((wait) => wait <= SWEEP_LOOKAHEAD_MS)).toHaveLength(4);
  });
});

describe('a claimed send', () => {
  const claimedAt = at('21:59');
  const claimed = advance(
    situationOf(threadOf(asked), rules.rota, claimedAt),
    rules.policy,
    claimedAt + SWEEP_LOOKAHEAD_MS,
  );

  it('is queued once, and again when its message was lost', () => {
    expect(claimed.dispatch).toHaveLength(1);
    const next = (now: number) =>
      advance(situationOf(claimed.thread, rules.rota, now), rules.policy, now + SWEEP_LOOKAHEAD_MS);
    expect(next(at('22:00')).dispatch).toHaveLength(0);
    expect(next(at('22:01')).dispatch).toHaveLength(1);
    expect(claimed.nextActionAt).toBeLessThanOrEqual(at('22:01'));
  });

  it('whose sender vanished is sent again after the lease, as an unknown outcome', () => {
    const send = claimed.thread.sends[0]!;
    const leased = replaceSend(claimed.thread, takeLease(send, 'gone', at('22:00:40')));
    const state = (now: number): Send | undefined =>
      findSend(
        advance(situationOf(leased, rules.rota, now), rules.policy, now + SWEEP_LOOKAHEAD_MS).thread,
        sendKey(send),
      );
    expect(state(at('22:00:39'))?.state).toBe('sending');
    expect(state(at('22:01'))).toMatchObject({ state: 'unknown', fireAt: at('22:02') });
  });

  it('still belongs to its cycle when an older message arrives late', () => {
    const late = threadOf(asked, message('older', at('09:00')));
    const withSends = { ...late, sends: claimed.thread.sends };
    expect(
      advance(situationOf(withSends, rules.rota, at('22:00')), rules.policy, at('22:01')).thread.sends,
    ).toHaveLength(1);
  });
});

describe('a thread', () => {
  it('that is open with nothing left to fire acts in the far future; a settled one never', () => {
    const { thread } = play(threadOf(), [asked], rules, twoDays);
    expect(advance(situationOf(thread, rules.rota, twoDays.to), rules.policy).nextActionAt).toBe(FAR_FUTURE);
    expect(
      advance(
        situationOf(threadOf(asked, reply('r', at('11:00'))), rules.rota, at('12:00')),
        rules.policy,
        at('12:01'),
      ).nextActionAt,
    ).toBeNull();
  });

  it('replays identically, with no step early, twice, or after its answer', () => {
    // Minutes apart: a reply within two minutes of a message is automatic, and stops nothing.
    const minute = (offset: number) =>
      fc.integer({ min: 0, max: 4 * 24 * 6 }).map((count) => at('10:00') + minutes(10 * count + offset));
    const facts = fc.tuple(
      fc
        .uniqueArray(minute(0), { maxLength: 4 })
        .map((times) => times.map((time) => message(`m${time}`, time))),
      fc
        .uniqueArray(minute(5), { maxLength: 3 })
        .map((times) => times.map((time) => reply(`r${time}`, time))),
      fc
        .uniqueArray(minute(7), { maxLength: 3 })
        .map((times) => times.map((time) => acknowledgement('li', time))),
    );
    fc.assert(
      fc.property(facts, ([messages, replies, acknowledged]) => {
        const all = [...messages, ...replies, ...acknowledged];
        const { deliveries } = play(threadOf(), all, rules, twoDays);
        expect(play(threadOf(), all.toReversed(), rules, twoDays).deliveries).toEqual(deliveries);
        const keys = deliveries.map(({ send }) => sendKey(send));
        expect(new Set(keys).size).toBe(keys.length);
        for (const { at: instant, send } of deliveries) {
          expect(instant).toBeGreaterThanOrEqual(send.stepAt);
          const asking = messages.find((one) => one.id === send.generation)!;
          expect(replies.filter((one) => one.at >= asking.at && one.at <= instant)).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
