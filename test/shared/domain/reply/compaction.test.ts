import { describe, expect, it } from 'vitest';
import { days, minutes } from '#shared/domain/instant';
import { withOutcomes } from '#shared/domain/reply/outcome';
import type { Reply, ReplyState } from '#shared/domain/reply/reply';
import { compact } from '#shared/domain/thread/compaction/compact';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { at, message, reply, threadOf } from '#test/builders/thread';

const NOW = at('10:00');
const undone = (id: string): Reply => ({
  ...{ id, by: 'li', text: id, seen: [], to: 'm1' },
  steps: [{ at: NOW, to: 'undone' }],
});
const accepted: Reply = {
  ...{ id: 'a1', by: 'li', text: 'a1', seen: [], to: 'm1', promise: at('20:00') },
  steps: [
    { at: NOW - minutes(2), to: 'sending' },
    { at: NOW - minutes(1), to: 'accepted' },
  ],
};
const step = (thread: Thread, now = NOW): Thread => compact(stateOf(withOutcomes(thread, now), now));

describe('a thread that is made smaller', () => {
  it('keeps an answer that Amazon may still refuse, however many were taken back since', () => {
    const others = Array.from({ length: 30 }, (_, index) => undone(`u${index}`));
    const thread = { ...threadOf(message('m1', at('09:00'))), replies: [accepted, ...others] };
    expect(step(thread).replies).toContainEqual(accepted);
    expect(step(thread, NOW + days(2)).replies).not.toContainEqual(accepted);
  });

  it('keeps a promise through a flood of facts, and stays as it is when nothing new comes', () => {
    const flood: Fact[] = Array.from({ length: 150 }, (_, index) =>
      index % 2 === 0
        ? message(`f${index}`, NOW + index, { trusted: false })
        : reply(`r${index}`, NOW + index, { trusted: false }),
    );
    const thread = { ...threadOf(message('m1', at('09:00')), ...flood), replies: [accepted] };
    const small = step(thread, NOW + minutes(5));
    expect(foldThread(small, NOW + minutes(5))?.promise).toMatchObject({ until: at('20:00') });
    expect(step(small, NOW + minutes(5))).toEqual(small);
  });
});

const states: ReplyState[] = ['refused', 'confirmed', 'accepted', 'unknown'];

it.each(states.flatMap((state) => [true, false].map((trusted) => [state, trusted] as const)))(
  'a dozen answers that are %s, among two hundred messages (proven: %s), stay as they are when nothing new comes',
  (state, trusted) => {
    const replies = Array.from({ length: 12 }, (_, index): Reply => {
      const left = NOW + minutes(index);
      const id = `a${index}`;
      const steps = [
        { at: left, to: 'sending' as const },
        { at: left + 1, to: state, reason: 'policy' as const },
      ];
      return { id, by: 'li', text: id, seen: [], to: 'm1', steps };
    });
    const messages = Array.from({ length: 200 }, (_, index) =>
      message(`m${index + 2}`, NOW + index * 5_000, { trusted }),
    );
    const thread = { ...threadOf(message('m1', at('09:00')), ...messages), replies };
    const small = step(thread, NOW + minutes(120));
    expect(small.facts.length).toBeLessThan(140);
    expect(step(small, NOW + minutes(120))).toEqual(small);
  },
);

describe('an event of another machine', () => {
  it('beside an answer from here does not show that Amazon took that answer', () => {
    const facts = [
      message('m1', at('09:00')),
      reply('da1', NOW, { own: true, by: 'li', words: 'w' }),
      reply('e1', NOW + 10_000, { event: true, automatic: true }),
    ];
    expect(foldThread(threadOf(...facts), NOW + minutes(1))).toMatchObject({
      provisionalUntil: NOW + minutes(30),
    });
  });
});
