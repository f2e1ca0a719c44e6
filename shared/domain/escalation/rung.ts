import type { PlacedNudge } from '../duty/nudge.ts';
import type { Instant } from '../instant.ts';
import type { ClockName, Step } from '../rules/policy.ts';
import type { SparingStep } from './spare-nights.ts';

/** A clock of one cycle: when it runs out. */
export interface Deadline {
  readonly clock: ClockName;
  readonly dueAt: Instant;
}

/** A step of a ladder, with its instant in one cycle. */
export interface Rung {
  readonly clock: ClockName;
  readonly step: Step;
  readonly dueAt: Instant;
  /** Its instant by the ladder. */
  readonly plainAt: Instant;
  /** When it fires: at its plain instant, unless it was moved. */
  readonly at: Instant;
  /** A nudge with no staffed time left becomes a call. */
  readonly nudge: boolean;
  /**
   * No other step replaces it, and no hold delays it: it alerts one person about what concerns them alone, or people
   * because somebody may be hurt.
   */
  readonly handOver: boolean;
  /** It alerts because of urgent words, beside the ladder: it replaces no other step. */
  readonly urgent?: true;
  /** Why it does not fire at its plain instant, or is a call although the ladder has a nudge. */
  readonly moved?: NonNullable<PlacedNudge['moved']> | NonNullable<SparingStep['moved']>;
  /** Its ladder spares nights. */
  readonly sparesNights?: true;
}
