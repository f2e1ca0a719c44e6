import { withoutCopies } from '../thread/copies.ts';
import type { Fact, SellerReply } from '../thread/fact.ts';
import { isWaiting } from '../thread/in-order.ts';
import { revokedReplies } from '../thread/revoked.ts';
import { isUnderWay, type Reply, replyFactId } from './reply.ts';
import { withSent } from './sent-fact.ts';

/** A conversation: what came, what was answered, and what people wrote here. */
interface Conversation {
  readonly facts: readonly Fact[];
  readonly replies?: readonly Reply[];
}

/** The end of an id is enough to know it again within one conversation, and a form can carry a hundred of them. */
const TAIL = 10;

const tailOf = (id: string): string => id.slice(-TAIL);

/** What somebody has seen of a conversation: the ends of the ids of its messages and answers. */
export function seenOf(conversation: Conversation): readonly string[] {
  return [...messagesIn(conversation), ...answersIn(conversation)].map(tailOf);
}

/** Of what somebody says they saw, what the conversation has: nothing else is worth storing, and a thread must stay small. */
export function seenIn(conversation: Conversation, said: readonly string[]): readonly string[] {
  const there = new Set(said);
  return seenOf(conversation).filter((tail) => there.has(tail));
}

/** What is new since somebody saw the conversation: ids of messages, and of what colleagues answered. */
export interface News {
  readonly messages: readonly string[];
  readonly answers: readonly string[];
}

/** `own` is the answer whose writer has seen it: it is not new to them. */
export function newsSince(conversation: Conversation, seen: readonly string[], own?: Reply): News {
  const known = new Set([...seen, ...(own === undefined ? [] : [tailOf(replyFactId(own))])]);
  const unknown = (ids: readonly string[]): string[] => ids.filter((id) => !known.has(tailOf(id)));
  return { messages: unknown(messagesIn(conversation)), answers: unknown(answersIn(conversation)) };
}

function messagesIn({ facts }: Conversation): string[] {
  return facts.filter(isWaiting).map(({ id }) => id);
}

/**
 * Amazon's copies of what was sent from here are not new to anybody: they say the same again. One that stands for no answer from
 * here is somebody's own, also where it has the same words.
 */
function answersIn({ facts, replies = [] }: Conversation): string[] {
  const all = withSent(facts, replies.filter(isUnderWay));
  const refused = revokedReplies(all);
  const { standsFor } = withoutCopies(all, refused);
  const words = new Map(
    all.flatMap((fact) => (fact.type === 'seller-reply' ? [[fact.id, fact.words] as const] : [])),
  );
  const isCopy = ({ id, words: its }: SellerReply): boolean => {
    const original = standsFor.get(id);
    return original !== undefined && its !== undefined && words.get(original) === its;
  };
  const known = new Set(replies.map(replyFactId));
  const answers = facts.filter((fact) => {
    switch (fact.type) {
      case 'seller-reply':
        if (fact.by !== undefined) return !known.has(fact.id) && !refused.has(fact.id);
        return fact.trusted && !isCopy(fact);
      case 'answered-elsewhere':
      case 'no-response-needed':
      case 'dealt-with':
        return true;
      default:
        return false;
    }
  });
  return [...answers.map(({ id }) => id), ...replies.filter(isUnderWay).map(replyFactId)];
}
