import { foldCycles, foldThread, isWaiting, type Waiting } from '#shared/domain/fold';
import { deadlinesOf } from '#shared/domain/ladder';
import type { Fact, SellerReply, UnmatchedReply } from '#shared/domain/fact';
import { days, minutes, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread';
import type { Reading, Stored, ThreadPointers } from '#shared/ports';
import { record, type RecordDeps } from './record.ts';

/** A copy without an order answers a question that is at most so old. */
const OLDEST_QUESTION_MS: DurationMs = days(7);
/** The copies of one reply that came to two intake addresses are dated within this of each other. */
const SAME_REPLY_MS: DurationMs = minutes(1);
/** A text that went to so many other threads within this time was not written for this one. */
const REPEATED_OTHERS = 3;
const REPEATED_WITHIN_MS: DurationMs = days(7);

export interface TakeInDeps extends RecordDeps {
  readonly pointers: ThreadPointers;
}

/**
 * Records what a mail turned out to be: finds the thread that its ids do not name, and matches copies of replies with
 * the questions that they answer. With `historyBefore` it only records, and if the message still waited at that instant,
 * it lapses in the same write: mail that is so old calls nobody. Only a request (a chargeback) whose deadline is still
 * ahead never lapses.
 */
export async function takeIn(
  deps: TakeInDeps,
  reading: Reading,
  now: Instant,
  historyBefore?: Instant,
): Promise<Stored> {
  if (historyBefore !== undefined) {
    const lapsed = reading.facts
      .filter((one) => isOver(one, reading, deps, now))
      .map((one): Fact => ({
        type: 'lapsed',
        id: `h${one.id}`,
        at: historyBefore,
        messageId: one.id,
      }));
    return record(deps, reading.subject, [...reading.facts, ...lapsed], now);
  }
  const [fact] = reading.facts;
  switch (fact?.type) {
    case 'buyer-message':
      return takeInMessage(deps, reading, now);
    case 'unmatched-reply':
      return takeInUnmatched(deps, reading, fact, now);
    case 'seller-reply':
      return takeInReply(deps, await redirected(deps, reading), fact, now);
    case 'reply-revoked':
      return takeInRevoked(deps, await redirected(deps, reading), now);
    default:
      return record(deps, reading.subject, reading.facts, now);
  }
}

function isOver(fact: Fact, { subject }: Reading, { rules }: TakeInDeps, now: Instant): fact is Waiting {
  if (!isWaiting(fact)) return false;
  if (subject.kind === 'message') return true;
  const deadlines = deadlinesOf(subject, { messages: [fact], startedAt: fact.at }, rules.policy);
  return deadlines.every(({ dueAt }) => dueAt <= now);
}

const key = {
  buyer: (store: string, name: string) => `buyer#${store}#${name}`,
  waiting: (store: string, name: string) => `waiting-reply#${store}#${name}`,
  stray: (store: string, caseId: string) => `stray#${store}#${caseId}`,
  conversation: (store: string, caseId: string) => `case#${store}#${caseId}`,
  text: (store: string, text: string) => `reply-text#${store}#${text}`,
};

async function takeInMessage(deps: TakeInDeps, reading: Reading, now: Instant): Promise<Stored> {
  const { subject, matching = {} } = reading;
  let stored = await record(deps, subject, reading.facts, now);
  const { names = [], caseId } = matching;
  if (caseId !== undefined && subject.orderId !== undefined) {
    await deps.pointers.note(key.conversation(subject.store, caseId), subject.id, now);
    const strays = await straysOf(deps, subject.store, caseId, now);
    if (strays.length > 0) stored = await record(deps, subject, strays, now);
  }
  if (names.length === 0) return stored;
  await Promise.all(names.map((name) => deps.pointers.note(key.buyer(subject.store, name), subject.id, now)));
  const matched = (await matchWaiting(deps, subject.store, names, now)).get(subject.id);
  await doubtGuesses(deps, (matched ?? stored).thread, names, now);
  return matched ?? stored;
}

/**
 * A reply that was given to another thread by the buyer's name, when this one was not known yet, could be meant for this
 * one as well: then it stops neither, as it would have if both had been known.
 */
async function doubtGuesses(
  deps: TakeInDeps,
  thread: Thread,
  names: readonly string[],
  now: Instant,
): Promise<void> {
  const ids = await deps.pointers.find(
    names.map((name) => key.buyer(thread.store, name)),
    now - OLDEST_QUESTION_MS,
  );
  for (const { thread: other } of await deps.threads.load(ids, now)) {
    if (other.id === thread.id) continue;
    const doubted = other.facts
      .filter((fact) => fact.type === 'seller-reply' && fact.byName === true)
      .filter((guess) => waitedAt(thread, guess.at, now))
      .map((guess): Fact => ({
        type: 'reply-doubted',
        id: `i${guess.id}`,
        at: guess.at,
        replyId: guess.id,
      }));
    if (doubted.length > 0) await record(deps, other, doubted, now);
  }
}

/** The reply may be in flight together with its message: whichever is noted last finds the other. */
async function takeInUnmatched(
  deps: TakeInDeps,
  reading: Reading,
  copy: UnmatchedReply,
  now: Instant,
): Promise<Stored> {
  const { subject, matching = {} } = reading;
  const { names = [], text } = matching;
  const reply: SellerReply = await withRepetition(deps, subject.store, subject.id, text, asReply(copy));
  const question = await onlyQuestion(deps, subject.store, names, copy, now);
  if (question !== undefined) return record(deps, question, [{ ...reply, byName: true }], now);
  const waiting: UnmatchedReply = { ...copy, ...(reply.repeated === true && { repeated: true }) };
  const stored = await record(deps, subject, [waiting], now);
  await Promise.all(
    names.map((name) => deps.pointers.note(key.waiting(subject.store, name), subject.id, now)),
  );
  await matchWaiting(deps, subject.store, names, now);
  return stored;
}

/** The reply of which the mail is a copy. */
export function asReply({ type, ...copy }: UnmatchedReply): SellerReply {
  return { ...copy, type: 'seller-reply' };
}

/** Matches the copies that wait for one of these buyers, and gives the threads that got their answer, by id. */
async function matchWaiting(
  deps: TakeInDeps,
  store: string,
  names: readonly string[],
  now: Instant,
): Promise<Map<string, Stored>> {
  const matched = new Map<string, Stored>();
  const since = now - OLDEST_QUESTION_MS;
  const ids = await deps.pointers.find(
    names.map((name) => key.waiting(store, name)),
    since,
  );
  for (const { thread } of await deps.threads.load([...new Set(ids)], now)) {
    const copy = waitingCopy(thread, now);
    const question = copy && (await onlyQuestion(deps, store, names, copy, now));
    if (copy === undefined || question === undefined) continue;
    const guess: SellerReply = { ...asReply(copy), byName: true };
    matched.set(question.id, await recordMatch(deps, thread, guess, question, now));
  }
  return matched;
}

/** Records that the reply, whose copy waited, answers the thread: there first, so that a crash in between can only ask once more. */
export async function recordMatch(
  deps: RecordDeps,
  unmatched: Thread,
  reply: SellerReply,
  question: Thread,
  now: Instant,
): Promise<Stored> {
  const stored = await record(deps, question, [reply], now);
  const matched: Fact = { type: 'reply-matched', id: `f${reply.id}`, at: reply.at, threadId: question.id };
  await record(deps, unmatched, [matched], now);
  return stored;
}

/** The copy of a thread that still waits for its question. */
export function waitingCopy(thread: Thread, now: Instant): UnmatchedReply | undefined {
  const cycle = foldThread(thread, now);
  if (thread.kind !== 'unmatched-reply' || cycle === undefined || cycle.ended !== undefined) return undefined;
  return cycle.messages.find((one) => one.type === 'unmatched-reply');
}

/** Whether something in the thread waits that a copy of this instant could answer. */
export function couldAnswer(thread: Thread, copyAt: Instant, now: Instant): boolean {
  const cycle = foldThread(thread, now);
  return (
    thread.kind === 'message' &&
    cycle !== undefined &&
    cycle.ended === undefined &&
    cycle.messages.some(({ at }) => at <= copyAt && at >= copyAt - OLDEST_QUESTION_MS)
  );
}

/**
 * The one thread of a buyer by these names that the copy can be meant for; undefined for none and for several, since a
 * guess could be wrong. A thread that was answered since counts too: else a copy that comes twice would answer a second
 * one.
 */
async function onlyQuestion(
  { pointers, threads }: TakeInDeps,
  store: string,
  names: readonly string[],
  copy: UnmatchedReply,
  now: Instant,
): Promise<Thread | undefined> {
  const ids = await pointers.find(
    names.map((name) => key.buyer(store, name)),
    now - OLDEST_QUESTION_MS,
  );
  const loaded = await threads.load([...new Set(ids)], now);
  const fitting = loaded.map(({ thread }) => thread).filter((thread) => waitedAt(thread, copy.at, now));
  const answered = fitting.find(({ facts }) => facts.some(({ id }) => id === copy.id));
  return answered ?? (fitting.length === 1 ? fitting[0] : undefined);
}

/** Whether something in the thread waited when the copy was written. */
function waitedAt(thread: Thread, copyAt: Instant, now: Instant): boolean {
  return (
    thread.kind === 'message' &&
    foldCycles(thread, now).some(
      ({ messages, ended }) =>
        (ended === undefined || ended.at >= copyAt - SAME_REPLY_MS) &&
        messages.some(({ at }) => at <= copyAt && at >= copyAt - OLDEST_QUESTION_MS),
    )
  );
}

async function takeInReply(
  deps: TakeInDeps,
  reading: Reading,
  reply: SellerReply,
  now: Instant,
): Promise<Stored> {
  const { subject, matching } = reading;
  const fact = await withRepetition(deps, subject.store, subject.id, matching?.text, reply);
  return recordByCase(deps, reading, [fact], now);
}

async function withRepetition(
  { pointers }: TakeInDeps,
  store: string,
  threadId: string,
  text: string | undefined,
  reply: SellerReply,
): Promise<SellerReply> {
  if (text === undefined || !reply.trusted) return reply;
  await pointers.note(key.text(store, text), threadId, reply.at);
  const threads = await pointers.find([key.text(store, text)], reply.at - REPEATED_WITHIN_MS);
  const others = new Set(threads.filter((id) => id !== threadId));
  return others.size >= REPEATED_OTHERS ? { ...reply, repeated: true } : reply;
}

/** A refusal of a reply that nobody knows goes to a person too; its thread keeps it, for the reply may come in later. */
async function takeInRevoked(deps: TakeInDeps, reading: Reading, now: Instant): Promise<Stored> {
  const { subject, facts } = reading;
  const [known] = await deps.threads.load([subject.id], now);
  const stored = await recordByCase(deps, reading, facts, now);
  if (known?.thread.facts.some(({ type }) => type !== 'reply-revoked')) return stored;
  const [fact] = facts;
  const { store, marketplaceId } = subject;
  const id = fact?.id ?? subject.id;
  return record(
    deps,
    {
      id: `${store}.mail-${id}`,
      kind: 'unknown',
      store,
      ...(marketplaceId !== undefined && { marketplaceId }),
    },
    [
      {
        type: 'unknown-mail',
        id: `u${id}`,
        at: fact?.at ?? now,
        reason: 'a message of yours was not delivered to the buyer, and its conversation is not known',
      },
    ],
    now,
  );
}

/** A reply that names only the relay address belongs to the order's thread when the conversation has an order. */
async function redirected({ pointers }: TakeInDeps, reading: Reading): Promise<Reading> {
  const { subject, matching } = reading;
  if (matching?.caseId === undefined || subject.orderId !== undefined) return reading;
  const [id, ...others] = await pointers.find([key.conversation(subject.store, matching.caseId)], 0);
  return id === undefined || others.length > 0 ? reading : { ...reading, subject: { ...subject, id } };
}

/** Records what names only a case, so that it is found when the message that tells the order comes in later. */
async function recordByCase(
  deps: TakeInDeps,
  reading: Reading,
  facts: readonly Fact[],
  now: Instant,
): Promise<Stored> {
  const { subject, matching } = reading;
  const stored = await record(deps, subject, facts, now);
  if (matching?.caseId === undefined || subject.orderId !== undefined) return stored;
  await deps.pointers.note(key.stray(subject.store, matching.caseId), subject.id, now);
  // The message may be in flight together with it: whichever is noted last finds the other.
  const { subject: order } = await redirected(deps, reading);
  return order.id === subject.id ? stored : record(deps, order, facts, now);
}

/** The replies and refusals of a case that came in before its order was known. */
async function straysOf(
  { pointers, threads }: TakeInDeps,
  store: string,
  caseId: string,
  now: Instant,
): Promise<Fact[]> {
  const found = await threads.load(await pointers.find([key.stray(store, caseId)], 0), now);
  return found
    .flatMap(({ thread }) => thread.facts)
    .filter(
      (fact) =>
        (fact.type === 'seller-reply' && fact.caseId === caseId) ||
        (fact.type === 'reply-revoked' && fact.replyId !== undefined),
    );
}
