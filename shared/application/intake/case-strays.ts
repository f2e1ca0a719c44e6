import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Fact, ReplyDoubted, SellerReply, UnknownMail } from '#shared/domain/thread/fact';
import type { Thread, ThreadSubject } from '#shared/domain/thread/thread';
import type { UnknownReason } from '#shared/domain/thread/unknown-reason';
import { mailThreadId, returnedId } from '#shared/mail/thread-id';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { record } from '../threads/record.ts';
import { type PointerDeps, pointerKey } from './pointers.ts';

/** A note expires after 25 days; it is renewed long before. */
const NOTED_EACH_MS: DurationMs = days(7);

/**
 * A reply that names only the relay address belongs to the order's thread if the conversation has an order; it then
 * no longer needs its case.
 */
export async function redirected({ pointers }: PointerDeps, reading: Reading): Promise<Reading> {
  const { subject, matching: { caseId, ...matching } = {} } = reading;
  if (caseId === undefined || subject.orderId !== undefined) return reading;
  const [id, ...others] = await pointers.find([pointerKey.conversation(subject.store, caseId)], 0);
  return id === undefined || others.length > 0
    ? reading
    : { ...reading, subject: { ...subject, id }, matching };
}

/** Records what names only a case, and notes it, so that a later message that names the order finds it. */
export async function recordByCase(deps: PointerDeps, reading: Reading, now: Instant): Promise<Stored> {
  const { subject, facts, matching } = reading;
  const stored = await record(deps, subject, facts, now);
  if (matching?.caseId === undefined || subject.orderId !== undefined) return stored;
  await deps.pointers.note(pointerKey.stray(subject.store, matching.caseId), subject.id, now);
  // Both may be processed at the same time: whichever is noted last finds the other.
  const { subject: order } = await redirected(deps, reading);
  return order.id === subject.id ? stored : record(deps, order, facts, now);
}

/**
 * Whether an earlier mail of this case has noted the order's thread, recently enough that the note does not expire
 * soon. Events note nothing, and neither does a mail imported as history.
 */
export function isNoted({ facts }: Thread, recorded: readonly Fact[], caseId: string): boolean {
  const lapsed = new Set(facts.flatMap((fact) => (fact.type === 'lapsed' ? [fact.messageId] : [])));
  return recorded.every((own) =>
    facts.some(
      (fact) =>
        fact.type === 'buyer-message' &&
        fact.caseId === caseId &&
        fact.event !== true &&
        fact.id !== own.id &&
        !lapsed.has(fact.id) &&
        fact.at <= own.at &&
        own.at < fact.at + NOTED_EACH_MS,
    ),
  );
}

/** The replies and refusals of a case that arrived before its order was known. */
export async function straysOf(
  { pointers, threads }: PointerDeps,
  store: string,
  caseId: string,
  now: Instant,
): Promise<Fact[]> {
  const found = await threads.load(await pointers.find([pointerKey.stray(store, caseId)], 0), now);
  return found
    .flatMap(({ thread }) => thread.facts)
    .filter(
      (fact) =>
        (fact.type === 'seller-reply' && fact.caseId === caseId) ||
        (fact.type === 'reply-revoked' && fact.replyId !== undefined),
    );
}

/** A refusal of an unknown reply also goes to a person. Its thread stores it, because the reply may arrive later. */
export async function takeInRevoked(deps: PointerDeps, reading: Reading, now: Instant): Promise<Stored> {
  const { subject } = reading;
  const [known] = await deps.threads.load([subject.id], now);
  const facts = reading.facts.map((fact) => ofLastReply(fact, known?.thread));
  const stored = await recordByCase(deps, { ...reading, facts }, now);
  if (known?.thread.facts.some(({ type }) => type !== 'reply-revoked')) return stored;
  const [fact] = facts;
  const reason = 'a message of yours was not delivered to the buyer, and its conversation is not known';
  return askPerson(deps, subject, { id: fact?.id ?? subject.id, at: fact?.at ?? now, reason }, now);
}

/**
 * A mail server writes its own Message-ID over that of a mail sent from here, so Amazon may quote one that nobody knows. Then its
 * notice means the last reply before it; only a mail server's own report is about the very mail that it names.
 */
function ofLastReply(fact: Fact, thread: Thread | undefined): Fact {
  if (fact.type !== 'reply-revoked' || fact.why === undefined || fact.why === 'bounced') return fact;
  if (thread?.facts.some(({ id }) => id === fact.replyId)) return fact;
  const { replyId, ...notice } = fact;
  return notice;
}

/**
 * A mail that says, without proof, that a mail server returned a reply. It puts that reply in doubt only where the conversation
 * has it, by its Message-ID; otherwise a person sees it, and the doubt waits in that thread for the reply.
 */
export async function takeInReturned(
  deps: PointerDeps,
  reading: Reading,
  doubt: ReplyDoubted,
  now: Instant,
): Promise<Stored> {
  const { subject } = await redirected(deps, reading);
  const found = await deps.threads.load([...new Set([subject.id, reading.subject.id])], now);
  const answered = found.find(({ thread }) =>
    thread.facts.some(
      (fact) => fact.type === 'seller-reply' && fact.own === true && fact.id === doubt.replyId,
    ),
  );
  if (answered !== undefined) return record(deps, answered.thread, [doubt], now);
  const reason = 'a returned mail of a reply that is not known';
  return askPerson(deps, subject, { id: doubt.id, at: doubt.at, reason }, now, [doubt]);
}

/** The doubt about a reply whose return was reported before it. */
export async function returnedBefore(
  { threads }: PointerDeps,
  { store }: ThreadSubject,
  reply: SellerReply,
  now: Instant,
): Promise<Fact[]> {
  if (reply.own !== true) return [];
  const found = await threads.load([mailThreadId(store, returnedId(reply.id))], now);
  return found.flatMap(({ thread }) => thread.facts).filter((fact) => fact.type === 'reply-doubted');
}

/** A thread of its own, which a person sees. */
function askPerson(
  deps: PointerDeps,
  { store, marketplaceId }: ThreadSubject,
  { id, at, reason }: Pick<UnknownMail, 'id' | 'at'> & { readonly reason: UnknownReason },
  now: Instant,
  more: readonly Fact[] = [],
): Promise<Stored> {
  return record(
    deps,
    {
      id: mailThreadId(store, id),
      kind: 'unknown',
      store,
      ...(marketplaceId !== undefined && { marketplaceId }),
    },
    [{ type: 'unknown-mail', id: `u${id}`, at, reason }, ...more],
    now,
  );
}
