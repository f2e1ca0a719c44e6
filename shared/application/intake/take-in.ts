import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import type { BuyerMessage, Fact, SellerReply } from '#shared/domain/thread/fact';
import { isWaiting, type Waiting } from '#shared/domain/thread/in-order';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { record } from '../threads/record.ts';
import {
  isNoted,
  recordByCase,
  redirected,
  returnedBefore,
  straysOf,
  takeInReturned,
  takeInRevoked,
} from './case-strays.ts';
import { learnMailbox } from './mailboxes.ts';
import { meetCopies, takeInUnmatched } from './match-copies.ts';
import { type PointerDeps, pointerKey } from './pointers.ts';
import { noteQuestion } from './questions-by-name.ts';
import { withUrgentPlace } from './urgent-place.ts';
import { takeInUnclear, takeInUnprovenRefusal } from './unclear-words.ts';

/**
 * Records the reading of a mail: finds the thread that its ids do not name, and matches copies of replies with the
 * questions that they answer. With `historyBefore` it only records: a message that still waited at that instant
 * lapses in the same write, because mail that old alerts nobody. Only a request (a chargeback) whose deadline is
 * still ahead never lapses.
 */
export async function takeIn(
  deps: PointerDeps,
  reading: Reading,
  now: Instant,
  historyBefore?: Instant,
): Promise<Stored> {
  const [fact] = reading.facts;
  if (historyBefore !== undefined) {
    const lapsed = reading.facts
      .filter((one) => isOver(one, reading, deps, now))
      .map((one): Fact => ({
        type: 'lapsed',
        id: `h${one.id}`,
        at: historyBefore,
        messageId: one.id,
      }));
    const stored = await record(deps, reading.subject, [...reading.facts, ...lapsed], now);
    if (fact?.type === 'buyer-message' && fact.at > historyBefore)
      await noteQuestion(deps, stored.thread, fact, reading.matching?.names ?? []);
    return stored;
  }
  switch (fact?.type) {
    case 'buyer-message':
      return takeInMessage(deps, reading, fact, now);
    case 'unmatched-reply':
      return takeInUnmatched(deps, reading, fact, now);
    case 'seller-reply':
      return takeInReply(deps, await redirected(deps, reading), fact, now);
    case 'reply-revoked':
      return (
        (await takeInUnprovenRefusal(deps, await redirected(deps, reading), fact, now)) ??
        takeInRevoked(deps, await redirected(deps, reading), now)
      );
    case 'reply-doubted':
      return takeInReturned(deps, reading, fact, now);
    case 'unknown-mail':
      return takeInUnclear(deps, reading, fact, now);
    default:
      return record(deps, reading.subject, reading.facts, now);
  }
}

function isOver(fact: Fact, { subject }: Reading, { rules }: PointerDeps, now: Instant): fact is Waiting {
  if (!isWaiting(fact)) return false;
  if (subject.kind === 'message') return true;
  const deadlines = deadlinesOf(
    { thread: subject, cycle: { messages: [fact], startedAt: fact.at } },
    rules.policy,
  );
  return deadlines.every(({ dueAt }) => dueAt <= now);
}

async function takeInMessage(
  deps: PointerDeps,
  reading: Reading,
  message: BuyerMessage,
  now: Instant,
): Promise<Stored> {
  const { subject, matching = {} } = reading;
  const [, ...others] = reading.facts;
  const placed = await withUrgentPlace(deps, subject.store, message);
  let stored = await record(deps, subject, [placed, ...others], now);
  const { names = [], caseId } = matching;
  if (message.trusted) await learnMailbox(deps, subject.store, matching.mailbox, now);
  if (
    caseId !== undefined &&
    subject.orderId !== undefined &&
    !isNoted(stored.thread, reading.facts, caseId)
  ) {
    await deps.pointers.note(pointerKey.conversation(subject.store, caseId), subject.id, now);
    const strays = await straysOf(deps, subject.store, caseId, now);
    if (strays.length > 0) stored = await record(deps, subject, strays, now);
  }
  if (names.length === 0) return stored;
  await noteQuestion(deps, stored.thread, message, names);
  return meetCopies(deps, stored, { at: message.at, names }, now);
}

async function takeInReply(
  deps: PointerDeps,
  reading: Reading,
  reply: SellerReply,
  now: Instant,
): Promise<Stored> {
  const returned = await returnedBefore(deps, reading.subject, reply, now);
  return recordByCase(deps, { ...reading, facts: [reply, ...returned] }, now);
}
