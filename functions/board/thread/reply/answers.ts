import { leftAt, type Reply, replyFactId, stateOfReply } from '#shared/domain/reply/reply';
import type { Instant } from '#shared/domain/instant';
import { withoutCopies } from '#shared/domain/thread/copies';
import { inOrder } from '#shared/domain/thread/in-order';
import { revokedReplies } from '#shared/domain/thread/revoked';
import type { Thread } from '#shared/domain/thread/thread';
import type { ReplyShelf, ReplyWords } from '#shared/ports/replies';

/** An answer that somebody wrote here, as the conversation shows it. */
export interface Answer {
  readonly reply: Reply;
  /** When it left, or else when it was written. */
  readonly at: Instant;
  /** Undefined once they are deleted. */
  readonly words: ReplyWords | undefined;
}

/** So many answers of a thread are shown, the latest. */
const MOST_SHOWN = 20;

/** The answers of a thread with their words, oldest first; those that were taken back are not shown. */
export async function answersOf(shelf: ReplyShelf, { id, replies = [] }: Thread): Promise<Answer[]> {
  const shown = replies.filter((reply) => stateOfReply(reply) !== 'undone').slice(-MOST_SHOWN);
  const answers = await Promise.all(
    shown.map(async (reply) => ({
      reply,
      at: leftAt(reply) ?? reply.steps[0]?.at ?? 0,
      words: await shelf.read(id, reply.text),
    })),
  );
  return answers.toSorted((a, b) => a.at - b.at);
}

/** What the facts of a thread say again of its answers. */
export interface SaidAgain {
  /** Facts that are not shown beside the answer that they stand for. */
  readonly same: ReadonlySet<string>;
  /** Copies of other words soon after an answer: nothing shows that they are of it. */
  readonly doubtful: ReadonlySet<string>;
}

export function saidAgain({ facts, replies = [] }: Thread): SaidAgain {
  const own = new Map(replies.map((reply) => [replyFactId(reply), reply]));
  const all = inOrder(facts);
  const { standsFor } = withoutCopies(all, revokedReplies(all));
  const same = new Set(own.keys());
  const doubtful = new Set<string>();
  for (const fact of facts) {
    const reply = own.get(standsFor.get(fact.id) ?? '');
    if (fact.type !== 'seller-reply' || reply === undefined) continue;
    (fact.words !== undefined && fact.words === reply.words ? same : doubtful).add(fact.id);
  }
  return { same, doubtful };
}
