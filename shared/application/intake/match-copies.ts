import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Fact, SellerReply, UnmatchedReply } from '#shared/domain/thread/fact';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { mailThreadId } from '#shared/mail/thread-id';
import { record, type RecordDeps } from '../threads/record.ts';
import { isOurMailbox } from './mailboxes.ts';
import { type PointerDeps, pointerKey } from './pointers.ts';
import { askedBy, OLDEST_QUESTION_MS } from './questions-by-name.ts';

/** The copies of one reply sent to two intake addresses are dated within this time of each other. */
const SAME_REPLY_MS: DurationMs = minutes(1);
const TO_OTHERS =
  'a copy of a reply that Amazon sent to a mailbox that is not known as the store’s; if it is, name it under mailboxes in the settings';
/** So many copies are looked at for a message that comes late; the latest of them count. */
const MOST_COPIES = 1_000;

/**
 * Assigns a copy without an order to the one question that it can answer; otherwise it waits, and in the end a person is
 * asked. Copy and question may be processed at the same time: whichever is noted last finds the other.
 */
export async function takeInUnmatched(
  deps: PointerDeps,
  reading: Reading,
  copy: UnmatchedReply,
  now: Instant,
): Promise<Stored> {
  const { subject, matching = {} } = reading;
  const { names = [] } = matching;
  const { store } = subject;
  if (!(await isOurMailbox(deps, store, matching.mailbox, now)))
    return recordOfOthers(deps, reading, copy, now);
  const guess: SellerReply = { ...asReply(copy), byName: true };
  const before = await askedBy(deps, store, names, copy.at);
  const question = onlyQuestion(await questionsAt(deps, before, copy, now), copy);
  const stored =
    question === undefined
      ? await record(deps, subject, [copy], now)
      : await record(deps, question, [guess], now);
  const note = { at: copy.at, names };
  await deps.pointers.noteAt(pointerKey.copies(store), { ...note, threadId: stored.thread.id });

  const after = await askedBy(deps, store, names, copy.at);
  const late = await questionsAt(
    deps,
    after?.filter((id) => before?.includes(id) !== true),
    copy,
    now,
  );
  for (const one of late) await meetCopies(deps, one, note, now);
  return stored;
}

/** The reply of which the mail is a copy. */
export function asReply({ type, ...copy }: UnmatchedReply): SellerReply {
  return { ...copy, type: 'seller-reply' };
}

/**
 * Matches a question with the copies that are dated after it. A copy that waits answers it if it fits no other; one that
 * was assigned to another question by the name alone may be meant for either, and then stops neither clock, as if both
 * had been known from the start. Returns the question as it is then.
 */
export async function meetCopies(
  deps: PointerDeps,
  question: Stored,
  { at, names }: { readonly at: Instant; readonly names: readonly string[] },
  now: Instant,
): Promise<Stored> {
  const { id, store } = question.thread;
  const span = { from: at, to: at + OLDEST_QUESTION_MS };
  const notes = await deps.pointers.between(pointerKey.copies(store), span, MOST_COPIES);
  const meant = new Map(
    notes
      .filter((note) => note.threadId !== id && note.names.some((name) => names.includes(name)))
      .map((note) => [note.threadId, note]),
  );
  let met = question;
  for (const { thread } of await deps.threads.load([...meant.keys()], now)) {
    const copy = waitingCopy(stateOf(thread, now));
    if (copy === undefined) await doubtGuesses(deps, thread, met.thread, now);
    else {
      const note = meant.get(thread.id);
      const ids = note && (await askedBy(deps, store, note.names, copy.at));
      const only = onlyQuestion(await questionsAt(deps, ids, copy, now), copy);
      if (note === undefined || only === undefined) continue;
      const answered = await recordMatch(deps, thread, { ...asReply(copy), byName: true }, only, now);
      await deps.pointers.noteAt(pointerKey.copies(store), { ...note, threadId: only.id });
      if (only.id === id) met = answered;
    }
  }
  return met;
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

/** The threads among these in which something waited when the copy was written. */
async function questionsAt(
  { threads }: PointerDeps,
  ids: readonly string[] | undefined,
  copy: UnmatchedReply,
  now: Instant,
): Promise<Stored[]> {
  const loaded = await threads.load(ids ?? [], now);
  return loaded.filter(({ thread }) => waitedAt(stateOf(thread, now), copy.at));
}

/**
 * The one question that the copy can be meant for; undefined for none or several, because a guess could be wrong. A thread
 * answered since then counts too; otherwise a copy that arrives twice would answer a second thread.
 */
function onlyQuestion(fitting: readonly Stored[], copy: UnmatchedReply): Thread | undefined {
  const answered = fitting.find(({ thread }) => thread.facts.some(({ id }) => id === copy.id));
  return (answered ?? (fitting.length === 1 ? fitting[0] : undefined))?.thread;
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

/** A reply that was assigned to one thread by the name alone could also be meant for the other. */
async function doubtGuesses(deps: PointerDeps, guessed: Thread, other: Thread, now: Instant): Promise<void> {
  const state = stateOf(other, now);
  const doubted = guessed.facts
    .filter((fact) => fact.type === 'seller-reply' && fact.byName === true)
    .filter((guess) => waitedAt(state, guess.at))
    .map((guess): Fact => ({
      type: 'reply-doubted',
      id: `i${guess.id}`,
      at: guess.at,
      replyId: guess.id,
    }));
  if (doubted.length > 0) await record(deps, guessed, doubted, now);
}

/** A copy of a reply to a mailbox that is not the store's: Amazon may have written it to another seller. */
function recordOfOthers(
  deps: RecordDeps,
  { subject }: Reading,
  { id, at, mail }: UnmatchedReply,
  now: Instant,
): Promise<Stored> {
  const { store, marketplaceId } = subject;
  return record(
    deps,
    {
      id: mailThreadId(store, id),
      kind: 'unknown',
      store,
      ...(marketplaceId !== undefined && { marketplaceId }),
    },
    [{ type: 'unknown-mail', id: `u${id}`, at, reason: TO_OTHERS, ...(mail !== undefined && { mail }) }],
    now,
  );
}
