import type { Instant } from '../instant.ts';
import { answered, reasonOf } from './answered.ts';
import { type Cycle, type EndedBy, isPromiseOnly, type Waited } from './cycle.ts';
import type { DoubtReason } from './doubt.ts';
import type { Fact, Promised } from './fact.ts';
import type { Folded } from './folded.ts';
import { dividedBy, standInFor } from './folded-messages.ts';
import { isWaiting, isWaitingType, type Waiting } from './in-order.ts';
import { isRefused, standingFacts } from './standing.ts';
import type { Thread } from './thread.ts';

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
    case 'not-urgent':
      return { ...cycle, notUrgent: fact.undone === true ? [] : [...(cycle.notUrgent ?? []), fact] };
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
