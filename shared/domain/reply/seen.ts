import type { Fact } from '../thread/fact.ts';
import { isWaiting } from '../thread/in-order.ts';
import { isUnderWay, type Reply, replyFactId } from './reply.ts';

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

/** Amazon's copies of what was sent from here are not new to anybody: they say the same again. */
function answersIn({ facts, replies = [] }: Conversation): string[] {
  const ownWords = new Set(replies.flatMap(({ words }) => words ?? []));
  const answers = facts.filter((fact) => {
    switch (fact.type) {
      case 'seller-reply':
        return (
          fact.trusted && fact.by === undefined && !(fact.words !== undefined && ownWords.has(fact.words))
        );
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
