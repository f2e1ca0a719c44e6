import { expect, it } from 'vitest';
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
