import type { Instant } from '../instant.ts';
import { type Doubt, type DoubtReason, FASTEST_ANSWER_MS, PROVISIONAL_MS } from './doubt.ts';
import type {
  Fact,
  NoResponseMarked,
  Promised,
  ReplyConfirmed,
  ReplyDismissed,
  ReplyDoubted,
  SellerReply,
  TakenOn,
} from './fact.ts';
import { withoutCopies } from './copies.ts';
import { countOf, type Folded } from './folded.ts';
import { answersCase, dividedBy, standInFor } from './folded-messages.ts';
import { inOrder, isWaiting, isWaitingType, type Waiting } from './in-order.ts';
import { revokedReplies } from './revoked.ts';
import type { Thread } from './thread.ts';
import { type Untwinned, untwinned } from './twins.ts';

/**
 * How a cycle ended: by an answer (one by the seller's own mail only after some time), by the completion of a
 * request, by a person's word, or as history.
 */
export type EndedBy =
  | 'reply'
  | 'own-reply'
  | 'closed'
  | 'elsewhere'
  | 'no-response-needed'
  | 'dealt-with'
  | 'seen'
  | 'matched'
  | 'lapsed';

/** From the first waiting message to the end of the wait. */
export interface Cycle {
  /** What waits, or waited, in order of time; never empty. Where only a promise is left, it stands alone. */
  readonly messages: readonly (Waiting | Promised)[];
  /**
   * By every id of its messages, including those of their twins: the message that stands for it. A send may name any
   * of them.
   */
  readonly ids: ReadonlyMap<string, string>;
  /** Counts of what was folded away because there was too much of it: messages, replies in doubt, acts of people. */
  readonly more: readonly Folded[];
  readonly startedAt: Instant;
  /** Who acknowledged, handed over or snoozed it, in order of time. */
  readonly takenOn: readonly TakenOn[];
  /** Replies that stop nothing until a person has looked. */
  readonly doubts: readonly Doubt[];
  /** A reply that the seller sent by mail counts from then on, unless Amazon refuses it before. */
  readonly provisionalUntil?: Instant;
  /** Who sent that reply, where it was sent from here. */
  readonly provisionalBy?: string;
  /** By when the buyer was promised to hear more. */
  readonly promise?: Promised;
  /** A person said that nothing of it needs an answer, and has yet to mark it at Amazon. */
  readonly marked?: NoResponseMarked;
  readonly ended?: { readonly at: Instant; readonly by: EndedBy };
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
  const { facts, standsFor, revoked } = standingFacts(thread);
  const judged = new Map(
    facts.flatMap((fact) =>
      fact.type === 'reply-confirmed' || fact.type === 'reply-dismissed'
        ? [[standsFor.get(fact.replyId) ?? fact.replyId, fact] as const]
        : [],
    ),
  );
  const doubted = new Map(
    facts.flatMap((fact): [string, DoubtReason][] =>
      fact.type === 'reply-doubted' ? [[standsFor.get(fact.replyId) ?? fact.replyId, reasonOf(fact)]] : [],
    ),
  );
  const folded = (thread.folded?.entries ?? [])
    .filter(({ until }) => until > answeredUpTo)
    .toSorted((a, b) => a.from - b.from);
  const ended: Waited[] = [];
  let open: Waited | undefined;

