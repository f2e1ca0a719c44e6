import { describe, expect, it } from 'vitest';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import { figuresOf } from '#shared/domain/figures/figures';
import { endedWaits, openWait, type Wait } from '#shared/domain/figures/wait';
import type { Fact } from '#shared/domain/fact';
import { days, hours, minutes, type Instant } from '#shared/domain/instant';
import { addFacts } from '#shared/domain/thread';
import { at, message, reply, threadOf } from '#test/builders/thread';

const NOW = at('2026-03-20T12:00');
const wait = (messages: Instant[], ended?: Wait['ended'], marketplaceId = 'DE'): Wait => ({
  store: 'acme',
  marketplaceId,
  messages: messages.map((instant) => ({ at: instant })),
  ...(ended !== undefined && { ended }),
});
const answered = (instant: Instant): Wait['ended'] => ({ at: instant, by: 'answered' });

describe('the figures', () => {
  it('count as Amazon counts', () => {
    const start = NOW - days(5);
    const [figures] = figuresOf(
      [
        wait([start, start + hours(1)], answered(start + hours(24))),
        wait([start, start + hours(20)], answered(start + hours(30))),
        wait([start], { at: start + hours(1), by: 'no-response-needed' }),
        wait([start], { at: start + days(3), by: 'lapsed' }),
        wait([NOW - hours(25), NOW - hours(2)]),
        wait([NOW - days(40)], answered(NOW - days(40) + minutes(5))),
      ],
      30,
      NOW,
    );
    expect(figures).toEqual({
      store: 'acme',
      marketplaceId: 'DE',
      messages: 8,
      answeredInTime: 3,
      late: 1,
      noResponse: 2,
      noResponseNeeded: 1,
      pending: 1,
      responseRate: 3 / 6,
      firstResponse: { averageMs: hours(27), medianMs: hours(24), p90Ms: hours(30) },
      backlog: [1, 0, 1, 0, 0],
    });
  });

  it('stand apart for each place, and are null where there is nothing to rate', () => {
    const all = figuresOf([wait([NOW - 1], undefined, 'US'), wait([NOW - 1], undefined, 'DE')], 7, NOW);
    expect(
      all.map(({ marketplaceId, responseRate, firstResponse }) => [
        marketplaceId,
        responseRate,
        firstResponse,
      ]),
    ).toEqual([
      ['DE', null, null],
      ['US', null, null],
    ]);
  });
});

describe('the waits of a thread', () => {
  it('are told case by case when a reply answers one of two', () => {
    const thread = threadOf(
      message('a', at('10:00'), { caseId: 'a' }),
      message('b', at('10:30'), { caseId: 'b' }),
      reply('r', at('12:00'), { caseId: 'a' }),
    );
    expect(endedWaits(thread, NOW)).toMatchObject([
      { firstMessageId: 'a', messages: [{ at: at('10:00') }], ended: { at: at('12:00'), by: 'answered' } },
    ]);
    expect(openWait(thread, NOW)).toMatchObject({ messages: [{ at: at('10:30') }] });
  });

  it('are told for a hundred days after their last message, which covers the longest window', () => {
    const old = NOW - days(100);
    const thread = (instant: Instant) => threadOf(message('m', instant), reply('r', instant + hours(1)));
    expect(endedWaits(thread(old + 1), NOW)).toHaveLength(1);
    expect(endedWaits(thread(old), NOW)).toEqual([]);
  });

  it('change with the facts: ended, gone on, and ended otherwise', () => {
    const asked = threadOf(message('m1', at('10:00')));
    const closed = addFacts(asked, [reply('r1', at('11:00'))]);
    const revoked = addFacts(closed, [{ type: 'reply-revoked', id: 'x', at: at('11:30'), replyId: 'r1' }]);
    expect(changedWaits(asked, closed, NOW)).toMatchObject({ put: [{ firstMessageId: 'm1' }], removed: [] });
    expect(changedWaits(closed, closed, NOW)).toEqual({ put: [], removed: [] });
    expect(changedWaits(closed, revoked, NOW)).toMatchObject({
      put: [],
      removed: [{ firstMessageId: 'm1' }],
    });
    const own = threadOf(message('m1', at('10:00')), reply('r1', at('11:00'), { own: true }));
    // Saved while the reply was provisional: only time has ended the wait since.
    expect(changedWaits(own, own, NOW)).toMatchObject({ put: [{ firstMessageId: 'm1' }] });
  });
});

/** A small generator of numbers that is the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('equal a brute-force count on the histories of 10,000 threads', () => {
  const next = numbers(7);
  const waits: Wait[] = [];
  const brute = { messages: 0, answeredInTime: 0, late: 0, noResponse: 0, noResponseNeeded: 0, pending: 0 };
  const responses: number[] = [];
  let backlog = 0;
  for (let index = 0; index < 10_000; index += 1) {
    let now = NOW - days(next(45)) - minutes(next(1_440));
    let waiting: Instant[] = [];
    const facts: Fact[] = [];
    const outcomeOf = (instant: Instant, outcome: keyof typeof brute): void => {
      if (instant <= NOW - days(30)) return;
      brute.messages += 1;
      brute[outcome] += 1;
    };
    for (let step = next(6); step >= 0; step -= 1) {
      now += minutes(3 + next(40 * 60));
      if (now > NOW) break;
      const id = `${index}.${step}`;
      const what = next(10);
      if (what < 5) {
        facts.push(message(id, now));
        waiting.push(now);
      } else if (what < 8) {
        facts.push(reply(id, now));
        waiting.forEach((instant) =>
          outcomeOf(instant, now - instant <= hours(24) ? 'answeredInTime' : 'late'),
        );
        if (waiting[0] !== undefined && waiting[0] > NOW - days(30)) responses.push(now - waiting[0]);
        waiting = [];
      } else if (what === 8) facts.push(reply(id, now, { trusted: false }));
      else {
        facts.push({ type: 'no-response-needed', id, at: now, by: 'li', reason: 'thanks' });
        waiting.forEach((instant) => outcomeOf(instant, 'noResponseNeeded'));
        waiting = [];
      }
    }
    waiting.forEach((instant) => outcomeOf(instant, NOW - instant > hours(24) ? 'noResponse' : 'pending'));
    backlog += waiting.length;
    const thread = threadOf(...facts.toReversed());
    const open = openWait(thread, NOW);
    waits.push(...endedWaits(thread, NOW), ...(open === undefined ? [] : [open]));
  }
  responses.sort((a, b) => a - b);
  const [figures] = figuresOf(waits, 30, NOW);
  expect(figures).toMatchObject(brute);
  expect(figures?.messages).toBeGreaterThan(5_000);
  expect(figures?.backlog.reduce((sum, one) => sum + one, 0)).toBe(backlog);
  expect(figures?.firstResponse?.medianMs).toBe(responses[Math.ceil(responses.length / 2) - 1]);
  expect(figures?.firstResponse?.p90Ms).toBe(responses[Math.ceil(responses.length * 0.9) - 1]);
});
