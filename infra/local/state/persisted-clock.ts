import * as z from 'zod';
import { standingClock, virtualClock, type VirtualClock } from './virtual-clock.ts';

const persistedClock = z.object({ stands: z.boolean(), at: z.number(), machine: z.number() });

/** The clock of the start before goes on, unless another instant is asked for. */
export function clockOf(
  standStillAt: number | undefined,
  kept: string | undefined,
  memory?: SharedArrayBuffer,
): VirtualClock {
  if (standStillAt !== undefined) return standingClock(standStillAt, memory);
  if (kept === undefined) return virtualClock(memory);
  const { stands, at, machine } = persistedClock.parse(JSON.parse(kept));
  if (stands) return standingClock(at, memory);
  const clock = virtualClock(memory);
  clock.set(at + (Date.now() - machine));
  return clock;
}
