import { describe, expect, it } from 'vitest';
import { sweep, type SweepDeps } from '#functions/sweep/sweep';
import { takeIn } from '#shared/application/intake/take-in';
import { changeThread } from '#shared/application/threads/change-thread';
import { bundle } from '#shared/application/threads/queue-alerts';
import { record } from '#shared/application/threads/record';
import { days, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { play } from '#test/builders/play';
import { shop, shopRules } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings, memoryThreadPointers } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

/*
 * What users of other systems ask for in their trackers, each by the name of its issue. Issues about shifts and quiet hours
 * (Zammad 4432, OnCall 4846) are tested with the rotas.
 */

const rules = shopRules();
const asked = message('m1', at('10:00'));
const FOUR_DAYS = { from: at('10:00'), to: at('10:00') + days(4) };

/** Who is alerted when, for a message of 10:00 and other events. */
const calls = (...facts: Fact[]): { at: string; step: string; recipient: string }[] =>
  play(threadOf(), [asked, ...facts], rules, FOUR_DAYS).deliveries.map(({ at: instant, send }) => ({
    at: new Date(instant).toISOString().slice(8, 16),
    step: `${send.clock} ${send.step}`,
    recipient: send.recipient,
  }));
const after = (instant: Instant, all: ReturnType<typeof calls>): ReturnType<typeof calls> =>
  all.filter((one) => one.at > new Date(instant).toISOString().slice(8, 16));

/** The table, the queues and a sweep, without anything else. */
function monitor() {
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  const deps: SweepDeps = {
    threads,
    alerts,
    settings: memorySettings(shop()),
    now: () => at('22:00'),
    replies: memoryReplyQueue(),
    onFailure: (id, error) => {
      throw new Error(`${id} could not be moved on`, { cause: error });
    },
  };
  const add = (id: string, instant: Instant): Promise<unknown> =>
    record(
      { threads, alerts, change: changeThread, rules },
      { ...threadOf(), id },
      [message(`m-${id}`, instant)],
      instant,
    );
  return { threads, alerts, add, sweep: (asOf: Instant) => sweep(deps, asOf) };
}

describe('escalation', () => {
  it('Chatwoot 6889, Zammad 2532, Frappe 2051: the manager is alerted after so many hours without an answer', () => {
    expect(calls().find(({ recipient }) => recipient === 'chen')).toEqual({
      at: '03T10:00',
      step: 'reply at-deadline',
      recipient: 'chen',
    });
  });

  it('osTicket 4658: a warning comes before the deadline, not after it', () => {
    const before = calls().filter(({ at: instant }) => instant < '03T10:00');
    expect(before.map(({ step }) => step)).toEqual(
      expect.arrayContaining(['reply 12h-before', 'reply 4h-before', 'reply 1h-before']),
    );
  });

  it('FreeScout 3762: every rung of a ladder fires, not only the first', () => {
    const rungs = Object.values(rules.policy.clocks.message)
      // Nothing was promised.
      .filter(({ name }) => name !== 'promise')
      .flatMap(({ name, ladder }) => ladder.map(({ id }) => `${name} ${id}`));
    expect(new Set(calls().map(({ step }) => step))).toEqual(new Set(rungs));
  });

  it('Zammad 4348: there is no cap of one notice a day', () => {
    const li = calls().filter(({ recipient, at: instant }) => recipient === 'li' && instant.startsWith('03'));
    expect(li.length).toBeGreaterThan(1);
  });

  it('Zammad 3140, osTicket 1684, Chatwoot 10178: what is answered does not escalate', () => {
    const answeredAt = at('2026-03-03T05:59');
    expect(after(answeredAt, calls(reply('r1', answeredAt)))).toEqual([]);
  });

  it('Zammad 1322: a message that comes after the answer starts a clock, even when it was written before it arrived', () => {
    const answered = reply('r1', at('11:00'));
    const again = message('m2', at('12:00'));
    const late = after(at('12:00'), calls(answered, again));
    expect(late[0]).toEqual({ at: '03T00:00', step: 'reply 12h-before', recipient: 'care' });
    // In any order of intake.
    expect(foldThread(threadOf(again, answered, asked), at('13:00'))?.startedAt).toBe(at('12:00'));
  });
});

