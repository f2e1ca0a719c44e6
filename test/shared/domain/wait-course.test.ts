import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import { endedWaits, openWait, type Wait } from '#shared/domain/figures/wait';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { stateOf } from '#shared/domain/thread/situation';
import { addFacts } from '#shared/domain/thread/thread';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';

const NOW = at('2026-03-20T12:00');
const waitsOf = (...facts: Fact[]): Wait[] => {
  const state = stateOf(threadOf(...facts), NOW);
  const open = openWait(state);
  return [...endedWaits(state), ...(open === undefined ? [] : [open])];
};

describe('the course of a wait', () => {
  it('names who acknowledged it, each once, and who said that it was answered', () => {
    const [wait] = waitsOf(
      message('m', at('10:00')),
      acknowledgement('li', at('10:10')),
      acknowledgement('ana', at('10:20')),
      acknowledgement('li', at('10:30')),
      { type: 'answered-elsewhere', id: 'e', at: at('11:00'), by: 'ana' },
    );
    expect(wait?.course).toEqual({ acknowledgedBy: ['li', 'ana'], endedBy: 'ana' });
  });

  it('names nobody for an answer in Seller Central, since a copy does not say who wrote it', () => {
    const [wait] = waitsOf(message('m', at('10:00')), reply('r', at('11:00')));
    expect(wait?.course).toEqual({ acknowledgedBy: [] });
  });

  it('says which answer it follows within a week, and whether that was the first', () => {
    const answers = ['2026-03-02T11:00', '2026-03-05T11:00', '2026-03-12T10:59'].map((one) => at(one));
    const [first = 0, second = 0, third = 0] = answers;
    const waits = waitsOf(
      message('a', first - hours(1)),
      reply('ra', first),
      message('b', second - hours(1)),
      reply('rb', second),
      message('c', third - hours(1)),
      reply('rc', third),
      message('d', third + days(7) + 1),
    );
    expect(waits.map(({ course }) => course?.followUpTo)).toEqual([undefined, first, null, undefined]);
  });

  it('changes with the answer before: one that Amazon refused helped nobody', () => {
    const before = threadOf(
      message('a', at('10:00')),
      reply('ra', at('11:00')),
      message('b', at('12:00')),
      reply('rb', at('13:00')),
    );
    const after = addFacts(before, [{ type: 'reply-revoked', id: 'x', at: at('13:10'), replyId: 'ra' }]);
    const { put, removed } = changedWaits(stateOf(before, NOW), stateOf(after, NOW));
    expect(put).toMatchObject([{ firstMessageId: 'a', messages: [{}, {}] }]);
    expect(put[0]?.course).toEqual({ acknowledgedBy: [] });
    expect(removed).toMatchObject([{ firstMessageId: 'b', course: { followUpTo: at('11:00') } }]);
  });

  it('follows the same answers as a count by hand, whatever came when', () => {
    const step = fc.record({
      what: fc.constantFrom('message', 'message', 'reply'),
      afterMinutes: fc.integer({ min: 3, max: 9 * 24 * 60 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
        let now: Instant = NOW - days(90);
        const story = steps
          .map(({ what, afterMinutes }, index) => ({
            what,
            id: `${index}`,
            at: (now += minutes(afterMinutes)),
          }))
          .filter((one) => one.at < NOW);
        const waits = waitsOf(
          ...story.map(({ what, id, at: instant }) =>
            what === 'reply' ? reply(id, instant) : message(id, instant),
          ),
        );
        expect(waits.map(({ course }) => course?.followUpTo)).toEqual(byHand(story));
      }),
    );
  });
});

/** Walks through the story: a question begins a conversation unless it comes within a week of the last answer. */
function byHand(story: readonly { readonly what: string; readonly at: Instant }[]) {
  const found: (Instant | null | undefined)[] = [];
  let answered: { at: Instant; nth: number } | undefined;
  let isWaiting = false;
  let nth = 0;
  for (const { what, at: instant } of story) {
    if (what === 'message' && !isWaiting) {
      isWaiting = true;
      const isAgain = answered !== undefined && instant - answered.at <= days(7);
      nth = isAgain ? (answered?.nth ?? 0) + 1 : 1;
      found.push(isAgain ? (nth === 2 ? answered?.at : null) : undefined);
    } else if (what === 'reply' && isWaiting) {
      isWaiting = false;
      answered = { at: instant, nth };
    }
  }
  return found;
}
