import { describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { foldThread } from '#shared/domain/thread/fold';
import type { DealtWith, NoResponseMarked } from '#shared/domain/thread/fact';
import { addFacts, newThread } from '#shared/domain/thread/thread';
import { at, message, reply, threadOf } from '#test/builders/thread';

const marked: NoResponseMarked = {
  type: 'no-response-marked',
  id: 'p1',
  at: at('10:30'),
  by: 'li',
  reason: 'only thanks',
};

describe('a mark that no response is needed', () => {
  it('ends nothing: Amazon’s clock runs until the message is marked there too', () => {
    const cycle = foldThread(threadOf(message('m1', at('10:00')), marked), at('11:00'));
    expect(cycle).toMatchObject({ marked, startedAt: at('10:00') });
    expect(cycle?.ended).toBeUndefined();
  });

  it('does not speak for a message that came later', () => {
    const thread = threadOf(message('m1', at('10:00')), marked, message('m2', at('10:40')));
    expect(foldThread(thread, at('11:00'))?.marked).toBeUndefined();
  });

  it('leaves it to an answer, or to the person who has marked it at Amazon, to end the wait', () => {
    const thread = threadOf(message('m1', at('10:00')), marked);
    const confirmed = { ...marked, type: 'no-response-needed', id: 'n1', at: at('10:35') } as const;
    expect(foldThread(addFacts(thread, [confirmed]), at('11:00'))?.ended?.by).toBe('no-response-needed');
    expect(foldThread(addFacts(thread, [reply('r1', at('10:50'))]), at('11:00'))?.ended?.by).toBe('reply');
  });
});

describe('what was done at Amazon', () => {
  const returned = addFacts(newThread({ id: 'acme-us.1.return', kind: 'return', store: 'acme-us' }), [
    { type: 'return-requested', id: 'q1', at: at('10:00'), trusted: true },
  ]);
  const done: DealtWith = { type: 'dealt-with', id: 'k1', at: at('12:00'), by: 'ana', done: 'approved' };

  it('ends the wait where the settings of that time said so', () => {
    const cycle = foldThread(addFacts(returned, [{ ...done, endsClock: true }]), at('13:00'));
    expect(cycle?.ended).toEqual({ at: at('12:00'), by: 'dealt-with' });
  });

  it('leaves a claim waiting for Amazon’s decision', () => {
    expect(
      foldThread(addFacts(returned, [done]), at('12:00') + hours(1) + minutes(1))?.ended,
    ).toBeUndefined();
  });
});
