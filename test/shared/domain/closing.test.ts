import { describe, expect, it } from 'vitest';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { advance } from '#shared/domain/escalation/advance';
import { isClosing, withClosings } from '#shared/domain/escalation/closing';
import { decide } from '#shared/domain/escalation/decide';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Channel } from '#shared/domain/rules/policy';
import type { Send, SendState } from '#shared/domain/sends/send';
import { compact } from '#shared/domain/thread/compaction/compact';
import type { Fact } from '#shared/domain/thread/fact';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const rules = shopRules();
const NEXT_DAY = at('2026-03-03T09:38');
const asked = message('m1', at('10:00'));
const answer = reply('r1', NEXT_DAY);

const alert = (
  channel: Channel,
  recipient: string,
  state: SendState = 'accepted',
  more: Partial<Send> = {},
): Send => ({
  generation: 'm1',
  clock: 'reply',
  step: '12h-before',
  channel,
  recipient,
  calls: ['li'],
  stepAt: at('22:00'),
  fireAt: at('22:00'),
  lookAt: at('22:00'),
  state,
  dispatches: 1,
  attempts: 1,
  copies: 0,
  ...more,
});

const alerted = (facts: readonly Fact[], ...sends: Send[]): Thread => ({ ...threadOf(...facts), sends });

/** The thread a moment later, as every change of it saves it. */
function moved(thread: Thread, now: Instant, horizon = now + SWEEP_LOOKAHEAD_MS): ReturnType<typeof advance> {
  const closed = withClosings(situationOf(thread, rules.rota, now));
  return advance(situationOf(closed, rules.rota, now), rules.policy, horizon);
}
const closingsIn = ({ sends }: Thread): string[] =>
  sends.filter(isClosing).map((send) => `${send.channel} ${send.recipient} ${send.state}`);

