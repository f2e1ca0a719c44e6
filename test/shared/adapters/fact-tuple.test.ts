import { expect, it } from 'vitest';
import { encodeFact } from '#shared/adapters/dynamodb/items/encode-fact';
import { factTuple } from '#shared/adapters/dynamodb/items/fact-tuple';

it('a tuple that was stored before a field was added still loads, without it', () => {
  expect(factTuple.parse(['r', 'r1', 5, 1, 'case', 'mail/1', '', '', '', 1])).toEqual({
    type: 'seller-reply',
    id: 'r1',
    at: 5,
    trusted: true,
    caseId: 'case',
    mail: 'mail/1',
    byName: true,
  });
  expect(factTuple.parse(['m', 'r1', 5, 1, 'mail/1', 1])).toEqual({
    type: 'unmatched-reply',
    id: 'r1',
    at: 5,
    trusted: true,
    mail: 'mail/1',
  });
  expect(factTuple.parse(['x', 'x1', 5, 'r1'])).toEqual({
    type: 'reply-revoked',
    id: 'x1',
    at: 5,
    replyId: 'r1',
  });
  expect(factTuple.parse(['i', 'i1', 5, 'r1', 1])).toEqual({
    type: 'reply-doubted',
    id: 'i1',
    at: 5,
    replyId: 'r1',
    returned: true,
  });
});

it('keeps what is urgent about a message, and what a person said about it', () => {
  const urgent = { level: 1, reason: 'burn', words: ['hand … burnt', 'caught fire'], atOnce: true } as const;
  const message = { type: 'buyer-message', id: 'm1', at: 5, trusted: false, urgent } as const;
  expect(factTuple.parse(encodeFact(message))).toEqual(message);
  const said = {
    type: 'not-urgent',
    id: 'n1',
    at: 6,
    by: 'li',
    upTo: 5,
    reasons: ['burn', 'lawyer'],
  } as const;
  expect(factTuple.parse(encodeFact(said))).toEqual(said);
  const undone = { ...said, reasons: [], undone: true } as const;
  expect(factTuple.parse(encodeFact(undone))).toEqual(undone);
});

it('names a reason of urgent words that it does not know', () => {
  expect(
    factTuple.safeParse(['b', 'm1', 5, 1, '', '', '', '', '', '', '', '', '', 'flood:water']).error?.message,
  ).toContain('names no reason of urgent words');
});