describe('acknowledging', () => {
  const acknowledgedAt = at('2026-03-03T06:10');

  it('GoAlert 3378: an acknowledgement expires, and the alerts go on', () => {
    expect(
      after(acknowledgedAt, calls(acknowledgement('li', acknowledgedAt))).filter(
        ({ recipient }) => recipient === 'li',
      )[0]?.at,
    ).toBe('03T09:00');
  });

  it('OnCall 4654, 4760: nobody who was alerted so far is paged again while it holds', () => {
    const heldUntil = acknowledgedAt + hours(2);
    const during = after(acknowledgedAt, calls(acknowledgement('li', acknowledgedAt))).filter(
      ({ at: instant }) => instant < new Date(heldUntil).toISOString().slice(8, 16),
    );
    expect(during).toEqual([]);
  });

  it('Alertmanager 3367: a held alert is sent when the hold ends', () => {
    const held = at('2026-03-03T08:30');
    const late = after(held, calls(acknowledgement('li', held)));
    // The step of 09:00 alerts Li by mail too; the hold ends at 10:00, the deadline.
    expect(
      late.filter(({ at: instant }) => instant === '03T09:00').map(({ recipient }) => recipient),
    ).not.toContain('li');
    expect(late.find(({ at: instant }) => instant === '03T10:00')).toBeDefined();
  });
});

describe('robustness', () => {
  it('OnCall 1206: an escalation that was interrupted by a restart resumes', async () => {
    const { threads, alerts, add, sweep: fire } = monitor();
    await add('acme-us.one', at('10:00'));
    await fire(at('22:00'));
    // Everything in flight is lost; only the table is left.
    alerts.take(at('23:00'));
    await fire(at('22:10'));
    expect(
      alerts
        .take(at('23:00'))
        .flatMap(({ sends }) => sends)
        .map(({ threadId }) => threadId),
    ).toEqual(['acme-us.one']);
    expect(await threads.all()).toHaveLength(1);
  });

  it('osTicket (100 a run), the OTRS family and Zendesk (1,000): no silent cap loses an alert', async () => {
    const { alerts, add, sweep: fire } = monitor();
    const count = 2_500;
    for (let index = 0; index < count; index += 1)
      await add(`acme-us.${index}`, at('10:00') + seconds(index % 30));
    expect(await fire(at('22:00'))).toEqual({ due: count, queued: count, failed: 0 });
    expect(
      new Set(alerts.take(at('23:00')).flatMap(({ sends }) => sends.map(({ threadId }) => threadId))).size,
    ).toBe(count);
  });

  it('a backlog that comes in at once is one summary, not an alert each', async () => {
    const { threads, alerts, add, sweep: fire } = monitor();
    await add('acme-us.in-time', at('10:00'));
    for (let index = 0; index < 60; index += 1)
      await record(
        { threads: threads, alerts, change: changeThread, rules },
        { ...threadOf(), id: `acme-us.${index}` },
        [message(`m-${index}`, at('08:00'))],
        at('21:59'),
      );
    expect(alerts.take(at('23:00'))).toEqual([]);
    await fire(at('22:00'));
    expect(alerts.take(at('23:00')).map(({ sends }) => sends.length)).toEqual([61]);
  });

  it('old mail that is imported at the first start raises no alert', async () => {
    const threads = memoryThreadStore();
    const alerts = memoryAlertQueue();
    const deps = { threads, alerts, pointers: memoryThreadPointers(), change: changeThread, rules };
    const now = at('10:00');
    for (let index = 0; index < 300; index += 1) {
      const subject = { ...threadOf(), id: `acme-us.old-${index}` };
      const facts = [message(`m${index}`, now - days(4 + (index % 300)))];
      await takeIn(
        deps,
        { subject, facts, about: { type: 'BBC_MESSAGE_SENT_TO_MERCHANT' } },
        now,
        now - hours(72),
      );
    }
    expect(await threads.all()).toHaveLength(300);
    expect(alerts.take(now + days(30))).toEqual([]);
    expect(await threads.due(now + days(30))).toEqual([]);
  });
});

describe('many at once', () => {
  const dispatchOf = (index: number, dueAt: Instant) => ({
    threadId: `acme-us.${index}`,
    rank: 'proven-buyer' as const,
    dueAt,
    send: {
      generation: `m${index}`,
      clock: 'reply',
      step: '12h-before',
      channel: 'slack',
      recipient: 'care',
      calls: ['li'],
      stepAt: at('22:00'),
      fireAt: at('22:00'),
      state: 'pending',
      lookAt: at('22:00'),
      dispatches: 1,
      attempts: 0,
      copies: 0,
    } as const,
  });

  it('Frappe 2967: many alerts for one recipient become a digest and no storm', () => {
    const many = Array.from({ length: 100 }, (_, index) => dispatchOf(index, at('22:00') + hours(12)));
    const requests = bundle(many, at('22:00'));
    expect(requests.map(({ sends }) => sends.length)).toEqual([1, 99]);
    expect(requests.flatMap(({ sends }) => sends)).toHaveLength(100);
  });

  it('GoAlert 4508: the digest does not delay the most urgent alert', () => {
    const urgent = dispatchOf(999, at('22:00') + minutes(30));
    const many = Array.from({ length: 100 }, (_, index) => dispatchOf(index, at('22:00') + hours(12)));
    expect(bundle([...many, urgent], at('22:00'))[0]).toMatchObject({
      sends: [{ threadId: 'acme-us.999' }],
      notBefore: at('22:00'),
    });
  });
});
