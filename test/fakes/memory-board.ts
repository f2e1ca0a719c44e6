import { BOARD_STATES, type BoardRow } from '#shared/domain/board/board-row';
import type { Instant } from '#shared/domain/instant';
import {
  type Board,
  type BoardFilling,
  type BoardFilter,
  type BoardPlace,
  type FillingProgress,
  MOST_COUNTED,
  statesOf,
} from '#shared/ports/board';
import type { memoryThreadStore } from './memory-thread-store.ts';

type Store = Pick<ReturnType<typeof memoryThreadStore>, 'rows' | 'setRow'>;

interface Placed extends BoardPlace {
  readonly row: BoardRow;
}

/** The lists of the threads in a store in memory. */
export function memoryBoard({ rows }: Store): Board {
  const placed = (): Placed[] =>
    rows().flatMap(({ thread, row }) =>
      row === undefined ? [] : [{ state: row.state, due: row.due, threadId: thread.id, row }],
    );
  return {
    page({ state, filter = {}, after, limit, now }) {
      const found = placed()
        .filter((one) => statesOf(state, filter).includes(one.state))
        .toSorted(inOrder)
        .filter((one) => after === undefined || inOrder(one, after) > 0)
        .filter(({ row }) => isWanted(row, filter, now));
      const page = found.slice(0, limit);
      const last = found.length > limit ? page.at(-1) : undefined;
      return Promise.resolve({
        ids: page.map(({ threadId }) => threadId),
        ...(last !== undefined && {
          next: { state: last.state, due: last.due, threadId: last.threadId },
        }),
      });
    },
    counts({ now, soonUntil, todayUntil }) {
      const waiting = placed().filter(({ state }) => state !== 'answered');
      const count = (after: Instant, until: Instant): number =>
        Math.min(waiting.filter(({ due }) => due > after && due <= until).length, MOST_COUNTED + 1);
      return Promise.resolve({
        missed: count(-Infinity, now),
        soon: count(now, soonUntil),
        today: count(soonUntil, todayUntil),
        later: count(Math.max(soonUntil, todayUntil), Infinity),
      });
    },
  };
}

/** Fills the lists of a store in memory, two threads a portion. */
export function memoryBoardFilling({ rows, setRow }: Store): BoardFilling {
  let progress: FillingProgress | undefined;
  return {
    progress: () => Promise.resolve(progress),
    note(noted) {
      progress = noted;
      return Promise.resolve();
    },
    unlisted(after = '0') {
      const from = Number(after);
      const all = rows();
      const next = from + 2;
      return Promise.resolve({
        threads: all.slice(from, next).filter(({ row }) => row === undefined),
        ...(next < all.length && { next: String(next) }),
      });
    },
    list({ thread, version }, row) {
      if (rows().some((one) => one.thread.id === thread.id && one.version === version))
        setRow(thread.id, row);
      return Promise.resolve();
    },
  };
}

function inOrder(a: BoardPlace, b: BoardPlace): number {
  const ofState = a.state !== 'answered' ? a.due - b.due : b.due - a.due;
  return (
    BOARD_STATES.indexOf(a.state) - BOARD_STATES.indexOf(b.state) ||
    ofState ||
    a.threadId.localeCompare(b.threadId)
  );
}

function isWanted(row: BoardRow, filter: BoardFilter, now: Instant): boolean {
  const { holder, ...equal } = filter;
  const has = row.hold !== undefined && row.hold.until > now ? row.hold.by : null;
  return (
    (holder === undefined || holder === has || (has === null && holder === row.assignee)) &&
    (equal.store ?? row.store) === row.store &&
    (equal.marketplaceId ?? row.marketplaceId) === row.marketplaceId &&
    (equal.kind ?? row.kind) === row.kind &&
    (equal.language ?? row.language) === row.language &&
    (equal.topic ?? row.topic) === row.topic
  );
}
