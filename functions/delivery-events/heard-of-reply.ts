import type { ChangeThread, OnDecided } from '#shared/application/threads/change-thread';
import { queueNewAlerts } from '#shared/application/threads/queue-alerts';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { acceptedAt } from '#shared/domain/reply/changes';
import { type Reply, replyFactId, replyOf } from '#shared/domain/reply/reply';
import type { DeliveryWord } from '#shared/domain/sends/delivery';
import { addFacts, type Thread } from '#shared/domain/thread/thread';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { ReplyPlace } from '#shared/ports/replies';
import type { ThreadStore } from '#shared/ports/threads';

export interface HeardOfReplyDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  /** Combines simultaneous changes of one thread, since a digest can carry many of its sends. */
  readonly change: ChangeThread;
  readonly settings: SettingsSource;
  readonly now: Now;
  readonly onDecided?: OnDecided;
}

/** Records what SES says of an answer to a buyer: Amazon's server took it, or it did not. */
export async function heardOfReply(
  deps: HeardOfReplyDeps,
  { threadId, replyId }: ReplyPlace,
  said: DeliveryWord,
): Promise<void> {
  const now = deps.now();
  const before = (thread: Thread): Thread => {
    const reply = replyOf(thread, replyId);
    return reply === undefined ? thread : after(thread, reply, said, now);
  };
  const threadDeps = { ...deps, rules: rulesOf(await deps.settings.current()) };
  const changed = await deps.change(threadDeps, { id: threadId }, { before }, now);
  await queueNewAlerts(deps.alerts, changed?.dispatch ?? [], now);
}

/** A buyer cannot mark it as spam: a complaint is about something else. That SES sent it says nothing of Amazon. */
function after(thread: Thread, reply: Reply, { word }: DeliveryWord, now: Instant): Thread {
  switch (word) {
    case 'delivered':
      return acceptedAt(reply.id, now)(thread);
    case 'bounced':
    case 'rejected': {
      const replyFact = replyFactId(reply);
      return addFacts(thread, [
        { type: 'reply-revoked', id: `x${replyFact}`, at: now, replyId: replyFact, why: 'bounced' },
      ]);
    }
    case 'sent':
    case 'complained':
      return thread;
  }
}
