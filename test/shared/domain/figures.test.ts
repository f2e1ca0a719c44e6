import { describe, expect, it } from 'vitest';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import { figuresIn, figuresOf } from '#shared/domain/figures/figures';
import { endedWaits, openWait, type Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts } from '#shared/domain/thread/thread';
import { bruteFigures, histories, stillWaiting } from '#test/builders/histories';
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

  it('are separate for each place, and are null where there is nothing to rate', () => {
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
  it('are listed case by case when a reply answers one of two', () => {
    const thread = threadOf(
      message('a', at('10:00'), { caseId: 'a' }),
      message('b', at('10:30'), { caseId: 'b' }),
      reply('r', at('12:00'), { caseId: 'a' }),
    );
    expect(endedWaits(stateOf(thread, NOW))).toMatchObject([
      { firstMessageId: 'a', messages: [{ at: at('10:00') }], ended: { at: at('12:00'), by: 'answered' } },
    ]);
    expect(openWait(stateOf(thread, NOW))).toMatchObject({ messages: [{ at: at('10:30') }] });
  });

  it('are listed for a hundred days after their last message, which covers the longest window', () => {
    const old = NOW - days(100);
    const thread = (instant: Instant) => threadOf(message('m', instant), reply('r', instant + hours(1)));
    expect(endedWaits(stateOf(thread(old + 1), NOW))).toHaveLength(1);
    expect(endedWaits(stateOf(thread(old), NOW))).toEqual([]);
  });

  it('change with the facts: ended, reopened, and ended otherwise', () => {
    const asked = threadOf(message('m1', at('10:00')));
    const closed = addFacts(asked, [reply('r1', at('11:00'))]);
    const revoked = addFacts(closed, [{ type: 'reply-revoked', id: 'x', at: at('11:30'), replyId: 'r1' }]);
    expect(changedWaits(stateOf(asked, NOW), stateOf(closed, NOW))).toMatchObject({
      put: [{ firstMessageId: 'm1' }],
      removed: [],
    });
    expect(changedWaits(stateOf(closed, NOW), stateOf(closed, NOW))).toEqual({ put: [], removed: [] });
    expect(changedWaits(stateOf(closed, NOW), stateOf(revoked, NOW))).toMatchObject({
      put: [],
      removed: [{ firstMessageId: 'm1' }],
    });
    const own = threadOf(message('m1', at('10:00')), reply('r1', at('11:00'), { own: true }));
    // Saved while the reply was provisional: only time has ended the wait since.
    expect(changedWaits(stateOf(own, NOW), stateOf(own, NOW))).toMatchObject({
      put: [{ firstMessageId: 'm1' }],
    });
  });
});

it('of an earlier window count what was answered after it', () => {
  const from = NOW - days(14);
  const waits = [
    wait([NOW - days(8)], answered(NOW - days(6))),
    wait([NOW - days(7) - minutes(1)]),
    wait([NOW - days(3)], answered(NOW - days(3) + hours(1))),
  ];
  expect(figuresIn(waits, { from, until: NOW - days(7) }, NOW)).toMatchObject([
    { messages: 2, late: 1, noResponse: 1, pending: 0, firstResponse: { medianMs: days(2) } },
  ]);
});

it('equal a brute-force count on the histories of 10,000 threads', () => {
  const all = histories(10_000, 7, NOW);
  const waits = all.flatMap(({ facts }): Wait[] => {
    const thread = threadOf(...facts);
    const open = openWait(stateOf(thread, NOW));
    return [...endedWaits(stateOf(thread, NOW)), ...(open === undefined ? [] : [open])];
  });
  const [figures] = figuresOf(waits, 30, NOW);
  expect(figures).toMatchObject(bruteFigures(all, 30, NOW));
  expect(figures?.messages).toBeGreaterThan(5_000);
  expect(figures?.backlog.reduce((sum, one) => sum + one, 0)).toBe(stillWaiting(all));
});
