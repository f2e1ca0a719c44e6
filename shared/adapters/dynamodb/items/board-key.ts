import type { BoardState } from '#shared/domain/board/board-row';
import type { Instant } from '#shared/domain/instant';

/** The partition and the sort key of a row in the index `board`. */
export interface BoardKey {
  readonly listed: 'waits' | 'answered';
  readonly due: number;
}

/** More than any instant, and far below what a number holds exactly. */
const SHIFT = 1e15;

/**
 * What is urgent lies below zero in the partition of what waits, so that one query reads the list in the order in which people see
 * it: where somebody may be hurt, what is urgent otherwise, then all else, each by its first deadline.
 */
export function boardKeyOf({ state, due }: { readonly state: BoardState; readonly due: Instant }): BoardKey {
  switch (state) {
    case 'hurt':
      return { listed: 'waits', due: due - 2 * SHIFT };
    case 'urgent':
      return { listed: 'waits', due: due - SHIFT };
    case 'waits':
    case 'answered':
      return { listed: state, due };
  }
}

export function boardStateOf({ listed, due }: BoardKey): {
  readonly state: BoardState;
  readonly due: Instant;
} {
  if (listed === 'answered' || due >= 0) return { state: listed, due };
  return due < -SHIFT ? { state: 'hurt', due: due + 2 * SHIFT } : { state: 'urgent', due: due + SHIFT };
}
