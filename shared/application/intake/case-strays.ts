import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
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
  const { subject, facts } = reading;
  const [known] = await deps.threads.load([subject.id], now);
  const stored = await recordByCase(deps, reading, now);
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
