import type { EndedWait, Wait } from '../domain/figures/wait.ts';
import type { Instant } from '../domain/instant.ts';

/** Writes waits that have ended apart from their threads; the same wait again takes the place of the earlier one. */
export interface WaitLog {
  put(waits: readonly EndedWait[]): Promise<void>;
}

/** Reads the waits that have ended, which `ThreadStore` keeps with the threads. */
export interface EndedWaits {
  /** Those of a store that have a message since an instant. */
  since(store: string, from: Instant): Promise<Wait[]>;
}

/** How a closed day of a store stands; raised by each change that came when the day might be rolled up already. */
export interface DayState {
  readonly version: number;
  readonly isRolledUp: boolean;
}

/** Rolls closed days up, so that `EndedWaits` reads few items instead of one for each wait; the answer stays the same. */
export interface RollUps {
  /** How the days of a store stand, since a day; a day that nothing is known of is left out, and has version 0. */
  states(store: string, fromDay: string): Promise<ReadonlyMap<string, DayState>>;
  /** The first day, from one on, that has waits; undefined when none has. */
  firstDay(store: string, fromDay: string): Promise<string | undefined>;
  /** Rolls a day up, if it still has the version, and gives how many waits it has; `lost` when one of them changed since. */
  rollUp(store: string, day: string, version: number): Promise<number | 'lost'>;
}

/** Remembers who got the digest of a week: `2026-W10`. */
export interface DigestLog {
  /** The people who got it. */
  sent(week: string): Promise<ReadonlySet<string>>;
  noteSent(week: string, person: string, at: Instant): Promise<void>;
}
