import type { Instant } from '../instant.ts';
import { type Doubt, type DoubtReason, FASTEST_ANSWER_MS, PROVISIONAL_MS } from './doubt.ts';
import type {
  BuyerMessage,
  ConcernRaised,
  Fact,
  FactType,
  RequestOpened,
  SellerReply,
  TakenOn,
  UnknownMail,
  UnmatchedReply,
} from './fact.ts';
import { revokedReplies } from './revoked.ts';
import type { Thread } from './thread.ts';
import { untwinned } from './twins.ts';

/** Something that waits for a person to act. */
export type Waiting = BuyerMessage | RequestOpened | ConcernRaised | UnmatchedReply | UnknownMail;

/**
 * How a cycle ended: by an answer (one by the seller's own mail only after some time), by the completion of a
 * request, by a person's word, or as history.
 */
export type EndedBy =
  'reply' | 'own-reply' | 'closed' | 'elsewhere' | 'no-response-needed' | 'seen' | 'matched' | 'lapsed';

/** From the first waiting message to the end of the wait. */
export interface Cycle {
  /** What waits, or waited, in order of time; never empty. */
  readonly messages: readonly Waiting[];
  /** Every id of its messages, including those of their twins: a send may name any of them. */
  readonly ids: ReadonlySet<string>;
  readonly startedAt: Instant;
  /** Who acknowledged, handed over or snoozed it, in order of time. */
  readonly takenOn: readonly TakenOn[];
  /** Replies that stop nothing until a person has looked. */
  readonly doubts: readonly Doubt[];
  /** A reply that the seller sent by mail counts from then on, unless Amazon refuses it before. */
  readonly provisionalUntil?: Instant;
  readonly ended?: { readonly at: Instant; readonly by: EndedBy };
}

// At one instant a message sorts before its answer, so that the answer is not taken for an earlier one.
const RANK: Record<FactType, number> = {
  'buyer-message': 0,
  'unknown-mail': 0,
  'unmatched-reply': 0,
  'return-requested': 0,
  'claim-opened': 0,
  'cancellation-requested': 0,
  'chargeback-opened': 0,
  'concern-raised': 0,
  'seller-reply': 1,
  'return-authorised': 1,
  'refund-issued': 1,
  'claim-decided': 1,
  'chargeback-decided': 1,
  'order-cancelled': 1,
  'order-shipped': 1,
  'concern-settled': 1,
  'reply-matched': 1,
  'reply-revoked': 2,
  'reply-confirmed': 2,
  'reply-dismissed': 2,
  'reply-doubted': 2,
  'answered-elsewhere': 3,
  'no-response-needed': 3,
  acknowledged: 4,
  'handed-over': 4,
  snoozed: 4,
  'order-noted': 4,
  lapsed: 5,
};

/** The facts by time; facts of one instant in an order that does not depend on how they arrived. */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (a, b) => a.at - b.at || RANK[a.type] - RANK[b.type] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/**
 * The thread's last cycle by its facts at `now`; undefined when nobody ever waited. A cycle without `ended` still
 * waits.
 *
 * The clock starts at the first unanswered message, a second message does not move it, a trusted answer ends it, and
 * the next message starts a new cycle. The order in which the facts arrived does not matter.
 */
export function foldThread(thread: Thread, now: Instant): Cycle | undefined {
  return foldCycles(thread, now).at(-1);
}

/** All cycles of the thread, in order of time; only the last can still wait. */
export function foldCycles(thread: Thread, now: Instant): Cycle[] {
  const answeredUpTo = thread.history?.answeredUpTo ?? -Infinity;
  const { facts, standsFor } = untwinned(inOrder(thread.facts));
  const standing = (ids: Iterable<string>): Set<string> =>
    new Set([...ids].map((id) => standsFor.get(id) ?? id));
  const revoked = standing(revokedReplies(facts));
  const judged = new Map(
    facts.flatMap((fact) =>
      fact.type === 'reply-confirmed' || fact.type === 'reply-dismissed'
        ? [[standsFor.get(fact.replyId) ?? fact.replyId, fact.type] as const]
        : [],
    ),
  );
  const doubted = standing(facts.flatMap((fact) => (fact.type === 'reply-doubted' ? [fact.replyId] : [])));
  const ended: Waited[] = [];
  let open: Waited | undefined;

  for (const fact of facts) {
    if (isWaiting(fact)) {
      if (fact.at <= answeredUpTo) continue;
      open =
        open === undefined
          ? { messages: [fact], startedAt: fact.at, takenOn: [], doubts: [] }
          : { ...open, messages: [...open.messages, fact] };
    } else if (open !== undefined) {
      if (fact.type === 'seller-reply' && revoked.has(fact.id)) continue;
      if (judged.get(fact.id) === 'reply-dismissed') continue;
      const next: Waited =
        fact.type === 'seller-reply'
          ? answered(open, fact, { confirmed: judged.has(fact.id), doubted: doubted.has(fact.id) }, now)
          : changed(open, fact, thread);
      const part = next.ended === undefined ? endedPart(open, next, fact) : next;
      if (part !== undefined) ended.push(part);
      open = next.ended === undefined ? next : undefined;
    }
  }
  const twins = [...standsFor];
  return (open === undefined ? ended : [...ended, open]).map((cycle) => {
    const ids = cycle.messages.map(({ id }) => id);
    const others = twins.flatMap(([twin, survivor]) => (ids.includes(survivor) ? [twin] : []));
    return { ...cycle, ids: new Set([...ids, ...others]) };
  });
}