  for (const fact of facts) {
    while (folded[0] !== undefined && isBefore(folded[0], fact)) open = withFolded(open, folded.shift());
    if (isWaiting(fact)) {
      if (fact.at <= answeredUpTo) continue;
      open = withMessage(open, fact);
    } else if (fact.type === 'promised') {
      if (fact.at > answeredUpTo && !revoked.has(fact.replyId)) open = withPromise(open, fact);
    } else if (open !== undefined) {
      if (fact.type === 'seller-reply' && isRefused(fact, revoked, judged.get(fact.id))) continue;
      if (judged.get(fact.id)?.type === 'reply-dismissed') continue;
      const next: Waited =
        fact.type === 'seller-reply'
          ? answered(open, fact, { confirmed: judged.has(fact.id), doubted: doubted.get(fact.id) }, now)
          : changed(open, fact, thread);
      if (next.ended === undefined && next.messages === open.messages) {
        open = next;
        continue;
      }
      const { over, left } = dividedBy(fact, open.more);
      const part = next.ended === undefined ? endedPart(open, next, fact) : next;
      if (part !== undefined) ended.push({ ...part, more: over });
      open = left.reduce(withFolded, next.ended === undefined ? { ...next, more: [] } : undefined);
    }
  }
  open = folded.reduce(withFolded, open);
  const twins = [...standsFor];
  return (open === undefined ? ended : [...ended, open]).map((cycle) => {
    const ids = cycle.messages.map(({ id }) => id);
    const others = twins.filter(([, survivor]) => ids.includes(survivor));
    const promised = cycle.promise === undefined ? [] : [[cycle.promise.id, cycle.promise.id] as const];
    return { ...cycle, ids: new Map([...ids.map((id) => [id, id] as const), ...promised, ...others]) };
  });
}

/** Whether nothing waits but what was promised to the buyer. */
export function isPromiseOnly({ messages: [first] }: Pick<Cycle, 'messages'>): boolean {
  return first?.type === 'promised';
}

/** The facts of a thread, each event once, in order of time. */
interface Standing extends Untwinned {
  /** Replies that Amazon refused. */
  readonly revoked: ReadonlyMap<string, { readonly at: Instant }>;
}

function standingFacts(thread: Pick<Thread, 'facts'>): Standing {
  const merged = untwinned(inOrder(thread.facts));
  const revoked = new Map(
    [...revokedReplies(merged.facts)].map(
      ([id, notice]) => [merged.standsFor.get(id) ?? id, notice] as const,
    ),
  );
  const { facts, standsFor } = withoutCopies(merged.facts, revoked);
  return { facts, revoked, standsFor: new Map([...merged.standsFor, ...standsFor]) };
}

/** Of a reply that was sent from here, a person may know better than a notice that came before their word. */
function isRefused(
  { id, by }: SellerReply,
  revoked: Standing['revoked'],
  judged: ReplyConfirmed | ReplyDismissed | undefined,
): boolean {
  const notice = revoked.get(id);
  if (notice === undefined) return false;
  return by === undefined || judged?.type !== 'reply-confirmed' || judged.at < notice.at;
}

/** How many messages wait, or waited, those included that were folded away. */
export function waitingIn({ messages, more }: Cycle): number {
  return messages.length + countOf(more, ({ type }) => isWaitingType(type));
}

/** A cycle during the fold. */
type Waited = Omit<Cycle, 'ids'>;

const NEW = { more: [], takenOn: [], doubts: [] } as const;

/** The cycle with one more message. One that comes while only a promise is left starts Amazon's clocks, and the promise goes on. */
function withMessage(open: Waited | undefined, message: Waiting): Waited {
  if (open === undefined) return { ...NEW, messages: [message], startedAt: message.at };
  return isPromiseOnly(open)
    ? { ...asked(open), messages: [message], startedAt: message.at }
    : { ...asked(open), messages: [...open.messages, message] };
}

/** The cycle with a promise: a later one takes the place of an earlier one. */
function withPromise(open: Waited | undefined, promise: Promised): Waited {
  return open === undefined || isPromiseOnly(open)
    ? { ...(open ?? NEW), messages: [promise], startedAt: promise.at, promise }
    : { ...open, promise };
}

/** Folded messages sort like a message. */
function isBefore({ from }: Folded, fact: Fact): boolean {
  return from < fact.at || (from === fact.at && !isWaiting(fact));
}

/**
 * The cycle with facts that were folded away. Messages also open one: the first of them is then known by its instant
 * only.
 */
function withFolded(open: Waited | undefined, folded: Folded | undefined): Waited | undefined {
  if (folded === undefined) return open;
  if (!isWaitingType(folded.of.type)) return open && { ...open, more: [...open.more, folded] };
  if (open !== undefined && !isPromiseOnly(open))
    return {
      ...asked(open),
      more: [...open.more, folded],
      startedAt: Math.min(open.startedAt, folded.from),
    };
  const others = { ...folded, from: Math.min(folded.from + 1, folded.until), count: folded.count - 1 };
  const begun = withMessage(open, standInFor(folded));
  return others.count > 0 ? { ...begun, more: [...begun.more, others] } : begun;
}

