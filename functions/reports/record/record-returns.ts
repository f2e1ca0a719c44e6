import { readReturns } from '#functions/reports/read/returns';
import { portions } from '#shared/application/threads/portions';
import { record } from '#shared/application/threads/record';
import type { ReturnEntry } from '#shared/domain/account/report';
import { days, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import type { Thread, ThreadSubject } from '#shared/domain/thread/thread';
import { orderThreadId } from '#shared/mail/thread-id';
import { isForgotten, isHistory, lapsedAtOnce } from './age.ts';
import type { Arrived, RecordingDeps } from './recording.ts';

/**
 * A waiting return opens the thread that its mail would open, a decided one ends it, and an A-to-z claim whose mail
 * never arrived opens the claim's thread: the API shows the threads of one order as related.
 */
export async function recordReturns(deps: RecordingDeps, arrived: Arrived): Promise<void> {
  const { place, day, now, text } = arrived;
  const entries = readReturns(text).filter((entry) => !isForgotten(daysOf(entry), arrived.at));
  const isFirst = (await deps.snapshots.first(place, 'returns')) === undefined;
  for (const page of portions(entries, 50)) {
    const ids = page.flatMap(({ orderId }) => [
      orderThreadId(place.store, orderId, 'return'),
      orderThreadId(place.store, orderId, 'claim'),
    ]);
    const stored = await deps.threads.load([...new Set(ids)], now);
    const threads = new Map(stored.map(({ thread }) => [thread.id, thread]));
    for (const entry of page)
      for (const { subject, facts } of changesOf(entry, arrived, threads, isFirst))
        await record(deps, subject, facts, now);
  }
  const count = (which: (entry: ReturnEntry) => boolean): number => entries.filter(which).length;
  const content = {
    total: entries.length,
    pending: count(({ status }) => status === 'pending'),
    claims: count(({ claim }) => claim),
  };
  await deps.snapshots.put({ ...place, report: 'returns', day, at: now, content });
}

interface ChangeOfThread {
  readonly subject: ThreadSubject;
  readonly facts: readonly Fact[];
}

function changesOf(
  entry: ReturnEntry,
  { place, at, now }: Arrived,
  threads: ReadonlyMap<string, Thread>,
  isFirst: boolean,
): ChangeOfThread[] {
  const of = (kind: 'return' | 'claim', facts: readonly Fact[]): ChangeOfThread => ({
    subject: { id: orderThreadId(place.store, entry.orderId, kind), kind, ...place, orderId: entry.orderId },
    facts,
  });
  const known = (kind: 'return' | 'claim'): Thread | undefined =>
    threads.get(orderThreadId(place.store, entry.orderId, kind));
  const changes: ChangeOfThread[] = [];

  const returned = known('return');
  if (entry.status === 'pending' && !isKnownReturn(returned, entry))
    changes.push(
      of('return', [
        { type: 'return-requested', id: `r${entry.rmaId}`, at: requestedAt(entry, at), trusted: true },
      ]),
    );
  if (entry.status === 'decided' && returned !== undefined && decides(entry, returned, now))
    changes.push(of('return', [{ type: 'return-decided', id: `d${entry.rmaId}`, at, trusted: true }]));

  const claimed = known('claim')?.facts.some(({ type }) => type === 'claim-opened') === true;
  if (entry.claim && !claimed) {
    const opened: Fact = { type: 'claim-opened', id: `c${entry.rmaId}`, at, trusted: true };
    const isOld = isFirst && isHistory(daysOf(entry), at);
    changes.push(of('claim', isOld ? [opened, lapsedAtOnce(opened)] : [opened]));
  }
  return changes;
}

function daysOf({ requestedOn }: ReturnEntry): Instant[] {
  return requestedOn === undefined ? [] : [requestedOn];
}

/**
 * The report gives only the day. The clock starts at the beginning of the day, because too early an alert is better
 * than a late one.
 */
function requestedAt({ requestedOn }: ReturnEntry, at: Instant): Instant {
  return Math.min(requestedOn ?? at, at);
}

/** Its mail arrived, or an earlier report listed it. */
function isKnownReturn(thread: Thread | undefined, entry: ReturnEntry): boolean {
  return (
    thread?.facts.some(
      (fact) =>
        isOf(entry, fact) &&
        (fact.type === 'return-requested' ||
          fact.type === 'return-authorised' ||
          fact.type === 'return-decided'),
    ) ?? false
  );
}

/** An order can have several returns: the decision about one ends the wait only if nothing waits for another. */
function decides(entry: ReturnEntry, thread: Thread, now: Instant): boolean {
  const cycle = foldThread(thread, now);
  return cycle?.ended === undefined && cycle?.messages.every((one) => isOf(entry, one)) === true;
}

/** The dates of a report and of a mail can differ by a time zone. */
function isOf({ requestedOn, rmaId }: ReturnEntry, { id, at }: Fact): boolean {
  return (
    id === `r${rmaId}` ||
    (requestedOn !== undefined && at >= requestedOn - days(1) && at <= requestedOn + days(2))
  );
}
