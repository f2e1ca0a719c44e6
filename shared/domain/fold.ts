import type { Acknowledged, BuyerMessage, Fact, FactType, SellerReply, UnknownMail } from './fact.ts';
import type { Instant } from './instant.ts';
import type { Thread } from './thread.ts';

/** From the first message that waits to what ended the waiting. */
export interface Cycle {
  /** The messages that wait, or waited, in order of time; never empty. */
  readonly messages: readonly (BuyerMessage | UnknownMail)[];
  readonly startedAt: Instant;
  /** The last acknowledgement within the cycle. */
  readonly acknowledged?: Acknowledged;
  /** Replies that are not proven, or could answer one of several cases: they stop nothing, a person has to look. */
  readonly doubtfulReplies: readonly SellerReply[];
  readonly ended?: { readonly at: Instant; readonly by: 'reply' | 'no-response-needed' | 'seen' };
}

// At one instant a message comes before its answer, so that the answer is not taken for an earlier one.
const RANK: Record<FactType, number> = {
  'buyer-message': 0,
  'unknown-mail': 0,
  'seller-reply': 1,
  'reply-revoked': 2,
  'no-response-needed': 3,
  acknowledged: 4,
};

function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (a, b) => a.at - b.at || RANK[a.type] - RANK[b.type] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * The thread's last cycle, as its facts tell it; undefined when nobody ever waited. A cycle without `ended` waits.
 *
 * The clock starts at the first unanswered message, a second message does not move it, a trusted answer ends it,
 * and the next message starts a new cycle. The order in which the facts came in does not matter.
 */
export function foldThread(thread: Thread): Cycle | undefined {
  return foldCycles(thread).at(-1);
}

/** All cycles of the thread, in order of time; only the last can still wait. */
export function foldCycles(thread: Thread): Cycle[] {
  const answeredUpTo = thread.history?.answeredUpTo ?? -Infinity;
  const revoked = new Set(
    thread.facts.flatMap((fact) => (fact.type === 'reply-revoked' ? [fact.replyId] : [])),
  );
  const cycles: Cycle[] = [];
  let open: Cycle | undefined;
  const end = (cycle: Cycle, ended: NonNullable<Cycle['ended']>): void => {
    cycles.push({ ...cycle, ended });
    open = undefined;
  };

  for (const fact of inOrder(thread.facts)) {
    switch (fact.type) {
      case 'buyer-message':
      case 'unknown-mail':
        if (fact.at <= answeredUpTo) break;
        open =
          open === undefined
            ? { messages: [fact], startedAt: fact.at, doubtfulReplies: [] }
            : { ...open, messages: [...open.messages, fact] };
        break;
      case 'seller-reply': {
        if (open === undefined || revoked.has(fact.id)) break;
        const left = fact.trusted ? unanswered(open, fact) : 'doubtful';
        if (left === 'doubtful') {
          open = { ...open, doubtfulReplies: [...open.doubtfulReplies, fact] };
          break;
        }
        const [first] = left;
        if (first === undefined) end(open, { at: fact.at, by: 'reply' });
        else open = { ...open, messages: left, startedAt: first.at };
        break;
      }
      case 'no-response-needed':
        if (open !== undefined) end(open, { at: fact.at, by: 'no-response-needed' });
        break;
      case 'acknowledged':
        if (open === undefined) break;
        // A mail that nobody understood asks only that a person sees it.
        if (thread.kind === 'unknown') end(open, { at: fact.at, by: 'seen' });
        else open = { ...open, acknowledged: fact };
        break;
      case 'reply-revoked':
        break;
    }
  }
  return open === undefined ? cycles : [...cycles, open];
}

type Waiting = BuyerMessage | UnknownMail;

/** The messages that the reply leaves unanswered; doubtful when nobody can tell which it answers. */
function unanswered(cycle: Cycle, reply: SellerReply): readonly Waiting[] | 'doubtful' {
  const caseOf = (message: Waiting): string | undefined =>
    message.type === 'buyer-message' ? message.caseId : undefined;
  if (reply.caseId !== undefined)
    return cycle.messages.filter((message) => (caseOf(message) ?? reply.caseId) !== reply.caseId);
  const cases = new Set(cycle.messages.map(caseOf).filter((caseId) => caseId !== undefined));
  return cases.size > 1 ? 'doubtful' : [];
}
