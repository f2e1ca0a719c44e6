import { idsOfOrder } from '#shared/application/threads/threads-of-order';
import { loadReadable } from '#shared/application/threads/load-readable';
import { boardPlaceSchema, boardPlaceText } from '#shared/contracts/board-place';
import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { instantOf, localTimeOf } from '#shared/domain/duty/local-time';
import type { Instant } from '#shared/domain/instant';
import { soleOrderIn } from '#shared/mail/open/order-id';
import type { Board, BoardCounts } from '#shared/ports/board';
import type { LastSeen } from '#shared/ports/last-seen';
import type { ThreadStore } from '#shared/ports/threads';
import type { Visitor } from '../web/visitor.ts';
import { filterOf, filtersIn, type InboxQuery } from './query.ts';
import { inboxRow, type InboxRow, SOON_MS } from './row.ts';

/** Few enough for a phone, and to load in one request. */
const ROWS_A_PAGE = 50;

export interface InboxDeps {
  readonly threads: ThreadStore;
  readonly board: Board;
  /** Whether threads from before the board existed have been added. */
  readonly isFilled: () => Promise<boolean>;
  readonly lastSeen: LastSeen;
  /** Called with a thread that the list leaves out because it cannot be read. */
  readonly onUnreadable: (threadId: string) => void;
}

/** What the inbox shows. */
export interface Inbox {
  readonly rows: readonly InboxRow[];
  /** How many could not be read. */
  readonly unreadable: number;
  readonly counts: BoardCounts;
  /** Where the list goes on; a filter may have found few or none so far. */
  readonly next: string | undefined;
  /** Threads from before the board existed are still being added. */
  readonly filling: boolean;
  /** Why the list is empty: nothing ever came in, nothing waits, or nothing fits. */
  readonly empty: 'never' | 'done' | 'nothing-fits' | 'not-found' | undefined;
}

/** Reads a page of the list with its counts: by the index, or by key for an order or an id. */
export async function readInbox(
  deps: InboxDeps,
  query: InboxQuery,
  { id, reader, versioned }: Visitor,
  now: Instant,
): Promise<Inbox> {
  const day = { now, todayUntil: endOfDay(now, reader.timeZone) };
  const [counts, page, isFilled] = await Promise.all([
    deps.board.counts({ now, soonUntil: now + SOON_MS, todayUntil: Math.max(day.todayUntil, now + SOON_MS) }),
    query.search === undefined
      ? deps.board.page({
          state: query.state,
          filter: filterOf(query, id),
          after: boardPlaceSchema.safeParse(query.after).data,
          limit: ROWS_A_PAGE,
          now,
        })
      : { ids: idsNamed(query.search, versioned) },
    deps.isFilled(),
  ]);
  const { stored, unreadable } = await loadReadable(deps.threads, page.ids, now, 'recent');
  unreadable.forEach((thread) => deps.onUnreadable(thread));
  const byId = new Map(stored.map((one) => [one.thread.id, one]));
  const rows = page.ids.flatMap((one) => {
    const found = byId.get(one);
    return found === undefined ? [] : inboxRow(found, versioned, day);
  });
  const next = 'next' in page ? page.next : undefined;
  return {
    rows,
    unreadable: unreadable.length,
    counts,
    next: next && boardPlaceText(next),
    filling: !isFilled,
    empty: rows.length > 0 || next !== undefined ? undefined : await whyEmpty(deps, query, versioned),
  };
}

async function whyEmpty(
  deps: InboxDeps,
  query: InboxQuery,
  { settings }: VersionedSettings,
): Promise<Inbox['empty']> {
  if (query.search !== undefined) return 'not-found';
  if (filtersIn(query) > 0 || query.after !== undefined) return 'nothing-fits';
  const seen = await deps.lastSeen.of(intakeAddresses(settings));
  return seen.every((one) => Object.keys(one).length === 0) ? 'never' : 'done';
}

/** Ids of all threads that an order may have, or the id itself. */
function idsNamed(search: string, { settings }: VersionedSettings): string[] {
  const order = soleOrderIn(search);
  if (order === undefined) return [search];
  return idsOfOrder(Object.keys(settings.stores), order);
}

/** Midnight of the reader's day. */
function endOfDay(now: Instant, timeZone: string): Instant {
  return instantOf(localTimeOf(now, timeZone).day + 1, 0, timeZone);
}
