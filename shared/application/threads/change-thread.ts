import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { boardRowOf, isSameRow } from '#shared/domain/board/board-row';
import { advance, type Dispatch, findSend } from '#shared/domain/escalation/advance';
import { withClosings } from '#shared/domain/escalation/closing';
import { type Decided, decidedBetween } from '#shared/domain/escalation/decided';
import { changedWaits } from '#shared/domain/figures/changed-waits';
import type { EndedWait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import type { Rules } from '#shared/domain/rules/rules';
import { withOutcomes } from '#shared/domain/reply/outcome';
import { sendKey } from '#shared/domain/sends/send';
import { compact } from '#shared/domain/thread/compaction/compact';
import { type Situation, situationOf, withThread } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import { Failure } from '#shared/failure';
import type { Stored, ThreadStore } from '#shared/ports/threads';

const ATTEMPTS = 20;

/** Logs decisions. */
export type OnDecided = (decisions: readonly Decided[]) => void;

/** What a change of a thread needs. */
export interface ThreadDeps {
  readonly threads: ThreadStore;
  readonly rules: Rules;
  /** Called with the decisions of a change, once it is saved. */
  readonly onDecided?: OnDecided;
}

/**
 * The changes to make: before the thread is moved on to now (a new fact, an outcome) and after it (a lease on what is
 * still wanted). Each may run several times, must depend only on its argument, and must return the very same thread
 * when there is nothing to change.
 */
export interface Change {
  readonly before?: (thread: Thread) => Thread;
  readonly after?: (thread: Thread) => Thread;
}

/**
 * The thread to change: by id, created from `orNew` when it is not stored, first tried on `loaded` when it was just
 * read.
 */
export interface Target {
  readonly id: string;
  readonly orNew?: Thread;
  readonly loaded?: Stored | undefined;
}

/** A thread before its first save. */
export function begun(thread: Thread): Stored {
  return { thread, version: 0, nextActionAt: null };
}

/** A saved change: the thread as now stored, its situation then, and the sends to queue. */
export interface Changed {
  readonly stored: Stored;
  readonly situation: Situation;
  readonly dispatch: readonly Dispatch[];
}

/**
 * The only way to change a thread: load it, change it, move it on, and save it unless somebody else saved it
 * meanwhile; then start over. Returns undefined for a thread that is not stored and has no `orNew`.
 *
 * @throws when it loses the race 20 times in a row.
 */
export async function changeThread(
  deps: ThreadDeps,
  target: Target,
  change: Change,
  now: Instant,
): Promise<Changed | undefined> {
  const doubted: EndedWait[] = [];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [found] =
      attempt === 0 && target.loaded ? [target.loaded] : await deps.threads.load([target.id], now);
    const stored = found ?? (target.orNew && begun(target.orNew));
    if (stored === undefined) return undefined;
    const changed = await tryChange(deps, stored, change, now, doubted);
    if ('stored' in changed) return changed;
    doubted.push(...changed.lost);
  }
  throw new Failure(`thread ${target.id}: somebody else saved it first, ${ATTEMPTS} times in a row`);
}

/** How a thread is changed: directly, or together with other changes at the same time. */
export type ChangeThread = typeof changeThread;

/**
 * Somebody else saved the thread meanwhile. These waits may have been written all the same: the next attempt writes
 * them again.
 */
interface Lost {
  readonly lost: readonly EndedWait[];
}

/** One attempt, on a thread that is already loaded. */
async function tryChange(
  { threads, rules, onDecided }: ThreadDeps,
  stored: Stored,
  { before, after }: Change,
  now: Instant,
  doubted: readonly EndedWait[],
): Promise<Changed | Lost> {
  const horizon = now + SWEEP_LOOKAHEAD_MS;
  const found = situationOf(stored.thread, rules.rota, now);
  const whole = withThread(found, withOutcomes(before?.(stored.thread) ?? stored.thread, now));
  const compacted = withThread(whole, compact(whole));
  const closed = withThread(compacted, withClosings(compacted));
  const moved = advance(closed, rules.policy, horizon);
  const changed = after?.(moved.thread) ?? moved.thread;
  const last = changed === moved.thread ? moved : advance(withThread(closed, changed), rules.policy, horizon);
  const situation = withThread(closed, last.thread);
  // A send leased in the same write is already on its way and needs no message.
  const dispatch = (last === moved ? moved.dispatch : [...moved.dispatch, ...last.dispatch]).filter(
    ({ send }) => findSend(last.thread, sendKey(send))?.state !== 'sending',
  );
  const row = boardRowOf(situation, rules);
  // A thread without a row is left to the filling of the board: a save would lengthen the life of a settled one.
  const isRowRight = stored.row === undefined || isSameRow(stored.row, row);
  if (
    last.thread === stored.thread &&
    last.nextActionAt === stored.nextActionAt &&
    isRowRight &&
    doubted.length === 0
  )
    return { stored, situation, dispatch };
  const next = { thread: last.thread, version: stored.version, nextActionAt: last.nextActionAt, row };
  const waits = changedWaits(found, whole, doubted);
  const saved = await threads.save(next, now, waits);
  if (saved) onDecided?.(decidedBetween(found, situation));
  return saved
    ? { stored: { ...next, version: stored.version + 1 }, situation, dispatch }
    : { lost: waits.put };
}