/** The cycle once another message waits: nobody has said that this one needs no answer, and no reply on its way is about it. */
function asked({ marked, provisionalBy, ...cycle }: Waited): Waited {
  return cycle;
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
  { confirmed, doubted }: { readonly confirmed: boolean; readonly doubted: DoubtReason | undefined },
  now: Instant,
): Waited {
  // Amazon's own copy says more than words of Amazon's that nobody understands.
  const isCopied = reply.by !== undefined && reply.own !== true;
  const reason = confirmed ? undefined : (doubtOf(cycle, reply) ?? (isCopied ? undefined : doubted));
  if (reason !== undefined) return { ...cycle, doubts: [...cycle.doubts, { reply, reason }] };
  const countsFrom = reply.at + PROVISIONAL_MS;
  if (reply.own === true && !confirmed && now < countsFrom)
    return {
      ...cycle,
      provisionalUntil: countsFrom,
      ...(reply.by !== undefined && { provisionalBy: reply.by }),
    };
  const left = cycle.messages.filter((one) => !answersCase(reply, caseOf(one)));
  const [first] = left;
  return first === undefined
    ? { ...cycle, ended: { at: reply.at, by: reply.own === true && !confirmed ? 'own-reply' : 'reply' } }
    : { ...cycle, messages: left, startedAt: first.at };
}

function reasonOf({ returned, amazon }: ReplyDoubted): DoubtReason {
  if (amazon === true) return 'questioned';
  return returned === true ? 'returned' : 'ambiguous';
}

function doubtOf(cycle: Waited, reply: SellerReply): DoubtReason | undefined {
  if (!reply.trusted) return 'unproven';
  const cases = new Set(
    [...cycle.messages.map(caseOf), ...waitingOf(cycle).map(({ of }) => of.caseId)].filter(
      (caseId) => caseId !== undefined,
    ),
  );
  // Before the next: that a person sent it would not say which case it answers.
  if (reply.caseId === undefined && cases.size > 1) return 'ambiguous';
  // Somebody pressed the button here.
  if (reply.by !== undefined) return undefined;
  return reply.automatic === true || isTooFast(cycle, reply) ? 'automatic' : undefined;
}

/**
 * Whether the reply came too fast for a person after the last message that it could answer. The last and not the
 * first, because a machine answers each message: a reply that a person must confirm costs a click, one that is wrongly
 * believed costs the deadline.
 */
function isTooFast(cycle: Waited, reply: SellerReply): boolean {
  const lastAt = Math.max(
    ...cycle.messages.filter((one) => answersCase(reply, caseOf(one))).map(({ at }) => at),
    ...waitingOf(cycle)
      .filter(({ of }) => answersCase(reply, of.caseId))
      .map(({ until }) => Math.min(until, reply.at)),
  );
  return reply.at - lastAt < FASTEST_ANSWER_MS;
}

/** What waits of the messages that were folded away. */
function waitingOf({ more }: Waited): readonly Folded[] {
  return more.filter(({ of }) => isWaitingType(of.type));
}

function caseOf(one: Waiting | Promised): string | undefined {
  return one.type === 'buyer-message' ? one.caseId : undefined;
}

/** The cycle after a fact that is neither a message nor a reply. */
function changed(cycle: Waited, fact: Fact, { kind }: Thread): Waited {
  const end = (by: EndedBy): Waited => ({ ...cycle, ended: { at: fact.at, by } });
  switch (fact.type) {
    case 'return-authorised':
    case 'return-decided':
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
    case 'no-response-marked':
      return { ...cycle, marked: fact };
    case 'dealt-with':
      return fact.endsClock === true ? end('dealt-with') : cycle;
    case 'lapsed': {
      const left = cycle.messages.filter(({ id }) => id !== fact.messageId);
      const [first] = left;
      if (left.length === cycle.messages.length) return cycle;
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
