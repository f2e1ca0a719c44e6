import type { Fact, SellerReply } from '../thread/fact.ts';
import { inOrder } from '../thread/in-order.ts';
import { leftAt, type Reply, replyFactId } from './reply.ts';

/** What a thread holds of an answer that left. */
export function sentFact(reply: Reply): SellerReply {
  return {
    type: 'seller-reply',
    id: replyFactId(reply),
    at: leftAt(reply) ?? 0,
    trusted: true,
    ...(reply.caseId !== undefined && { caseId: reply.caseId }),
    own: true,
    by: reply.by,
    ...(reply.words !== undefined && { words: reply.words }),
  };
}

/** The facts in order of time, with those answers that left and are no facts yet. */
export function withSent(facts: readonly Fact[], left: readonly Reply[]): Fact[] {
  const known = new Set(facts.map(({ id }) => id));
  return inOrder([...facts, ...left.map(sentFact).filter(({ id }) => !known.has(id))]);
}
