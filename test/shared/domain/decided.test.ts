import { describe, expect, it } from 'vitest';
import { advance } from '#shared/domain/escalation/advance';
import { type Decided, decidedBetween } from '#shared/domain/escalation/decided';
import { hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { settle, takeLease } from '#shared/domain/sends/settle';
import { situationOf, stateOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const rules = shopRules();
const moved = (thread: Thread, now: Instant): Thread =>
  advance(situationOf(thread, rules.rota, now), rules.policy).thread;

describe('of facts', () => {
  const turn = (before: Thread, after: Thread, now: Instant): unknown =>
    decidedBetween(stateOf(before, now), stateOf(after, now)).map((one) =>
      one.what === 'fact' ? [one.fact.id, one.turn] : one,
    );
  const asked = threadOf(message('m1', at('10:00')));

  it('the first message starts the clock, a second does nothing to it, an answer stops it', () => {
    expect(turn(threadOf(), asked, at('10:00'))).toEqual([['m1', { clock: 'started' }]]);
    const twice = addFacts(asked, [message('m2', at('10:30'))]);
    expect(turn(asked, twice, at('10:30'))).toEqual([['m2', undefined]]);
    expect(turn(twice, addFacts(twice, [reply('r1', at('12:00'))]), at('12:00'))).toEqual([
      ['r1', { clock: 'stopped', by: 'reply', waitedMs: hours(2) }],
    ]);
  });

  it('a message that arrives after its answer is answered on arrival', () => {
    const early = threadOf(reply('r1', at('12:00')));
    expect(turn(early, addFacts(early, [message('m1', at('10:00'))]), at('13:00'))).toEqual([
      ['m1', { clock: 'stopped', by: 'reply', waitedMs: hours(2) }],
    ]);
  });

  it('an answer by mail is about to stop it; a revoked one lets it go on', () => {
    const own = addFacts(asked, [reply('r1', at('12:00'), { own: true })]);
    expect(turn(asked, own, at('12:00'))).toEqual([
      ['r1', { clock: 'about to stop', at: at('12:00') + minutes(30) }],
    ]);
    const answered = addFacts(asked, [reply('r2', at('12:00'))]);
    const revoked = addFacts(answered, [{ type: 'reply-revoked', id: 'v1', at: at('12:05'), replyId: 'r2' }]);
    expect(turn(answered, revoked, at('12:05'))).toEqual([['v1', { clock: 'goes on' }]]);
  });

  it('a known fact is no decision', () => {
    expect(turn(asked, addFacts(asked, [message('m1', at('10:00'))]), at('10:30'))).toEqual([]);
  });
});

describe('of alerts', () => {
  const asked = threadOf(message('m1', at('10:00')));
  const claimed = moved(asked, at('22:00'));
  const decided = (before: Thread, after: Thread, now: Instant): unknown =>
    decidedBetween(stateOf(before, now), stateOf(after, now)).map((one: Decided) =>
      'send' in one
        ? [one.what, one.send.state, one.send.reason]
        : one.what === 'fact'
          ? one.fact.type
          : one.what,
    );
  const leased = (thread: Thread): Thread => ({
    ...thread,
    sends: thread.sends.map((send) => takeLease(send, 'me', at('22:00') + seconds(40))),
  });

  it('a claim is one, its lease is none, and its sender reports the outcome of its attempt', () => {
    expect(decided(asked, claimed, at('22:00'))).toEqual([['claimed', 'pending', undefined]]);
    expect(decided(claimed, leased(claimed), at('22:00'))).toEqual([]);
    const outcome = { dueAt: at('2026-03-03T10:00'), now: at('22:00') + seconds(1), digest: false };
    const settled = {
      ...leased(claimed),
      sends: leased(claimed).sends.map((send) => settle(send, { result: 'accepted' }, outcome)),
    };
    expect(decided(leased(claimed), settled, outcome.now)).toEqual([]);
  });

  it('a sender that vanished, an answer in time and a hold are decisions with their reasons', () => {
    const later = at('22:01');
    expect(decided(leased(claimed), moved(leased(claimed), later), later)).toEqual([
      ['changed', 'unknown', 'the sender stopped before it reported the result'],
    ]);
    const answered = moved(addFacts(claimed, [reply('r1', at('21:59'))]), at('22:00'));
    expect(decided(claimed, answered, at('22:00'))).toEqual([
      'seller-reply',
      ['changed', 'cancelled', 'answered'],
    ]);
    const held = moved(addFacts(claimed, [acknowledgement('li', at('21:59'))]), at('22:00'));
    expect(decided(claimed, held, at('22:00'))).toEqual([
      'acknowledged',
      ['changed', 'pending', expect.stringContaining('acknowledged by li')],
    ]);
  });
});
