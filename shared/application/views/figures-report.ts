import type { Settings } from '#shared/contracts/settings/settings';
import type { FigureLines } from '#shared/domain/figures/rated';
import { openWait, type Wait } from '#shared/domain/figures/wait';
import { FAR_FUTURE, type Instant } from '#shared/domain/instant';
import { stateOf } from '#shared/domain/thread/situation';
import type { EndedWaits } from '#shared/ports/figures';
import type { ThreadStore } from '#shared/ports/threads';
import { loadReadable } from '../threads/load-readable.ts';
import { portions } from '../threads/portions.ts';

/** The lines of the settings. */
export function figureLines({ figures }: Settings): FigureLines {
  return { responseRate: figures.responseRate, medianFirstResponseMs: figures.medianFirstResponse };
}

/** Where the waits are read from. */
export interface WaitSources {
  readonly threads: ThreadStore;
  readonly waits: EndedWaits;
}

/** The waits of the stores with a message since an instant, and all that still wait. */
export async function readWaits(
  { threads, waits }: WaitSources,
  stores: readonly string[],
  from: Instant,
  now: Instant,
): Promise<Wait[]> {
  const [ended, open] = await Promise.all([
    Promise.all(stores.map((id) => waits.since(id, from))),
    openWaits(threads, now),
  ]);
  return [...ended.flat(), ...open.filter((wait) => stores.includes(wait.store))];
}

/** What still waits, in all stores; an unreadable thread is left out, and the audit reports it. */
export async function openWaits(threads: ThreadStore, now: Instant): Promise<Wait[]> {
  const waits: Wait[] = [];
  for (const page of portions(await threads.due(FAR_FUTURE), 100))
    for (const { thread } of (await loadReadable(threads, page, now)).stored) {
      const wait = openWait(stateOf(thread, now));
      if (wait !== undefined) waits.push(wait);
    }
  return waits;
}
