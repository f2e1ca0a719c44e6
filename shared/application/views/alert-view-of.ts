import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { isOnlyThanks } from '#shared/domain/escalation/decide';
import { holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { type Cycle, foldThread } from '#shared/domain/thread/fold';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertView } from '#shared/messages/alert-view';

/** What an alert about a thread tells, but for the step that fires it. */
export type ThreadPart = Omit<
  AlertView,
  'clock' | 'step' | 'dueAt' | 'repeat' | 'calls' | 'acknowledgeUrl' | 'repliesSeen' | 'hours'
>;

/** The part of an alert that tells of the thread, at `now`. */
export function threadPartOf(thread: Thread, versioned: VersionedSettings, now: Instant): ThreadPart {
  const { settings } = versioned;
  const cycle = foldThread(thread, now);
  const messages = cycle?.messages ?? [];
  return {
    threadId: thread.id,
    kind: thread.kind,
    now,
    storeName: settings.stores[thread.store]?.name ?? thread.store,
    marketplace: marketplaceById(thread.marketplaceId),
    ...(thread.orderId !== undefined && { orderId: thread.orderId }),
    waiting: messages.length,
    firstUnansweredAt: cycle?.startedAt ?? now,
    proven: messages.every(
      (one) => one.type !== 'unknown-mail' && (one.type === 'concern-raised' || one.trusted),
    ),
    doubts: cycle?.doubts.map(({ reason }) => reason) ?? [],
    onlyThanks: cycle !== undefined && isOnlyThanks(cycle),
    ...holderOf(thread, cycle, versioned, now),
    ...concernOf(cycle),
    ...wordsOf(cycle),
  };
}

/** The thread as an alert would tell it now, by the deadline that comes next; without a link. */
export function viewByNextDeadline(thread: Thread, versioned: VersionedSettings, now: Instant): AlertView {
  const cycle = foldThread(thread, now);
  const deadlines = cycle === undefined ? [] : deadlinesOf(thread, cycle, rulesOf(versioned).policy);
  const next = deadlines.find(({ dueAt }) => dueAt > now) ?? deadlines.at(-1);
  return {
    ...threadPartOf(thread, versioned, now),
    clock: next?.clock ?? 'reply',
    step: { id: 'now', beforeMs: (next?.dueAt ?? now) - now },
    dueAt: next?.dueAt ?? now,
    repeat: false,
    hours: [],
    repliesSeen: true,
    calls: [],
    acknowledgeUrl: '',
  };
}

function holderOf(
  thread: Thread,
  cycle: Cycle | undefined,
  versioned: VersionedSettings,
  now: Instant,
): Pick<ThreadPart, 'holder'> {
  if (cycle === undefined || cycle.takenOn.length === 0) return {};
  const hold = holdOf(thread, cycle, rulesOf(versioned).policy);
  if (hold === undefined || hold.until <= now) return {};
  return { holder: { name: versioned.settings.people[hold.by]?.name ?? hold.by, until: hold.until } };
}

/** The last concern of an account's thread. */
function concernOf(cycle: Cycle | undefined): Pick<ThreadPart, 'concern'> {
  const raised = cycle?.messages.findLast((one) => one.type === 'concern-raised');
  if (raised === undefined) return {};
  const { about, value, line } = raised;
  return {
    concern: { about, ...(value !== undefined && { value }), ...(line !== undefined && { line }) },
  };
}

/** Language and topic of the last message that tells them. */
export function wordsOf(cycle: Cycle | undefined): Pick<ThreadPart, 'language' | 'topic'> {
  const messages = cycle?.messages.filter((one) => one.type === 'buyer-message') ?? [];
  const language = messages.findLast((one) => one.language !== undefined)?.language;
  const topic = messages.findLast((one) => one.topic !== undefined)?.topic;
  return { ...(language !== undefined && { language }), ...(topic !== undefined && { topic }) };
}
