import type { EndedWait, Wait } from '../domain/figures/wait.ts';
import type { Instant } from '../domain/instant.ts';

/** Writes ended waits separately from their threads; writing the same wait again replaces it. */
export interface WaitLog {
  put(waits: readonly EndedWait[]): Promise<void>;
}

/** Reads the ended waits that `ThreadStore` saves with the threads. */
export interface EndedWaits {
  /** The waits of a store with a message since an instant. */
  since(store: string, from: Instant): Promise<Wait[]>;
}

/** The version of a closed day of a store, raised by each change made when the day might already be rolled up. */
export interface DayState {
  readonly version: number;
  readonly isRolledUp: boolean;
}

/**
 * Rolls closed days up, so that `EndedWaits` reads few items instead of one for each wait; the result stays the same.
 */
export interface RollUps {
  /** The versions of a store's days, from a day on; a day without an entry is left out, and has version 0. */
  states(store: string, fromDay: string): Promise<ReadonlyMap<string, DayState>>;
  /** The first day, from one on, that has waits; undefined when none has. */
  firstDay(store: string, fromDay: string): Promise<string | undefined>;
  /**
   * Rolls a day up if it still has the version, and returns the number of its waits; `lost` when one of them changed
   * since.
   */
  rollUp(store: string, day: string, version: number): Promise<number | 'lost'>;
}

/** Stores who got the digest of a week: `2026-W10`. */
export interface DigestLog {
  /** The people who got it. */
  sent(week: string): Promise<ReadonlySet<string>>;
  noteSent(week: string, person: string, at: Instant): Promise<void>;
}
