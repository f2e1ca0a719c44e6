import { describe, expect, it } from 'vitest';
import { type Named, threadsOf } from '#infra/commands/forget/buyer-threads';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { at, message, reply } from '#test/builders/thread';

const ORDER = '111-1111111-1111111';
const OTHER = '111-2222222-2222222';
const TEN = at('10:00');

const thread = (id: string, orderId: string | undefined, ...facts: Fact[]): Thread => ({
  id,
  kind: 'message',
  store: 'acme-us',
  ...(orderId !== undefined && { orderId }),
  facts,
  sends: [],
});
const from = (relay: string, caseId?: string): Fact =>
  message(`m${relay}`, TEN, { relay, ...(caseId !== undefined && { caseId }) });
const idsOf = (named: Named, ...stored: Thread[]): string[] =>
  threadsOf(named, stored).threads.map(({ id }) => id);

describe('the threads of a buyer', () => {
  it('include every thread of the order, of any kind', () => {
    const claim = thread('claim', ORDER, { type: 'claim-opened', id: 'q1', at: TEN, trusted: true });
    expect(idsOf({ orderId: ORDER }, thread('order', ORDER, from('a')), claim)).toEqual(['order', 'claim']);
  });

  it('include those in which the same buyer wrote, with all of their orders', () => {
    const stored = [
      thread('return', OTHER),
      thread('order', ORDER, from('a')),
      thread('question', undefined, from('a')),
      thread('other', OTHER, from('a')),
      thread('foreign', undefined, from('b')),
    ];
    expect(idsOf({ orderId: ORDER }, ...stored)).toEqual(['order', 'question', 'other', 'return']);
  });

  it('are found from a conversation without an order as well', () => {
    const stored = [thread('order', ORDER, from('a')), thread('question', undefined, from('a'))];
    expect(idsOf({ threadId: 'question' }, ...stored)).toEqual(['question', 'order']);
  });

  it('include a reply that arrived before its question, by its case', () => {
    const early = thread('early', undefined, reply('r1', TEN, { caseId: 'c1' }));
    expect(idsOf({ orderId: ORDER }, thread('order', ORDER, from('a', 'c1')), early)).toEqual([
      'order',
      'early',
    ]);
  });

  it('include a copy that waited, once it was matched with one of them', () => {
    const matched: Fact = { type: 'reply-matched', id: 'f1', at: TEN, threadId: 'order' };
    expect(
      idsOf(
        { orderId: ORDER },
        thread('copy', undefined, matched),
        thread('another copy', undefined, { ...matched, threadId: 'foreign' }),
        thread('order', ORDER, from('a')),
      ),
    ).toEqual(['order', 'copy']);
  });

  it('are only those named, when more than one buyer wrote in them', () => {
    const stored = [
      thread('order', ORDER, from('a', 'c1'), from('b', 'c2')),
      thread('of a', undefined, from('a')),
      thread('of b', OTHER, from('b')),
      thread('reply to b', undefined, reply('r1', TEN, { caseId: 'c2' })),
    ];
    expect(threadsOf({ orderId: ORDER }, stored)).toMatchObject({ isMixed: true, aliases: new Set() });
    expect(idsOf({ orderId: ORDER }, ...stored)).toEqual(['order']);
  });

  it('exclude another order in which somebody else wrote too', () => {
    const stored = [thread('order', ORDER, from('a')), thread('mixed', OTHER, from('a'), from('b'))];
    expect(idsOf({ orderId: ORDER }, ...stored)).toEqual(['order']);
  });

  it('are empty when nothing is stored', () => {
    expect(idsOf({ orderId: ORDER }, thread('foreign', OTHER, from('b')))).toEqual([]);
  });
});
