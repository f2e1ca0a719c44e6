import type { Instant } from '../instant.ts';
import type { Send } from '../sends/send.ts';
import type { Rung } from './rung.ts';
import type { Target } from './summon.ts';

/** A send for one target of a step, claimed and not yet queued. `generation` is the first message of its cycle. */
export function newSend(
  generation: string,
  rung: Rung,
  target: Target,
  fireAt: Instant,
  reason?: string,
): Send {
  return {
    generation,
    clock: rung.clock,
    step: rung.step.id,
    ...target,
    stepAt: rung.at,
    fireAt,
    state: 'pending',
    lookAt: fireAt,
    dispatches: 0,
    attempts: 0,
    copies: 0,
    ...(reason !== undefined && { reason }),
  };
}
