import { describe, expect, it } from 'vitest';
import type { Reply, ReplyState } from '#shared/domain/reply/reply';
import { newsSince, seenOf } from '#shared/domain/reply/seen';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { at, message, reply, threadOf } from '#test/builders/thread';

const SENT = at('09:10');

const left = (id: string, state: ReplyState): Reply => ({
  ...{ id, by: 'li', text: id, words: 'same', seen: [], to: 'm0000000001' },
  steps: [
    { at: SENT, to: 'queued' },
    { at: SENT, to: 'sending' },
    { at: SENT + 1, to: state },
  ],
});
const sent = (id: string): Fact => reply(`d${id}`, SENT, { own: true, by: 'li', words: 'same' });
const withReplies = (facts: readonly Fact[], ...replies: readonly Reply[]): Thread => ({
  ...threadOf(message('m0000000001', at('09:00')), ...facts),
  replies,
});
const seen = seenOf(withReplies([]));

describe('news since somebody saw the conversation', () => {
  it('is an answer from here, but not again its copy by Amazon', () => {
    const thread = withReplies(
      [sent('a1'), reply('r1', SENT + 5, { words: 'same' })],
      left('a1', 'confirmed'),
    );
    expect(newsSince(thread, seen).answers).toEqual(['da1']);
  });

  it('is what somebody wrote at Amazon in the same words, once Amazon refused those from here', () => {
    const revoked: Fact = { type: 'reply-revoked', id: 'x1', at: at('09:20'), replyId: 'da1', why: 'policy' };
    const thread = withReplies(
      [sent('a1'), revoked, reply('r1', at('09:30'), { words: 'same' })],
      left('a1', 'refused'),
    );
    expect(newsSince(thread, seen).answers).toEqual(['r1']);
  });

  it('is a second copy of the same words: somebody sent them again', () => {
    const thread = withReplies(
      [sent('a1'), reply('r1', SENT + 5, { words: 'same' }), reply('r2', at('09:40'), { words: 'same' })],
      left('a1', 'confirmed'),
    );
    expect(newsSince(thread, seenOf(withReplies([sent('a1')], left('a1', 'accepted')))).answers).toEqual([
      'r2',
    ]);
  });

  it('is an answer from here of which only the fact is still stored', () => {
    expect(newsSince(withReplies([sent('a1')]), seen).answers).toEqual(['da1']);
  });
});
