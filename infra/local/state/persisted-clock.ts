import * as z from 'zod';
import type { PersistedState } from './persisted-state.ts';
import { standingClock, virtualClock, type VirtualClock } from './virtual-clock.ts';

const persistedClock = z.object({ stands: z.boolean(), at: z.number(), machine: z.number() });

/** Continues the clock of the previous start, unless another instant is asked for. */
export function clockOf(
  standStillAt: number | undefined,
  state: Pick<PersistedState, 'read'>,
  memory?: SharedArrayBuffer,
): VirtualClock {
  if (standStillAt !== undefined) return standingClock(standStillAt, memory);
  const persisted = state.read('clock', persistedClock);
  if (persisted === undefined) return virtualClock(memory);
  const { stands, at, machine } = persisted;
  if (stands) return standingClock(at, memory);
  const clock = virtualClock(memory);
  clock.set(at + (Date.now() - machine));
  return clock;
}
