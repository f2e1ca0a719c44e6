import { changedWaits } from '#shared/domain/figures/changed-waits';
import { endedWaits } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import { Failure } from '#shared/failure';
import type { ThreadStore } from '#shared/ports/threads';

const ATTEMPTS = 20;

/**
 * Writes all ended waits of a thread again from its newest state: a function that was cut off after it wrote waits
 * may have left waits that never matched the thread.
 *
 * @throws when it loses the race for the thread 20 times in a row.
 */
export async function rewriteWaits(threads: ThreadStore, id: string, now: Instant): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [stored] = await threads.load([id], now);
    if (stored === undefined) return;
    const state = stateOf(stored.thread, now);
    const waits = changedWaits(state, state, endedWaits(state));
    if (waits.put.length === 0 || (await threads.save(stored, now, waits))) return;
  }
  throw new Failure(`thread ${id}: somebody else saved it first, ${ATTEMPTS} times in a row`);
}