describe('an answer', () => {
  const twice = alerted(
    [asked, answer],
    alert('slack', 'care'),
    alert('slack', 'care', 'digested', { step: '4h-before' }),
    alert('email', 'li', 'delivered'),
    alert('webhook', 'wecom'),
  );

  it('gets one closing line for each chat channel that was alerted, none by e-mail or push', () => {
    expect(closingsIn(moved(alerted([asked, answer], alert('push', 'li')), NEXT_DAY).thread)).toEqual([]);
    const { thread } = moved(alerted([asked, answer], ...twice.sends, alert('push', 'li')), NEXT_DAY);
    expect(closingsIn(thread)).toEqual(['slack care pending', 'webhook wecom pending']);
    expect(closingsIn(moved(thread, NEXT_DAY + minutes(1)).thread)).toHaveLength(2);
  });

  it('leaves two to three minutes later with a sweep, together with the others of its minute', () => {
    const first = moved(twice, NEXT_DAY + 1_000);
    expect(first.dispatch).toEqual([]);
    expect(first.nextActionAt).toBe(NEXT_DAY + minutes(3));
    expect(moved(twice, NEXT_DAY + 59_999).nextActionAt).toBe(NEXT_DAY + minutes(3));
    expect(moved(first.thread, NEXT_DAY + minutes(2)).dispatch).toMatchObject([
      { rank: 'closing', send: { channel: 'slack', fireAt: NEXT_DAY + minutes(3) } },
      { rank: 'closing', send: { channel: 'webhook' } },
    ]);
  });

  it('gets none where no alert arrived, and a later one where an alert was on its way', () => {
    const states: SendState[] = ['cancelled', 'broken', 'superseded', 'unknown', 'retry', 'pending'];
    for (const state of states)
      expect(
        closingsIn(moved(alerted([asked, answer], alert('slack', 'care', state)), NEXT_DAY).thread),
      ).toEqual([]);
    const sending = alert('slack', 'care', 'sending', { lookAt: NEXT_DAY + minutes(1) });
    const { thread } = moved(alerted([asked, answer], sending), NEXT_DAY);
    expect(closingsIn(thread)).toEqual([]);
    const settled = { ...thread, sends: [alert('slack', 'care')] };
    expect(closingsIn(moved(settled, NEXT_DAY + minutes(1)).thread)).toEqual(['slack care pending']);
  });

  it('gets one only once it is certain: not in doubt, and not while Amazon may still refuse it', () => {
    const care = alert('slack', 'care');
    const unproven = alerted([asked, reply('r1', NEXT_DAY, { trusted: false })], care);
    expect(closingsIn(moved(unproven, NEXT_DAY).thread)).toEqual([]);
    const confirmedAt = NEXT_DAY + hours(9);
    const confirmed: Fact = { type: 'reply-confirmed', id: 'c', at: confirmedAt, replyId: 'r1', by: 'li' };
    expect(closingsIn(moved(addFacts(unproven, [confirmed]), confirmedAt).thread)).toEqual([
      'slack care pending',
    ]);
    const own = alerted([asked, reply('r1', NEXT_DAY, { own: true })], care);
    expect(closingsIn(moved(own, NEXT_DAY + minutes(29)).thread)).toEqual([]);
    const waiting = moved(own, NEXT_DAY + minutes(29));
    expect(waiting.nextActionAt).toBeLessThanOrEqual(NEXT_DAY + minutes(30));
    expect(closingsIn(moved(waiting.thread, NEXT_DAY + minutes(30)).thread)).toEqual(['slack care pending']);
  });

  it('gets none when it is hours old, and none as history', () => {
    expect(closingsIn(moved(twice, NEXT_DAY + hours(4)).thread)).toEqual([]);
    const lapsed: Fact = { type: 'lapsed', id: 'h1', at: NEXT_DAY, messageId: 'm1' };
    expect(closingsIn(moved(alerted([asked, lapsed], alert('slack', 'care')), NEXT_DAY).thread)).toEqual([]);
  });

  it('of another way gets one, too', () => {
    const ends: Fact[] = [
      { type: 'answered-elsewhere', id: 'e', at: NEXT_DAY, by: 'li' },
      { type: 'no-response-needed', id: 'n', at: NEXT_DAY, by: 'li', reason: 'spam' },
      { type: 'order-cancelled', id: 'c', at: NEXT_DAY, trusted: true },
    ];
    for (const end of ends)
      expect(closingsIn(moved(alerted([asked, end], alert('slack', 'care')), NEXT_DAY).thread)).toEqual([
        'slack care pending',
      ]);
    expect(
      closingsIn(
        moved(alerted([asked, acknowledgement('li', NEXT_DAY)], alert('slack', 'care')), NEXT_DAY).thread,
      ),
    ).toEqual([]);
  });

  it('to one of two cases gets one when the other one has been answered', () => {
    const facts = [
      message('m1', at('10:00'), { caseId: 'A' }),
      message('m2', at('11:00'), { caseId: 'B' }),
      reply('r1', NEXT_DAY, { caseId: 'A' }),
    ];
    const half = moved(alerted(facts, alert('slack', 'care')), NEXT_DAY).thread;
    expect(closingsIn(half)).toEqual([]);
    const whole = addFacts(half, [reply('r2', NEXT_DAY + minutes(5), { caseId: 'B' })]);
    expect(closingsIn(moved(whole, NEXT_DAY + minutes(5)).thread)).toEqual(['slack care pending']);
  });
});

