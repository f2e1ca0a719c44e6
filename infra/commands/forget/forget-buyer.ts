import { forEach } from '#shared/application/threads/for-each';
import { portions } from '#shared/application/threads/portions';
import { mailOfAttachment, threadOfKey } from '#shared/contracts/mail-bucket';
import { dayOf } from '#shared/domain/figures/closed-day';
import type { Instant } from '#shared/domain/instant';
import { foldThread } from '#shared/domain/thread/fold';
import type { Thread } from '#shared/domain/thread/thread';
import { mailMarks, type MailMarks, sourceOf } from '#shared/mail/mail-marks';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { BuyerTraces, MailShelf, Trace } from '#shared/ports/forget';
import type { ThreadStore } from '#shared/ports/threads';
import { type BuyerThreads, type Named, threadsOf } from './buyer-threads.ts';

const LOADED_AT_ONCE = 100;
/** Expired items stay in the table until DynamoDB removes them. At this instant nothing has expired, so we find them too. */
const BEFORE_ALL: Instant = 0;

export interface ForgetDeps {
  readonly threads: Pick<ThreadStore, 'all' | 'load'>;
  readonly mails: MailShelf;
  readonly traces: BuyerTraces;
  /** Called as the search through the mails goes on. */
  readonly onLooked?: (mails: number, of: number) => void;
}

/** Everything stored about one buyer, in the order in which it is shown. */
export interface Found {
  readonly threads: readonly FoundThread[];
  /** Keys of raw mails, of files that people took out of them, and of evidence that holds them. */
  readonly mails: readonly string[];
  readonly traces: readonly Trace[];
  /** More than one buyer wrote in the named threads, so nothing was searched by alias. */
  readonly isMixed: boolean;
}

export interface FoundThread {
  readonly id: string;
  /** Its clock is running. */
  readonly waits: boolean;
  /** The keys of its mails, when only they show that the thread is this buyer's; else empty. */
  readonly onlyByMails: readonly string[];
}

/**
 * Finds everything stored about a buyer: the threads, the raw mails behind them, other mails about the buyer's orders or
 * from or to the buyer's alias, and what points to the threads. It reads all mails, since no record names a mail that
 * came twice. It reads as much of each as ingest does, because only that part decides whose a mail is.
 */
export async function findBuyer(deps: ForgetDeps, named: Named, now: Instant): Promise<Found> {
  const stored: Thread[] = [];
  for (const ids of portions(await deps.threads.all(), LOADED_AT_ONCE))
    for (const { thread } of await deps.threads.load(ids, BEFORE_ALL)) stored.push(thread);
  const buyer = threadsOf(named, stored);
  const keys: string[] = [];
  for await (const key of deps.mails.list()) keys.push(key);
  const mails = await mailsOf(deps, keys, buyer);
  const byFacts = buyer.threads.map((thread) => ({ thread, onlyByMails: [] }));
  const byMails = stored
    .filter((thread) => thread.orderId === undefined && !buyer.threads.includes(thread))
    .map((thread) => ({ thread, onlyByMails: keysOf(thread).filter((key) => mails.has(key)) }))
    .filter(({ onlyByMails }) => onlyByMails.length > 0);
  const threads = [...byFacts, ...byMails].map(({ thread, onlyByMails }) => ({
    id: thread.id,
    waits: waits(thread, now),
    onlyByMails,
  }));
  const beside = keys.filter((key) => isAbout(key, buyer, new Set(threads.map(({ id }) => id))));
  return {
    threads,
    mails: [...mails, ...beside].toSorted(),
    traces: await deps.traces.find(threads.map(({ id }) => id)),
    isMixed: buyer.isMixed,
  };
}

/**
 * Removes what was found: mails, then what points to threads, then threads, ending with those that lead to the others. A
 * mail that alone leads to its thread goes after that thread. So an interrupted run finds the rest when it runs again. The
 * deletion is noted before the last threads go: one note too many is better than none.
 */
export async function forgetBuyer(
  { mails, traces }: ForgetDeps,
  { threads, mails: keys, traces: found }: Found,
  now: Instant,
): Promise<void> {
  const leading = new Set(threads.flatMap(({ onlyByMails }) => onlyByMails));
  for (const key of keys) if (!leading.has(key)) await mails.remove(key);
  for (const trace of found) await traces.remove(trace);
  for (const { id, onlyByMails } of threads) if (onlyByMails.length > 0) await traces.removeThread(id);
  for (const key of leading) await mails.remove(key);
  const counts = { threads: threads.length, mails: keys.length, traces: found.length };
  await traces.note({ day: dayOf(now), ...counts }, now);
  for (const { id, onlyByMails } of threads.toReversed())
    if (onlyByMails.length === 0) await traces.removeThread(id);
}

/** The raw mails of a buyer with the files that were taken out of them. */
async function mailsOf(
  { mails, onLooked }: ForgetDeps,
  all: readonly string[],
  buyer: BuyerThreads,
): Promise<Set<string>> {
  const noted = new Set(buyer.threads.flatMap(keysOf));
  const sources = new Set(buyer.threads.flatMap(sourcesOf));
  const found = new Set<string>();
  let looked = 0;
  const files = all.filter((key) => mailOfAttachment(key) !== undefined);
  const rawMails = all.filter((key) => mailOfAttachment(key) === undefined && threadOfKey(key) === undefined);
  await forEach(rawMails, async (key) => {
    const isOne = noted.has(key) || isOf(await mailMarks(await mails.read(key, READ_BYTES)), buyer, sources);
    if (isOne) found.add(key);
    looked += 1;
    onLooked?.(looked, rawMails.length);
  });
  // A file that somebody took out of a mail is the mail's; its mail may be gone after an interrupted run.
  for (const file of files) {
    const mail = mailOfAttachment(file) ?? '';
    if (found.has(mail) || noted.has(mail)) found.add(file);
  }
  return found;
}

/**
 * Whether an object beside the mails is about one of the threads: an answer, a draft, evidence, or help of a model. It may
 * outlive the thread itself, whose id names its order.
 */
function isAbout(key: string, { orderIds }: BuyerThreads, threadIds: ReadonlySet<string>): boolean {
  const thread = threadOfKey(key);
  return (
    thread !== undefined &&
    (threadIds.has(thread) || [...orderIds].some((order) => thread.split('.').includes(order)))
  );
}

function isOf(
  { orderId, alias, source }: MailMarks,
  { orderIds, aliases }: BuyerThreads,
  sources: ReadonlySet<string>,
): boolean {
  return (
    (orderId !== undefined && orderIds.has(orderId)) ||
    (alias !== undefined && aliases.has(alias)) ||
    (source !== undefined && sources.has(source))
  );
}

function keysOf({ facts }: Thread): string[] {
  return facts.flatMap((fact) => ('mail' in fact ? [fact.mail] : []));
}

function sourcesOf({ facts, history }: Thread): string[] {
  return [...facts.map(({ id }) => id), ...(history?.factIds ?? [])].map(sourceOf);
}

function waits(thread: Thread, now: Instant): boolean {
  const cycle = foldThread(thread, now);
  return cycle !== undefined && cycle.ended === undefined;
}
