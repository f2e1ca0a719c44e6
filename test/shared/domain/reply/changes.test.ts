import { describe, expect, it } from 'vitest';
import { encodeThread } from '#shared/adapters/dynamodb/items/thread-item';
import { approved, held, released, submitted } from '#shared/domain/reply/changes';
import { type Reply, replyOf, stateOfReply } from '#shared/domain/reply/reply';
import { seenOf } from '#shared/domain/reply/seen';
import type { Thread } from '#shared/domain/thread/thread';
import { at, message, threadOf } from '#test/builders/thread';

const NOW = at('10:00');
const LIES = Array.from({ length: 5_000 }, (_, index) => `made-up-${index}`);

const answer = (id: string, seen: readonly string[] = []): Omit<Reply, 'steps'> => ({
  ...{ id, by: 'li', text: id, to: 'm0000000001', seen },
});

const submit = (thread: Thread, id: string, seen: readonly string[], needsApproval = false): Thread =>
  submitted(answer(id, seen), { at: NOW, needsApproval })(thread);

describe('what somebody says they saw', () => {
  const thread = threadOf(message('m0000000001', at('09:00')), message('m0000000002', at('09:30')));
  const [first = ''] = seenOf(thread);

  it('is stored only as far as the conversation has it: a form cannot fill the thread until nothing can be saved', () => {
    const queued = submit(thread, 'a1', [first, ...LIES]);
    expect(replyOf(queued, 'a1')?.seen).toEqual([first]);
    const waits = submit(thread, 'a1', LIES, true);
    const approvedOne = approved('a1', { at: NOW, by: 'chen', seen: [first, ...LIES] })(waits);
    expect(replyOf(approvedOne, 'a1')?.seen).toEqual([first]);
    const heldOne = held('a1', { at: NOW, reason: 'buyer-wrote' })(queued);
    const releasedOne = released('a1', { at: NOW, by: 'li', seen: [first, ...LIES] })(heldOne);
    expect(replyOf(releasedOne, 'a1')?.seen).toEqual([first]);
    for (const one of [queued, approvedOne, releasedOne])
      expect(Buffer.byteLength(encodeThread(one))).toBeLessThan(2_000);
  });

  it('cannot name a message before it comes', () => {
    const early = submit(threadOf(message('m0000000001', at('09:00'))), 'a1', seenOf(thread));
    expect(replyOf(early, 'a1')?.seen).toEqual([first]);
  });
});

describe('an answer that was held', () => {
  const asked = threadOf(message('m0000000001', at('09:00')));
  const hold = held('a1', { at: NOW, reason: 'buyer-wrote' });
  const releasedBy = (by: string, thread: Thread) =>
    released('a1', { at: NOW, by, seen: seenOf(thread) })(thread);

  const stateIn = ({ replies = [] }: Thread) => replies.map(stateOfReply);

  it('is sent as it is by its writer, by nobody else', () => {
    const waiting = hold(submit(asked, 'a1', seenOf(asked)));
    expect(releasedBy('chen', waiting)).toBe(waiting);
    expect(stateIn(releasedBy('li', waiting))).toEqual(['queued']);
  });

  it('is sent as it is by whoever approved it, no more by its writer', () => {
    const submitted = submit(asked, 'a1', seenOf(asked), true);
    const waiting = hold(approved('a1', { at: NOW, by: 'chen', seen: seenOf(asked) })(submitted));
    expect(releasedBy('li', waiting)).toBe(waiting);
    expect(stateIn(releasedBy('chen', waiting))).toEqual(['queued']);
  });
});

describe('answers of one thread', () => {
  it('are at most five on their way, also when all are submitted at once', () => {
    const ids = ['a1', 'a2', 'a3', 'a4', 'a5', 'a6', 'a7'];
    const thread = ids.reduce(
      (sum, id) => submit(sum, id, []),
      threadOf(message('m0000000001', at('09:00'))),
    );
    expect(thread.replies?.map(({ id }) => id)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });
});