describe('a closing line', () => {
  const closed = moved(alerted([asked, answer], alert('slack', 'care')), NEXT_DAY).thread;
  const refused: Fact = { type: 'reply-revoked', id: 'x', at: NEXT_DAY + minutes(1), replyId: 'r1' };
  const withClosing = (state: SendState, more: Partial<Send> = {}): Thread => ({
    ...closed,
    sends: closed.sends.map((send) => (isClosing(send) ? { ...send, state, ...more } : send)),
  });

  it('is not sent when the answer is refused before it leaves, and is sent for the next answer', () => {
    const open = moved(addFacts(closed, [refused]), NEXT_DAY + minutes(1)).thread;
    expect(closingsIn(open)).toEqual(['slack care cancelled']);
    const again = addFacts(open, [reply('r2', NEXT_DAY + minutes(9))]);
    const { thread, nextActionAt } = moved(again, NEXT_DAY + minutes(9));
    expect(closingsIn(thread)).toEqual(['slack care pending']);
    expect(nextActionAt).toBe(NEXT_DAY + minutes(12));
  });

  it('is sent once for a wait, whatever happens to the answer later', () => {
    const sent = withClosing('accepted', { attempts: 1, dispatches: 1 });
    const again = addFacts(sent, [refused, reply('r2', NEXT_DAY + minutes(9))]);
    expect(closingsIn(moved(again, NEXT_DAY + minutes(9)).thread)).toEqual(['slack care accepted']);
  });

  it('takes no step of the ladder away when its answer is refused later', () => {
    const now = NEXT_DAY + minutes(1);
    const sent = addFacts(withClosing('accepted', { attempts: 1 }), [refused]);
    const unsent = addFacts(alerted([asked, answer], alert('slack', 'care')), [refused]);
    const stepsOf = (thread: Thread): unknown =>
      decide(situationOf(thread, rules.rota, now), rules.policy).steps.map(({ rung, outcome }) => [
        rung.step.id,
        outcome,
      ]);
    expect(stepsOf(sent)).toEqual(stepsOf(unsent));
  });

  it('still leaves when the buyer writes again after the answer', () => {
    const next = addFacts(closed, [message('m2', NEXT_DAY + minutes(1))]);
    expect(closingsIn(moved(next, NEXT_DAY + minutes(2)).thread)).toEqual(['slack care pending']);
  });

  it('is tried again like an alert, and given up after four hours', () => {
    const retried = (now: Instant): Thread =>
      withClosing('retry', { attempts: 3, fireAt: now, lookAt: now, dispatches: 0 });
    const later = NEXT_DAY + hours(1);
    expect(moved(retried(later), later).dispatch).toHaveLength(1);
    const tooLate = NEXT_DAY + hours(4) + 1;
    const { thread, dispatch, nextActionAt } = moved(retried(tooLate), tooLate);
    expect([closingsIn(thread), dispatch, nextActionAt]).toEqual([['slack care cancelled'], [], null]);
  });

  it('that no channel took alerts nobody by another one', () => {
    const broken = withClosing('broken', { attempts: 1 });
    expect(moved(broken, NEXT_DAY + minutes(5)).thread.sends).toHaveLength(2);
    const open = moved(addFacts(broken, [refused]), NEXT_DAY + minutes(5)).thread;
    expect(open.sends.filter(({ reason }) => reason?.includes('fails'))).toEqual([]);
  });

  it('is not repeated when a thread drops old sends', () => {
    const many = Array.from({ length: 70 }, (_, index) =>
      alert('email', `person-${index}`, 'delivered', { step: '4h-before' }),
    );
    const sending = alert('slack', 'care', 'sending', { step: '1h-before', lookAt: NEXT_DAY + days(1) });
    const sent = withClosing('accepted', { attempts: 1 });
    const full = addFacts({ ...sent, sends: [...sent.sends, ...many, sending] }, [
      message('m2', NEXT_DAY + minutes(5)),
    ]);
    const kept = compact(situationOf(full, rules.rota, NEXT_DAY + minutes(6)));
    const settled = {
      ...kept,
      sends: kept.sends.map((send) =>
        send.state === 'sending' ? { ...send, state: 'accepted' as const } : send,
      ),
    };
    expect(closingsIn(moved(settled, NEXT_DAY + minutes(6)).thread)).toEqual(['slack care accepted']);
  });
});
