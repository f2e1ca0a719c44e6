import { couldAnswer, waitingCopy } from '#shared/application/intake/match-copies';
import { readExcerpt } from '#shared/application/intake/read-excerpt';
import { loadReadable } from '#shared/application/threads/load-readable';
import { portions } from '#shared/application/threads/portions';
import { threadsOfOrder } from '#shared/application/threads/threads-of-order';
import { threadStory } from '#shared/application/views/thread-story';
import { threadView, type ThreadView } from '#shared/application/views/thread-view';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import { situationOf, stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { MailExcerpt } from '#shared/mail/excerpt';
import type { MailStore } from '#shared/ports/mail';
import type { ThreadStore } from '#shared/ports/threads';

export interface ThreadDetailDeps {
  readonly threads: ThreadStore;
  readonly mails: MailStore;
  readonly settings: SettingsSource;
}

/** A thread with the details that are read only for a single thread. */
export interface ThreadDetail extends ThreadView {
  /** The beginning of the last message; null when there is none, or it cannot be read. */
  readonly excerpt: string | null;
  /** Amazon's link that marks the message as done, for a person to open. */
  readonly noResponseNeededUrl: string | null;
  readonly forwarding: MailExcerpt['forwarding'] | null;
  /**
   * The state of the thread, and what happened, was decided and is to come, in words for an operator; instants in
   * UTC.
   */
  readonly headline: string;
  readonly story: readonly { readonly at: string; readonly what: string }[];
  /** Ids of the other threads of the same order. */
  readonly related: readonly string[];
  /** For a copy of a reply that fits no thread: ids of the threads that it may answer. */
  readonly candidates: readonly string[];
}

/** One thread in full; undefined when none has this id. */
export async function threadDetail(
  deps: ThreadDetailDeps,
  id: string,
  now: Instant,
): Promise<ThreadDetail | undefined> {
  const [versioned, [stored]] = await Promise.all([deps.settings.current(), deps.threads.load([id], now)]);
  if (stored === undefined) return undefined;
  const { thread } = stored;
  const { policy, rota } = rulesOf(versioned);
  const situation = situationOf(thread, rota, now);
  const [excerpt, related, candidates] = await Promise.all([
    readExcerpt(deps.mails, situation.cycle),
    relatedTo(deps, thread, now),
    candidatesFor(deps, situation),
  ]);
  const { headline, lines } = threadStory(situation, versioned, iso);
  return {
    ...threadView(situation, policy),
    headline,
    story: lines.map(({ at, what }) => ({ at: iso(at), what })),
    excerpt: excerpt?.words ?? null,
    noResponseNeededUrl: excerpt?.noResponseNeededUrl ?? null,
    forwarding: (isForwarding(thread) ? excerpt?.forwarding : undefined) ?? null,
    related: related.map((one) => one.id),
    candidates: candidates.map((one) => one.id),
  };
}

function iso(at: Instant): string {
  return new Date(at).toISOString();
}

/** Only for a proven mail from Gmail, because a person will follow its link. */
function isForwarding({ facts }: Thread): boolean {
  return facts.some((fact) => fact.type === 'unknown-mail' && fact.forwarding === true);
}

/** The other threads of the same order, by id. */
export async function relatedTo(
  { threads }: Pick<ThreadDetailDeps, 'threads'>,
  thread: Thread,
  now: Instant,
): Promise<Thread[]> {
  const { store, orderId } = thread;
  if (orderId === undefined) return [];
  const found = await threadsOfOrder(threads, [store], orderId, now);
  return found.map((one) => one.thread).filter(({ id }) => id !== thread.id);
}

/** For a copy of a reply that fits no thread: the threads that it may answer. */
export async function candidatesFor(
  { threads }: Pick<ThreadDetailDeps, 'threads'>,
  state: ThreadState,
): Promise<Thread[]> {
  const { thread, now } = state;
  const copy = waitingCopy(state);
  if (copy === undefined) return [];
  const found: Thread[] = [];
  for (const page of portions(await threads.due(FAR_FUTURE), 100))
    for (const other of (await loadReadable(threads, page, now)).stored)
      if (other.thread.store === thread.store && couldAnswer(stateOf(other.thread, now), copy.at))
        found.push(other.thread);
  return found;
}
