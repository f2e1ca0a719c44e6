import { BOARD_STATES, type BoardRow, type BoardState, WAITING_STATES } from '../domain/board/board-row.ts';
import type { Instant } from '../domain/instant.ts';
import type { ThreadKind } from '../domain/rules/policy.ts';
import type { Topic } from '../domain/topic.ts';
import type { Stored } from './threads.ts';

/** Which threads a list shows; a part that is left out excludes none. */
export interface BoardFilter {
  readonly store?: string;
  readonly marketplaceId?: string;
  readonly kind?: ThreadKind;
  readonly language?: string;
  readonly topic?: Topic;
  /**
   * The id of a person, for what they have taken on and what is assigned to them while nobody has; null for what nobody
   * has taken on, whoever it is assigned to.
   */
  readonly holder?: string | null;
  /** Only what is urgent and stands first. */
  readonly urgent?: true;
}

/** A place in a list: the next page begins after it. */
export interface BoardPlace {
  readonly state: BoardState;
  readonly due: Instant;
  readonly threadId: string;
}

export interface BoardPage {
  readonly ids: readonly string[];
  /**
   * Where the list goes on. A filter may have found less than was asked for by then, even nothing: a page reads a bounded
   * part of the list.
   */
  readonly next?: BoardPlace;
}

/** How many threads wait, by their first deadline. Each is counted up to 201, which stands for "more than 200". */
export interface BoardCounts {
  readonly missed: number;
  readonly soon: number;
  readonly today: number;
  readonly later: number;
}

/** The counts stop one above this. */
export const MOST_COUNTED = 200;

/** What a list shows: what waits, what was answered, or both. */
export type BoardList = 'waits' | 'answered' | 'all';

/** The parts of a list, in their order. */
export function statesOf(
  list: BoardList,
  { urgent }: Pick<BoardFilter, 'urgent'> = {},
): readonly BoardState[] {
  const states: readonly BoardState[] = {
    waits: WAITING_STATES,
    answered: ['answered'] as const,
    all: BOARD_STATES,
  }[list];
  return urgent === true ? states.filter((state) => state === 'hurt' || state === 'urgent') : states;
}

/** The lists of threads that people see. They may lag a save by a moment. */
export interface Board {
  /**
   * Ids of threads: those that wait by their first deadline, the missed ones first, and the urgent ones before all others;
   * then those that were answered, latest first.
   */
  page(wanted: {
    readonly state: BoardList;
    readonly filter?: BoardFilter;
    readonly after?: BoardPlace | undefined;
    readonly limit: number;
    readonly now: Instant;
  }): Promise<BoardPage>;
  /** Counts what waits: missed at `now`, due until `soonUntil`, due until `todayUntil`, and due later. */
  counts(instants: {
    readonly now: Instant;
    readonly soonUntil: Instant;
    readonly todayUntil: Instant;
  }): Promise<BoardCounts>;
}

/** How far the board has been filled with threads from before it existed. */
export interface FillingProgress {
  /** Names the deploy that began it. */
  readonly deploy: string;
  readonly startedAt: Instant;
  /**
   * `first`: threads are still missing. `second`: what the functions of the last release saved while they were replaced
   * may be missing. `done`: the board is whole.
   */
  readonly pass: 'first' | 'second' | 'done';
  /** Where the pass goes on; undefined at its beginning. */
  readonly after?: string;
}

/** Fills the board with threads that were saved before it existed. */
export interface BoardFilling {
  /** Read consistently; undefined before the first deploy with a board. */
  progress(): Promise<FillingProgress | undefined>;
  note(progress: FillingProgress): Promise<void>;
  /** A portion of the threads without a row, from a place on; without `next` it was the last. Unreadable ones are left out. */
  unlisted(
    after: string | undefined,
    now: Instant,
  ): Promise<{ readonly threads: readonly Stored[]; readonly next?: string }>;
  /** Puts a thread on the board, unless somebody has saved it since: then it is there already. Nothing else of it changes. */
  list(stored: Stored, row: BoardRow): Promise<void>;
}
