import { minutes } from '../instant.ts';
import type { Fact, ReplyRevoked, SellerReply } from './fact.ts';

/** Amazon's copy of a reply and its notice that the reply was refused can arrive in either order. */
const EITHER_ORDER_MS = minutes(5);

/**
 * Ids of the replies that Amazon refused: those that a notice names, else the last one before it, together with
 * anything else about the same reply in the minutes before. `facts` are in order of time.
 */
export function revokedReplies(facts: readonly Fact[]): ReadonlySet<string> {
  const revoked = new Set<string>();
  const replies = facts.filter(isProvenReply);
  for (const fact of facts) {
    if (fact.type !== 'reply-revoked') continue;
    if (fact.replyId !== undefined) {
      revoked.add(fact.replyId);
      continue;
    }
    const last = lastBefore(fact, replies);
    for (const { id, at } of replies)
      if (last !== undefined && at <= last.at && at >= last.at - EITHER_ORDER_MS) revoked.add(id);
  }
  return revoked;
}

/** The reply that a notice without an id refuses. */
export function lastBefore(notice: ReplyRevoked, facts: readonly Fact[]): SellerReply | undefined {
  return facts.filter(isProvenReply).findLast(({ at }) => at <= notice.at + EITHER_ORDER_MS);
}

function isProvenReply(fact: Fact): fact is SellerReply {
  return fact.type === 'seller-reply' && fact.trusted;
}
