import type { VersionedSettings } from '#shared/contracts/settings';
import { foldThread } from '#shared/domain/fold';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { Thread } from '#shared/domain/thread';
import type { AlertView } from '#shared/messages/alert-view';

/** What an alert about a thread tells, but for the step that fires it. */
export type ThreadPart = Omit<AlertView, 'clock' | 'step' | 'dueAt' | 'repeat' | 'calls' | 'acknowledgeUrl'>;

/** The part of an alert that tells of the thread, at `now`. */
export function threadPartOf(thread: Thread, { settings }: VersionedSettings, now: Instant): ThreadPart {
  const cycle = foldThread(thread);
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
    proven: messages.every((message) => message.type === 'buyer-message' && message.trusted),
    doubtfulReply: (cycle?.doubtfulReplies.length ?? 0) > 0,
  };
}
