import { changeThread, type OnDecided, type ThreadDeps } from '#shared/application/threads/change-thread';
import { portions } from '#shared/application/threads/portions';
import { queueAlerts } from '#shared/application/threads/queue-alerts';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import type { Dispatch } from '#shared/domain/escalation/advance';
import { overdueReplies, queuedAgain } from '#shared/domain/reply/changes';
import type { Reply } from '#shared/domain/reply/reply';
import type { Thread } from '#shared/domain/thread/thread';
import { byUrgency } from '#shared/domain/escalation/urgency';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import type { ReplyQueue } from '#shared/ports/replies';
import type { Stored, ThreadStore } from '#shared/ports/threads';

/** Threads are claimed and queued in portions, so that a sweep that runs out of time has queued what it claimed. */
const PORTION = 10_000;
const PAGE = 100;
const SAVES_AT_ONCE = 25;

/** Remembers the version of the rules by which the open threads were planned. */
export interface PlanMark {
  plannedVersion(): Promise<string | undefined>;
  markPlanned(version: string): Promise<void>;
}

export interface SweepDeps {
  readonly threads: ThreadStore;
  readonly alerts: AlertQueue;
  /** Where lost messages of answers are queued again. */
  readonly replies: ReplyQueue;
  readonly settings: SettingsSource & PlanMark;
  readonly now: Now;
  readonly onDecided?: OnDecided;
  /** Called with a thread that could not be moved on; the others go on. */
  readonly onFailure: (threadId: string, error: unknown) => void;
}

export interface SweepReport {
  readonly due: number;
  readonly queued: number;
  readonly failed: number;
}

/**
 * Moves on every thread that is due up to a little beyond the next sweep, oldest first, with no lower bound and no
 * cap. When the settings or who takes over have changed, it plans every open thread again.
 */
export async function sweep(deps: SweepDeps, asOf: Instant): Promise<SweepReport> {
  const [versioned, planned] = await Promise.all([deps.settings.current(), deps.settings.plannedVersion()]);
  const rules = rulesOf(versioned);
  const replan = planned !== rules.policy.version;
  const ids = await deps.threads.due(replan ? FAR_FUTURE : asOf + SWEEP_LOOKAHEAD_MS);

  let queued = 0;
  let failed = 0;
  const onFailure = (threadId: string, error: unknown): void => {
    failed += 1;
    deps.onFailure(threadId, error);
  };
  for (const portion of portions(ids, PORTION)) {
    const dispatch: Dispatch[] = [];
    for (const page of portions(portion, PAGE))
      dispatch.push(...(await moveOn({ ...deps, rules, onFailure }, page, asOf)));
    await queueAlerts(deps.alerts, dispatch.toSorted(byUrgency), deps.now());
    queued += dispatch.length;
  }
  if (replan && failed === 0) await deps.settings.markPlanned(rules.policy.version);
  return { due: ids.length, queued, failed };
}

type MoveDeps = ThreadDeps & Pick<SweepDeps, 'onFailure' | 'replies'>;

async function moveOn(deps: MoveDeps, ids: readonly string[], asOf: Instant): Promise<Dispatch[]> {
  const loaded = new Map<string, Stored>();
  try {
    for (const stored of await deps.threads.load(ids, asOf)) loaded.set(stored.thread.id, stored);
  } catch {
    // One unreadable item must not stop the others: each is loaded by itself below.
  }
  const dispatch: Dispatch[] = [];
  for (const group of portions(ids, SAVES_AT_ONCE)) {
    const moved = await Promise.all(
      group.map((id) =>
        moveOnOne(deps, id, loaded.get(id), asOf).catch((error: unknown) => {
          deps.onFailure(id, error);
          return [];
        }),
      ),
    );
    dispatch.push(...moved.flat());
  }
  return dispatch;
}

async function moveOnOne(
  deps: MoveDeps,
  id: string,
  loaded: Stored | undefined,
  asOf: Instant,
): Promise<readonly Dispatch[]> {
  let overdue: readonly Reply[] = [];
  const before = (thread: Thread): Thread => {
    overdue = overdueReplies(thread, asOf);
    return queuedAgain(thread, asOf);
  };
  const changed = await changeThread(deps, { id, loaded }, { before }, asOf);
  // Their messages were lost; who sends them finds out whether somebody else was faster.
  for (const { id: replyId, leavesAt = asOf } of overdue)
    await deps.replies.put({ threadId: id, replyId }, leavesAt, asOf);
  // The index lags: a thread that has expired may still be listed.
  return changed?.dispatch ?? [];
}
