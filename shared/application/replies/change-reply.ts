import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { replyOf, stateOfReply } from '#shared/domain/reply/reply';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertQueue } from '#shared/ports/alerts';
import type { ReplyQueue, ReplyShelf } from '#shared/ports/replies';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import { changeThread, type OnDecided } from '../threads/change-thread.ts';
import { queueNewAlerts } from '../threads/queue-alerts.ts';

/** What people need to write answers here. */
export interface ReplyDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  readonly replies: ReplyQueue;
  readonly shelf: ReplyShelf;
  readonly onDecided?: OnDecided;
}

/**
 * Changes one answer of a thread, and queues what follows: the answer itself, and alerts. Returns the thread as it is then;
 * undefined when the change was not allowed any more.
 */
export async function changeReply(
  deps: ReplyDeps,
  stored: Stored,
  replyId: string,
  change: (thread: Thread) => Thread,
  versioned: VersionedSettings,
  now: Instant,
): Promise<Stored | undefined> {
  const did = { change: false };
  const before = (thread: Thread): Thread => {
    const after = change(thread);
    did.change = after !== thread;
    return after;
  };
  const target = { id: stored.thread.id, loaded: stored };
  const changed = await changeThread({ ...deps, rules: rulesOf(versioned) }, target, { before }, now);
  if (changed === undefined) return undefined;
  const { thread } = changed.stored;
  const reply = replyOf(thread, replyId);
  if (reply?.leavesAt !== undefined && stateOfReply(reply) === 'queued')
    await deps.replies.put({ threadId: thread.id, replyId }, reply.leavesAt, now);
  await queueNewAlerts(deps.alerts, changed.dispatch, now);
  return did.change ? changed.stored : undefined;
}
