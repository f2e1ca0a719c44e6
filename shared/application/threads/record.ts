import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { addFacts, newThread, type ThreadSubject } from '#shared/domain/thread/thread';
import { Failure } from '#shared/failure';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Stored } from '#shared/ports/threads';
import { begun, type ChangeThread, type ThreadDeps } from './change-thread.ts';
import { queueAlerts } from './queue-alerts.ts';
import { rewriteWaits } from './rewrite-waits.ts';

/** What it takes to record facts. */
export interface RecordDeps extends ThreadDeps {
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
  /** What is recorded comes again: an attempt before may have been cut off between the thread's waits and the thread. */
  readonly again?: boolean;
}

/**
 * Records facts of one thread, which begins with them when it is new. A step that is due, or due before the next
 * sweep, is claimed in the same write and queued after it. Facts that are known already change nothing.
 */
export async function record(
  deps: RecordDeps,
  subject: ThreadSubject,
  facts: readonly Fact[],
  now: Instant,
): Promise<Stored> {
  const orNew = newThread(subject);
  // To add facts, a read that may be a moment old will do: what an older state has, the newest one has too.
  const [found] = await deps.threads.load([subject.id], now, 'recent');
  const target = { id: subject.id, orNew, loaded: found ?? begun(orNew) };
  const changed = await deps.change(deps, target, { before: (thread) => addFacts(thread, facts) }, now);
  if (changed === undefined) throw new Failure(`thread ${subject.id} was neither found nor begun`);
  if (deps.again === true) await rewriteWaits(deps.threads, subject.id, now);
  await queueAlerts(deps.alerts, changed.dispatch, now);
  return changed.stored;
}
