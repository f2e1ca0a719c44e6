import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { isWaiting, type Waiting } from '#shared/domain/thread/fold';
import type { Reading } from '#shared/ports/mail';
import type { Stored } from '#shared/ports/threads';
import { record } from '../threads/record.ts';
import { isNoted, recordByCase, redirected, straysOf, takeInRevoked } from './case-strays.ts';
import { doubtGuesses, matchWaiting, takeInUnmatched } from './match-copies.ts';
import { type PointerDeps, pointerKey } from './pointers.ts';

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
      return recordByCase(deps, await redirected(deps, reading), now);
    case 'reply-revoked':
      return takeInRevoked(deps, await redirected(deps, reading), now);
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

async function takeInMessage(deps: PointerDeps, reading: Reading, now: Instant): Promise<Stored> {
  const { subject, matching = {} } = reading;
  let stored = await record(deps, subject, reading.facts, now);
  const { names = [], caseId } = matching;
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
  await Promise.all(
    names.map((name) => deps.pointers.note(pointerKey.buyer(subject.store, name), subject.id, now)),
  );
  const matched = (await matchWaiting(deps, subject.store, names, now)).get(subject.id);
  await doubtGuesses(deps, (matched ?? stored).thread, names, now);
  return matched ?? stored;
}