/** A cycle during the fold. */
type Waited = Omit<Cycle, 'ids'>;

/** Whether the fact starts a wait. */
export function isWaiting(fact: Fact): fact is Waiting {
  return RANK[fact.type] === 0;
}

/** The part of the cycle that ended while the rest still waits: one case was answered, or one message lapsed. */
function endedPart(cycle: Waited, next: Waited, { type, at }: Fact): Waited | undefined {
  const messages = cycle.messages.filter((one) => !next.messages.includes(one));
  const [first] = messages;
  if (first === undefined) return undefined;
  return {
    ...cycle,
    messages,
    startedAt: first.at,
    ended: { at, by: type === 'lapsed' ? 'lapsed' : 'reply' },
  };
}

/** The cycle after a reply: ended, shortened by the case that it answers, or in doubt. */
function answered(
  cycle: Waited,
  reply: SellerReply,
  { confirmed, doubted }: { readonly confirmed: boolean; readonly doubted: boolean },
  now: Instant,
): Waited {
  const reason = confirmed ? undefined : (doubtOf(cycle, reply) ?? (doubted ? 'ambiguous' : undefined));
  if (reason !== undefined) return { ...cycle, doubts: [...cycle.doubts, { reply, reason }] };
  const countsFrom = reply.at + PROVISIONAL_MS;
  if (reply.own === true && !confirmed && now < countsFrom) return { ...cycle, provisionalUntil: countsFrom };
  const left = cycle.messages.filter((one) => !isOfCase(one, reply));
  const [first] = left;
  return first === undefined
    ? { ...cycle, ended: { at: reply.at, by: reply.own === true && !confirmed ? 'own-reply' : 'reply' } }
    : { ...cycle, messages: left, startedAt: first.at };
}

function doubtOf(cycle: Waited, reply: SellerReply): DoubtReason | undefined {
  if (!reply.trusted) return 'unproven';
  const cases = new Set(cycle.messages.map(caseOf).filter((caseId) => caseId !== undefined));
  // Before the next: that a person sent it would not say which case it answers.
  if (reply.caseId === undefined && cases.size > 1) return 'ambiguous';
  return reply.automatic === true || isTooFast(cycle, reply) ? 'automatic' : undefined;
}

/**
 * Whether the reply came too fast for a person after the last message that it could answer. The last and not the
 * first, because a machine answers each message: a reply that a person must confirm costs a click, one that is wrongly
 * believed costs the deadline.
 */
function isTooFast({ messages }: Waited, reply: SellerReply): boolean {
  const last = messages.findLast((one) => isOfCase(one, reply));
  return last !== undefined && reply.at - last.at < FASTEST_ANSWER_MS;
}

/** Whether the reply answers this message: either names no case, or both the same. */
function isOfCase(one: Waiting, { caseId }: SellerReply): boolean {
  return caseId === undefined || (caseOf(one) ?? caseId) === caseId;
}

function caseOf(one: Waiting): string | undefined {
  return one.type === 'buyer-message' ? one.caseId : undefined;
}

/** The cycle after a fact that is neither a message nor a reply. */
function changed(cycle: Waited, fact: Fact, { kind }: Thread): Waited {
  const end = (by: EndedBy): Waited => ({ ...cycle, ended: { at: fact.at, by } });
  switch (fact.type) {
    case 'return-authorised':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
      return fact.trusted ? end('closed') : cycle;
    case 'concern-settled':
      return end('closed');
    case 'reply-matched':
      return end('matched');
    case 'answered-elsewhere':
      return end('elsewhere');
    case 'no-response-needed':
      return end('no-response-needed');
    case 'lapsed': {
      const left = cycle.messages.filter(({ id }) => id !== fact.messageId);
      const [first] = left;
      return first === undefined ? end('lapsed') : { ...cycle, messages: left, startedAt: first.at };
    }
    case 'acknowledged':
      // An unrecognised mail only needs a person to see it.
      return kind === 'unknown' ? end('seen') : { ...cycle, takenOn: [...cycle.takenOn, fact] };
    case 'handed-over':
    case 'snoozed':
      return { ...cycle, takenOn: [...cycle.takenOn, fact] };
    default:
      return cycle;
  }
}
