import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { isOnlyThanks } from '#shared/domain/escalation/decide';
import { holdOf } from '#shared/domain/escalation/hold';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { rankOf } from '#shared/domain/escalation/urgency';
import { minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { type Cycle, waitingIn } from '#shared/domain/thread/cycle';
import { isWaitingType } from '#shared/domain/thread/in-order';
import { stateOfReply } from '#shared/domain/reply/reply';
import { straysOf } from '#shared/domain/thread/strays';
import type { ThreadState } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { urgencyOf } from '#shared/domain/urgent/urgent';
import { wordsOf } from '#shared/domain/thread/words-of';
import type { AlertView } from '#shared/messages/alert-view';

/** The contents of an alert about a thread, without the step that fires it. */
export type ThreadPart = Omit<
  AlertView,
  | 'clock'
  | 'step'
  | 'dueAt'
  | 'repeat'
  | 'calls'
  | 'acknowledgeUrl'
  | 'threadUrl'
  | 'replyCopies'
  | 'hours'
  | 'handedOverBy'
>;

/** The part of an alert that is about the thread. */
export function threadPartOf(state: ThreadState, versioned: VersionedSettings): ThreadPart {
  const { settings } = versioned;
  const { thread, now, cycle } = state;
  const messages = cycle?.messages ?? [];
  const strays = straysOf(thread, cycle);
  return {
    threadId: thread.id,
    kind: thread.kind,
    rank: rankOf(thread.kind, cycle),
    now,
    ...missedOf(state, versioned),
    storeName: settings.stores[thread.store]?.name ?? thread.store,
    marketplace: marketplaceById(thread.marketplaceId),
    ...(thread.orderId !== undefined && { orderId: thread.orderId }),
    waiting: cycle === undefined ? 0 : waitingIn(cycle),
    firstUnansweredAt: cycle?.startedAt ?? now,
    proven:
      messages.every(
        (one) =>
          one.type !== 'unknown-mail' &&
          (one.type === 'concern-raised' || one.type === 'promised' || one.trusted),
      ) && cycle?.more.some(({ of }) => isWaitingType(of.type) && of.trusted === false) !== true,
    doubts: cycle?.doubts.map(({ reason }) => reason) ?? [],
    onlyThanks: cycle !== undefined && isOnlyThanks(cycle),
    ...urgentOf(cycle),
    ...toApproveIn(thread, versioned),
    ...holderOf(state, versioned),
    ...concernOf(cycle),
    ...(strays === undefined ? unknownOf(cycle) : { strays }),
    ...wordsOf(cycle),
  };
}

function urgentOf(cycle: Cycle | undefined): Pick<AlertView, 'urgent'> {
  const urgent = urgencyOf(cycle);
  if (urgent === undefined) return {};
  const { level, reason, words } = urgent;
  return { urgent: { level, reason, words } };
}

function toApproveIn(
  { replies = [] }: Thread,
  { settings }: VersionedSettings,
): Pick<AlertView, 'toApprove'> {
  const waiting = replies.find((reply) => stateOfReply(reply) === 'submitted');
  return waiting === undefined ? {} : { toApprove: settings.people[waiting.by]?.name ?? waiting.by };
}

/** The thread as an alert would show it now, by its next deadline and without a link. */
export function viewByNextDeadline(state: ThreadState, versioned: VersionedSettings): AlertView {
  const { now } = state;
  const deadlines = deadlinesOf(state, rulesOf(versioned).policy);
  const next = deadlines.find(({ dueAt }) => dueAt > now) ?? deadlines.at(-1);
  return {
    ...threadPartOf(state, versioned),
    clock: next?.clock ?? 'reply',
    step: { id: 'now', beforeMs: (next?.dueAt ?? now) - now },
    dueAt: next?.dueAt ?? now,
    repeat: false,
    hours: [],
    replyCopies: 'proven',
    calls: [],
    acknowledgeUrl: '',
    threadUrl: '',
  };
}

/** The 24 hours are what a buyer's message is about, also while its other deadlines run. */
function missedOf(state: ThreadState, versioned: VersionedSettings): Pick<ThreadPart, 'missed'> {
  const { thread, cycle, now } = state;
  if (thread.kind !== 'message' || cycle?.ended !== undefined) return {};
  const deadlines = deadlinesOf(state, rulesOf(versioned).policy);
  const [first] = deadlines;
  if (first === undefined || now - first.dueAt < minutes(1)) return {};
  return { missed: { missed: first, next: deadlines.find(({ dueAt }) => dueAt > now) } };
}

function holderOf(state: ThreadState, versioned: VersionedSettings): Pick<ThreadPart, 'holder'> {
  const hold = holdOf(state, rulesOf(versioned).policy);
  if (hold === undefined || hold.until <= state.now) return {};
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

/** The last mail that was not understood. */
function unknownOf(cycle: Cycle | undefined): Pick<ThreadPart, 'unknown'> {
  const mail = cycle?.messages.findLast((one) => one.type === 'unknown-mail');
  if (mail === undefined) return {};
  const { reason, from, proven = false, forwarding = false } = mail;
  return { unknown: { reason, ...(from !== undefined && { from }), proven, forwarding } };
}
