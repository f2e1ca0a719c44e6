import { type DurationMs, minutes } from '../instant.ts';
import { PROVISIONAL_MS } from './doubt.ts';
import type { Fact, ReplyRevoked, SellerReply } from './fact.ts';

/** Amazon's copy of a reply and its notice that the reply was refused can arrive in either order. */
const EITHER_ORDER_MS: DurationMs = minutes(5);

/**
 * The replies that Amazon refused, each with the notice that says so: those that a notice names, else the last one before it,
 * together with anything else about the same reply in the minutes before. Where a notice without a name could mean several
 * that were sent from here, it refuses each of them: nothing that is ambiguous stops a clock. `facts` are in order of time.
 */
export function revokedReplies(facts: readonly Fact[]): ReadonlyMap<string, ReplyRevoked> {
  const revoked = new Map<string, ReplyRevoked>();
  const replies = refusable(facts);
  for (const fact of facts) {
    if (fact.type !== 'reply-revoked') continue;
    if (fact.replyId === undefined)
      for (const id of meantBy(fact, replies, facts, revoked)) revoked.set(id, fact);
    else revoked.set(fact.replyId, fact);
  }
  return revoked;
}

/** What was sent from here so long ago counts; a nameless notice is about something younger. */
const REFUSED_WITHIN_MS: DurationMs = PROVISIONAL_MS;

function meantBy(
  notice: ReplyRevoked,
  replies: readonly SellerReply[],
  facts: readonly Fact[],
  revoked: ReadonlyMap<string, ReplyRevoked>,
): readonly string[] {
  const last = lastAmong(replies, notice);
  if (last === undefined) return [];
  if (last.by === undefined)
    return replies
      .filter(({ at, by }) => by === undefined && at <= last.at && at >= last.at - EITHER_ORDER_MS)
      .map(({ id }) => id);
  const open = replies.filter(
    (reply) =>
      reply.by !== undefined &&
      reply.at <= notice.at &&
      reply.at >= notice.at - REFUSED_WITHIN_MS &&
      !revoked.has(reply.id) &&
      !isCopied(reply, facts),
  );
  return open.length === 0 ? [last.id] : open.map(({ id }) => id);
}

/** Whether Amazon's copy of it came: it took that one. */
function isCopied({ words }: SellerReply, facts: readonly Fact[]): boolean {
  return (
    words !== undefined &&
    facts.some(
      (fact) => fact.type === 'seller-reply' && fact.trusted && fact.by === undefined && fact.words === words,
    )
  );
}

/** The reply that a notice without an id refuses. */
export function lastBefore(notice: ReplyRevoked, facts: readonly Fact[]): SellerReply | undefined {
  return lastAmong(refusable(facts), notice);
}

function lastAmong(replies: readonly SellerReply[], { at: noticeAt }: ReplyRevoked): SellerReply | undefined {
  return replies.findLast(({ at, by }) => at <= noticeAt + (by === undefined ? EITHER_ORDER_MS : 0));
}

/** Proven replies; of one that was sent from here, Amazon's copy says nothing new. */
function refusable(facts: readonly Fact[]): readonly SellerReply[] {
  const replies = facts.filter((fact): fact is SellerReply => fact.type === 'seller-reply' && fact.trusted);
  const fromHere = new Set(replies.flatMap(({ by, words }) => (by === undefined ? [] : (words ?? []))));
  return replies.filter(({ by, words }) => by !== undefined || words === undefined || !fromHere.has(words));
}
