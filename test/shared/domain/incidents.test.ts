import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { advance } from '#shared/domain/escalation/advance';
import { withClosings } from '#shared/domain/escalation/closing';
import { incidentWordOf } from '#shared/domain/escalation/incidents';
import { days, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { isSendable, type Outcome, type Send, sendKey } from '#shared/domain/sends/send';
import { settle, takeLease } from '#shared/domain/sends/settle';
import type { Fact } from '#shared/domain/thread/fact';
import { situationOf } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import { shop, shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

/** Li is reached by PagerDuty alone. */
const { li, ...others } = shop().settings.people;
const rules = shopRules({
  people: { ...others, li: { ...li!, slack: undefined, webhook: 'pager' } },
  webhooks: {
    pager: { preset: 'pagerduty', routingKeySecret: 'hook/key', language: 'en', timeZone: 'UTC' },
  },
});
const NEXT_DAY = at('2026-03-03T09:38');
const asked = message('m1', at('10:00'));
const answer = reply('r1', NEXT_DAY);

const alert = (more: Partial<Send> = {}): Send => ({
  generation: 'm1',
  clock: 'reply',
  step: '12h-before',
  channel: 'webhook',
  recipient: 'pager',
  calls: ['li'],
  stepAt: at('22:00'),
  fireAt: at('22:00'),
  lookAt: at('22:00'),
  state: 'accepted',
  settledAt: at('22:00') + seconds(2),
  dispatches: 1,
  attempts: 1,
  copies: 0,
  incident: at('21:58'),
  ...more,
});

const alerted = (facts: readonly Fact[], ...sends: Send[]): Thread => ({ ...threadOf(...facts), sends });

/** The thread a moment later, as every change of it saves it. */
function moved(thread: Thread, now: Instant): ReturnType<typeof advance> {
  const situation = situationOf(thread, rules.rota, now);
  const closed = withClosings(situation);
  return advance({ ...situation, thread: closed }, rules.policy, now + SWEEP_LOOKAHEAD_MS);
}
const wordsIn = ({ sends }: Thread): string[] =>
  sends.flatMap((send) => {
    const word = incidentWordOf(send);
    return word === undefined ? [] : [`${word} ${send.state}`];
  });
const changed = (thread: Thread, word: 'acknowledge' | 'resolve', more: Partial<Send>): Thread => ({
  ...thread,
  sends: thread.sends.map((send) => (incidentWordOf(send) === word ? { ...send, ...more } : send)),
});

describe('the end of a wait', () => {
  it('resolves the incident at once, instead of a closing line', () => {
    const { thread, dispatch } = moved(alerted([asked, answer], alert()), NEXT_DAY);
    expect(wordsIn(thread)).toEqual(['resolve pending']);
    expect(thread.sends.some(({ step }) => step === 'closing')).toBe(false);
    expect(dispatch).toMatchObject([{ rank: 'closing', send: { fireAt: NEXT_DAY, incident: at('21:58') } }]);
    expect(wordsIn(moved(thread, NEXT_DAY + minutes(1)).thread)).toEqual(['resolve pending']);
  });

  it('resolves it however long after, and also as history', () => {
    expect(wordsIn(moved(alerted([asked, answer], alert()), NEXT_DAY + days(9)).thread)).toEqual([
      'resolve pending',
    ]);
    const lapsed: Fact = { type: 'lapsed', id: 'h1', at: NEXT_DAY, messageId: 'm1' };
    expect(wordsIn(moved(alerted([asked, lapsed], alert()), NEXT_DAY).thread)).toEqual(['resolve pending']);
    const { thread } = moved(alerted([asked, answer], alert()), NEXT_DAY);
    expect(wordsIn(moved(thread, NEXT_DAY + days(9)).thread)).toEqual(['resolve pending']);
  });

  it('resolves what may have arrived, and nothing that was never attempted', () => {
    for (const state of ['broken', 'retry', 'unknown', 'cancelled'] as const)
      expect(wordsIn(moved(alerted([asked, answer], alert({ state })), NEXT_DAY).thread)).toEqual([
        'resolve pending',
      ]);
    const never = alert({ state: 'pending', attempts: 0 });
    expect(wordsIn(moved(alerted([asked, answer], never), NEXT_DAY).thread)).toEqual([]);
  });

  it('waits for an alert that is on its way, which would open the incident again', () => {
    const until = NEXT_DAY + seconds(40);
    const sending = alert({ state: 'sending', lookAt: until, lease: { owner: 'o', until } });
    const first = moved(alerted([asked, answer], sending), NEXT_DAY);
    expect(wordsIn(first.thread)).toEqual([]);
    expect(first.nextActionAt).toBe(until);
    const crashed = moved(first.thread, until);
    const after = moved(crashed.thread, crashed.nextActionAt ?? 0);
    expect(wordsIn(after.thread)).toEqual(['resolve pending']);
  });
});

describe('a wait that begins again', () => {
  const over = moved(alerted([asked, answer], alert()), NEXT_DAY).thread;
  const dismissed: Fact = {
    type: 'reply-dismissed',
    id: 'd',
    at: NEXT_DAY + minutes(1),
    replyId: 'r1',
    by: 'li',
  };
  const LATER = NEXT_DAY + minutes(1);
  const next = alert({
    step: '1h-before',
    state: 'pending',
    attempts: 0,
    stepAt: LATER,
    fireAt: LATER,
    lookAt: LATER,
  });
  const { incident: __, settledAt: ___, ...claimed } = next;

  it('before it was resolved goes on with the same incident', () => {
    const { thread } = moved(addFacts(over, [dismissed]), LATER);
    expect(wordsIn(thread)).toEqual(['resolve cancelled']);
    const again = moved({ ...thread, sends: [...thread.sends, claimed] }, LATER).thread;
    expect(again.sends.at(-1)?.incident).toBe(at('21:58'));
  });

  it('after an attempt to resolve it opens a new one, and the old one is still resolved', () => {
    const tried = changed(over, 'resolve', { state: 'retry', attempts: 1, fireAt: LATER + minutes(1) });
    const { thread } = moved(addFacts(tried, [dismissed]), LATER);
    expect(wordsIn(thread)).toEqual(['resolve retry']);
    const again = moved({ ...thread, sends: [...thread.sends, claimed] }, LATER).thread;
    expect(again.sends.at(-1)?.incident).toBeGreaterThan(at('21:58'));
    // What waited since before the attempt moves to the new one, too.
    const waiting = moved(
      { ...thread, sends: [...thread.sends, { ...next, incident: at('21:58') }] },
      LATER,
    ).thread;
    expect(waiting.sends.at(-1)?.incident).toBeGreaterThan(at('21:58'));
  });
});

describe('whoever takes the thread on', () => {
  const pressed = acknowledgement('a1', at('22:05'));

  it('acknowledges the incident at once, and only once', () => {
    const { thread, dispatch } = moved(alerted([asked, pressed], alert()), at('22:05'));
    expect(wordsIn(thread)).toEqual(['acknowledge pending']);
    expect(dispatch).toMatchObject([{ send: { incident: at('21:58'), calls: [] } }]);
    const sent = changed(thread, 'acknowledge', { state: 'accepted', attempts: 1 });
    expect(wordsIn(moved(sent, at('22:20')).thread)).toEqual(['acknowledge accepted']);
    const twice = addFacts(sent, [acknowledgement('a2', at('22:40'))]);
    expect(wordsIn(moved(twice, at('22:40')).thread)).toEqual([
      'acknowledge accepted',
      'acknowledge pending',
    ]);
  });

  it('before the alert acknowledges nothing: it was sent in spite of that', () => {
    const early = acknowledgement('a1', at('21:50'));
    expect(wordsIn(moved(alerted([asked, early], alert()), at('22:05')).thread)).toEqual([]);
  });

  it('hands it over to somebody whom it has yet to wake', () => {
    const handed: Fact = { type: 'handed-over', id: 'h', at: at('22:05'), by: 'li', to: 'ana' };
    expect(wordsIn(moved(alerted([asked, handed], alert()), at('22:05')).thread)).toEqual([]);
  });

  it('is no longer sent when the wait is over', () => {
    const { thread } = moved(alerted([asked, pressed], alert()), at('22:05'));
    expect(wordsIn(moved(addFacts(thread, [answer]), NEXT_DAY).thread)).toEqual([
      'acknowledge cancelled',
      'resolve pending',
    ]);
  });
});

/** What the service makes of the events that it got, in order. */
function incidentsOf(events: readonly { word: 'trigger' | 'acknowledge' | 'resolve'; incident: Instant }[]) {
  const resolved = new Set<Instant>();
  const open = new Set<Instant>();
  const wrong: string[] = [];
  for (const { word, incident } of events) {
    if (word === 'trigger' && resolved.has(incident)) wrong.push('triggered after its resolve');
    if (word === 'trigger') open.add(incident);
    if (word === 'resolve' && open.delete(incident)) resolved.add(incident);
  }
  return { open, wrong };
}

type Event = Parameters<typeof incidentsOf>[0][number];
const HOW = ['accepted', 'accepted', 'lost', 'retry', 'unknown', 'crash-before', 'crash-after'] as const;

/** A thread under way: its clock, the alerts that are being handed over, and what the service got. */
function underWay() {
  let now = at('10:00');
  let thread = moved(threadOf(asked), now).thread;
  let flying: { readonly key: string; readonly event: Event }[] = [];
  const events: Event[] = [];
  const change = (next: Thread): void => {
    thread = moved(next, now).thread;
  };
  const put = (key: string, next: (send: Send) => Send): void =>
    change({ ...thread, sends: thread.sends.map((one) => (sendKey(one) === key ? next(one) : one)) });
  const self = {
    events,
    thread: () => thread,
    add: (fact: (instant: Instant) => Fact) => change(addFacts(thread, [fact(now)])),
    pass(ms: number) {
      while (ms > seconds(30) && flying.length > 0) self.land('crash-before', 0);
      now += ms;
      change(thread);
    },
    /** A notifier leases a send that is due: it is on its way from now on. */
    leaseOne(which: number) {
      change(thread);
      const due = thread.sends.filter((send) => send.recipient === 'pager' && isSendable(send, now));
      const chosen = due[which % Math.max(due.length, 1)];
      if (chosen?.incident === undefined) return;
      const event = { word: incidentWordOf(chosen) ?? ('trigger' as const), incident: chosen.incident };
      flying.push({ key: sendKey(chosen), event });
      put(sendKey(chosen), (send) => takeLease(send, 'o', now + seconds(40)));
    },
    /** What is on its way arrives or not, and the notifier records that or crashes. */
    land(how: (typeof HOW)[number], which: number) {
      const one = flying[which % Math.max(flying.length, 1)];
      if (one === undefined) return;
      flying = flying.filter((other) => other !== one);
      if (how !== 'retry' && how !== 'crash-before') events.push(one.event);
      if (how.startsWith('crash')) return;
      const outcome: Outcome =
        how === 'accepted'
          ? { result: 'accepted' }
          : { result: how === 'unknown' ? 'unknown' : 'retry', reason: how };
      put(one.key, (send) => settle(send, outcome, { dueAt: send.stepAt, now, digest: false }));
    },
  };
  return self;
}

it('whatever happens in whatever order, no incident is triggered after its resolve, and none stays open', () => {
  const step = fc.record({
    what: fc.constantFrom(
      'ask',
      'answer',
      'dismiss',
      'acknowledge',
      'lease',
      'lease',
      'land',
      'land',
      'land',
    ),
    ms: fc.constantFrom(1_000, 1_000, 1_000, minutes(5), hours(3)),
    how: fc.constantFrom(...HOW),
    which: fc.nat(3),
  });
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 80 }), (steps) => {
      const world = underWay();
      for (const [id, { what, ms, how, which }] of steps.entries()) {
        world.pass(ms);
        const last = world.thread().facts.findLast(({ type }) => type === 'seller-reply');
        if (what === 'ask') world.add((now) => message(`q${id}`, now));
        if (what === 'answer') world.add((now) => reply(`r${id}`, now));
        if (what === 'acknowledge') world.add((now) => acknowledgement(`a${id}`, now));
        if (what === 'dismiss' && last !== undefined)
          world.add((now) => ({
            type: 'reply-dismissed',
            id: `d${id}`,
            at: now,
            replyId: last.id,
            by: 'li',
          }));
        if (what === 'lease') world.leaseOne(which);
        if (what === 'land') world.land(how, which);
      }
      world.pass(hours(1));
      world.add((now) => reply('last', now));
      for (let round = 0; round < 40; round += 1) {
        world.pass(minutes(20));
        world.leaseOne(0);
        world.land('accepted', 0);
      }
      const { open, wrong } = incidentsOf(world.events);
      expect(wrong).toEqual([]);
      expect([...open]).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
