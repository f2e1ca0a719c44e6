import { days, type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Fact, SellerReply, UnmatchedReply } from '#shared/domain/thread/fact';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { record, type RecordDeps } from '../threads/record.ts';
import { type PointerDeps, pointerKey } from './pointers.ts';

/** A copy without an order answers only questions younger than this. */
const OLDEST_QUESTION_MS: DurationMs = days(7);
/** The copies of one reply sent to two intake addresses are dated within this time of each other. */
const SAME_REPLY_MS: DurationMs = minutes(1);

/**
 * Assigns a copy without an order to the one question that it can answer; otherwise it waits. Copy and question may
 * be processed at the same time: whichever is noted last finds the other.
 */
export async function takeInUnmatched(
  deps: PointerDeps,
  reading: Reading,
  copy: UnmatchedReply,
  now: Instant,
): Promise<Stored> {
  const { subject, matching = {} } = reading;
  const { names = [] } = matching;
  const question = await onlyQuestion(deps, subject.store, names, copy, now);
  if (question !== undefined) return record(deps, question, [{ ...asReply(copy), byName: true }], now);
  const stored = await record(deps, subject, [copy], now);
  await Promise.all(
    names.map((name) => deps.pointers.note(pointerKey.waiting(subject.store, name), subject.id, now)),
  );
  await matchWaiting(deps, subject.store, names, now);
  return stored;
}

/** The reply of which the mail is a copy. */
export function asReply({ type, ...copy }: UnmatchedReply): SellerReply {
  return { ...copy, type: 'seller-reply' };
}

/** Matches the copies that wait for one of these buyers; returns the threads that were answered, by id. */
export async function matchWaiting(
  deps: PointerDeps,
  store: string,
  names: readonly string[],
  now: Instant,
): Promise<Map<string, Stored>> {
  const matched = new Map<string, Stored>();
  const since = now - OLDEST_QUESTION_MS;
  const ids = await deps.pointers.find(
    names.map((name) => pointerKey.waiting(store, name)),
    since,
  );
  for (const { thread } of await deps.threads.load(ids, now)) {
    const copy = waitingCopy(stateOf(thread, now));
    const question = copy && (await onlyQuestion(deps, store, names, copy, now));
    if (copy === undefined || question === undefined) continue;
    const guess: SellerReply = { ...asReply(copy), byName: true };
    matched.set(question.id, await recordMatch(deps, thread, guess, question, now));
  }
  return matched;
}

/**
 * Records that the waiting copy answers the thread. The answered thread is saved first, so that a crash in between
 * can only ask a person once more.
 */
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
export function waitingCopy({ thread, cycle }: ThreadState): UnmatchedReply | undefined {
  if (thread.kind !== 'unmatched-reply' || cycle === undefined || cycle.ended !== undefined) return undefined;
  return cycle.messages.find((one) => one.type === 'unmatched-reply');
}

/** Whether something waits in the thread that a copy of this instant could answer. */
export function couldAnswer({ thread, cycle }: ThreadState, copyAt: Instant): boolean {
  return (
    thread.kind === 'message' &&
    cycle !== undefined &&
    cycle.ended === undefined &&
    cycle.messages.some(({ at }) => at <= copyAt && at >= copyAt - OLDEST_QUESTION_MS)
  );
}

/**
 * The one thread of a buyer by these names that the copy can be meant for; undefined for none or several, because a
 * guess could be wrong. A thread answered since then counts too; otherwise a copy that arrives twice would answer a
 * second thread.
 */
async function onlyQuestion(
  { pointers, threads }: PointerDeps,
  store: string,
  names: readonly string[],
  copy: UnmatchedReply,
  now: Instant,
): Promise<Thread | undefined> {
  const ids = await pointers.find(
    names.map((name) => pointerKey.buyer(store, name)),
    now - OLDEST_QUESTION_MS,
  );
  const loaded = await threads.load(ids, now);
  const fitting = loaded
    .map(({ thread }) => thread)
    .filter((thread) => waitedAt(stateOf(thread, now), copy.at));
  const answered = fitting.find(({ facts }) => facts.some(({ id }) => id === copy.id));
  return answered ?? (fitting.length === 1 ? fitting[0] : undefined);
}

/** Whether something in the thread was waiting when the copy was written. */
function waitedAt({ thread, cycles }: ThreadState, copyAt: Instant): boolean {
  return (
    thread.kind === 'message' &&
    cycles.some(
      ({ messages, ended }) =>
        (ended === undefined || ended.at >= copyAt - SAME_REPLY_MS) &&
        messages.some(({ at }) => at <= copyAt && at >= copyAt - OLDEST_QUESTION_MS),
    )
  );
}

/**
 * A reply that was assigned to another thread by the buyer's name, before this thread was known, could also be meant
 * for this one. Then it stops neither clock, as if both had been known from the start.
 */
export async function doubtGuesses(
  deps: PointerDeps,
  thread: Thread,
  names: readonly string[],
  now: Instant,
): Promise<void> {
  const ids = await deps.pointers.find(
    names.map((name) => pointerKey.buyer(thread.store, name)),
    now - OLDEST_QUESTION_MS,
  );
  const state = stateOf(thread, now);
  for (const { thread: other } of await deps.threads.load(ids, now)) {
    if (other.id === thread.id) continue;
    const doubted = other.facts
      .filter((fact) => fact.type === 'seller-reply' && fact.byName === true)
      .filter((guess) => waitedAt(state, guess.at))
      .map((guess): Fact => ({
        type: 'reply-doubted',
        id: `i${guess.id}`,
        at: guess.at,
        replyId: guess.id,
      }));
    if (doubted.length > 0) await record(deps, other, doubted, now);
  }
}
