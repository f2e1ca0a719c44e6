import { days, type DurationMs, type Instant } from '../domain/instant.ts';

import type { BoardRow } from '../domain/board/board-row.ts';

import type { ChangedWaits } from '../domain/figures/changed-waits.ts';

import type { Thread } from '../domain/thread/thread.ts';

/** A thread as stored: `version` rises with each save, 0 means that it was never saved. */
export interface Stored {
  readonly thread: Thread;
  readonly version: number;
  /** When a sweep must look at it; null when nothing can change any more. */
  readonly nextActionAt: Instant | null;
  /** Its row on the board; undefined for one that is not there. */
  readonly row?: BoardRow | undefined;
}

/**
 * For so long a thread in which nothing can change any more is stored. Personal data may stay for thirty days: DynamoDB
 * deletes up to two days late, and its backups last three days more.
 */
export const SETTLED_KEPT_FOR_MS: DurationMs = days(25);

/** Stores threads, one item each. */
export interface ThreadStore {
  /**
   * The threads with these ids; ids that are unknown or expired at `now` are left out. `recent` costs half and may
   * miss a very recent save: a change based on it then loses the race.
   */
  load(ids: readonly string[], now: Instant, how?: 'newest' | 'recent'): Promise<Stored[]>;
  /**
   * Saves if nobody has saved since `stored.version`, and raises the version by one, together with the waits that
   * have changed. Returns false for a lost race: load, decide and save again.
   */
  save(stored: Stored, now: Instant, waits?: ChangedWaits): Promise<boolean>;
  /** Ids of the threads whose next action is due up to an instant, oldest first; the index may lag. */
  due(until: Instant): Promise<string[]>;
  /** Ids of all threads, settled ones included. */
  all(): Promise<string[]>;
}

/** Finds threads by keys that their ids do not contain. A note expires after a month. */
export interface ThreadPointers {
  /** Notes the thread under the key, since `at`; noting it again changes only the instant. */
  note(key: string, threadId: string, at: Instant): Promise<void>;
  /** Ids of the threads that were noted under any of the keys since an instant, read consistently. */
  find(keys: readonly string[], since: Instant): Promise<string[]>;
  /**
   * Takes a place that only one holder can have, until it expires with the notes. True for whoever was first, also when
   * they ask again.
   */
  claim(place: string, holder: string, at: Instant): Promise<boolean>;
  /** Notes that something happened in the thread at `at`; other instants of the thread stay noted. */
  noteAt(key: string, note: DatedNote): Promise<void>;
  /** What was noted under the key of a span, both ends included: the latest `atMost` of it, the latest first, read consistently. */
  between(
    key: string,
    span: { readonly from: Instant; readonly to: Instant },
    atMost: number,
  ): Promise<DatedNote[]>;
}

/** Something that happened in a thread at an instant. */
export interface DatedNote {
  readonly threadId: string;
  readonly at: Instant;
  /** Hashes of the names that it is about. */
  readonly names: readonly string[];
}
