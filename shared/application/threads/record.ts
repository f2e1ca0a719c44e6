import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { addFacts, newThread, type ThreadSubject } from '#shared/domain/thread/thread';
import { Failure } from '#shared/failure';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Stored } from '#shared/ports/threads';
import { begun, type ChangeThread, type ThreadDeps } from './change-thread.ts';
import { isOfBacklog, queueNewAlerts } from './queue-alerts.ts';
import { rewriteWaits } from './rewrite-waits.ts';

/** What recording facts needs. */
export interface RecordDeps extends ThreadDeps {
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  /**
   * The same facts may arrive again: an earlier attempt may have been cut off between the thread's waits and the
   * thread.
   */
  readonly again?: boolean;
}

/**
 * Records facts of one thread, which is created with them when it is new. A step that is due, or due before the next
 * sweep, is claimed in the same write and queued after it. Known facts change nothing.
 */
export async function record(
  deps: RecordDeps,
  subject: ThreadSubject,
  facts: readonly Fact[],
  now: Instant,
): Promise<Stored> {
  const orNew = newThread(subject);
  // A slightly old read is enough to add facts, because a newer state only has more of them.
  const [found] = await deps.threads.load([subject.id], now, 'recent');
  const target = { id: subject.id, orNew, loaded: found ?? begun(orNew) };
  const changed = await deps.change(deps, target, { before: (thread) => addFacts(thread, facts) }, now);
  if (changed === undefined) throw new Failure(`thread ${subject.id} was neither found nor begun`);
  if (deps.again === true) await rewriteWaits(deps.threads, subject.id, now);
  // The next sweep queues what is left out here, as it queues what got lost: together, so that a backlog is one summary.
  const prompt = changed.dispatch.filter((one) => !isOfBacklog(one, now));
  await queueNewAlerts(deps.alerts, prompt, now);
  return changed.stored;
}
