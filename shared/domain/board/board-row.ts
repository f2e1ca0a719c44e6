import { holdOf } from '../escalation/hold.ts';
import { deadlinesOf } from '../escalation/ladder.ts';
import type { Instant } from '../instant.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Rules } from '../rules/rules.ts';
import { isBackground } from '../thread/background.ts';
import type { ThreadState } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';
import { urgencyOf } from '../urgent/urgent.ts';
import { wordsOf } from '../thread/words-of.ts';
import type { Topic } from '../topic.ts';
import { assigneeOf } from './assignee.ts';

/** The lists of the board, in the order in which people see them; the first three wait. */
export const BOARD_STATES = ['hurt', 'urgent', 'waits', 'answered'] as const;

export type BoardState = (typeof BOARD_STATES)[number];

/** Everything that waits: first what somebody may be hurt by, then what is urgent otherwise. */
export const WAITING_STATES = ['hurt', 'urgent', 'waits'] as const satisfies readonly BoardState[];

/**
 * What lists sort and filter a thread by, stored beside it. It depends on facts and settings only, not on the time of
 * day, so that a deadline that passes and a hold that ends need no write.
 */
export interface BoardRow {
  readonly state: BoardState;
  /**
   * Of a waiting thread its first deadline, also once that has passed: so missed ones come first. Of an answered one
   * when its wait ended.
   */
  readonly due: Instant;
  readonly kind: ThreadKind;
  readonly store: string;
  readonly marketplaceId?: string;
  /** ISO 639-1, of the buyer's last message that has one. */
  readonly language?: string;
  readonly topic?: Topic;
  /** Whose a waiting thread is while nobody has taken it on, and again after that. */
  readonly assignee?: string;
  /** Who took a waiting thread on last, and until when. */
  readonly hold?: { readonly by: string; readonly until: Instant };
}

/** The row of a thread on the board; undefined for one that concerns no person. */
export function boardRowOf(state: ThreadState, rules: Rules): BoardRow | undefined {
  const { thread, cycle } = state;
  if (isBackground(thread)) return undefined;
  const { language, topic } = wordsOf(cycle);
  const about = {
    kind: thread.kind,
    store: thread.store,
    ...(thread.marketplaceId !== undefined && { marketplaceId: thread.marketplaceId }),
    ...(language !== undefined && { language: language.name }),
    ...(topic !== undefined && { topic: topic.name }),
  };
  // What only informs, like a notice of a refund, waits for nobody.
  if (cycle === undefined) return { state: 'answered', due: lastInstantOf(thread), ...about };
  if (cycle.ended !== undefined) return { state: 'answered', due: cycle.ended.at, ...about };
  const hold = holdOf(state, rules.policy);
  const assignee = assigneeOf(state, rules);
  return {
    state: stateOf(state),
    due: deadlinesOf(state, rules.policy)[0]?.dueAt ?? cycle.startedAt,
    ...about,
    ...(assignee !== undefined && { assignee: assignee.person }),
    ...(hold !== undefined && { hold: { by: hold.by, until: hold.until } }),
  };
}

/** What nothing proves stands among the others, so that no stranger pushes them back. */
function stateOf({ cycle }: ThreadState): BoardState {
  const stands = urgencyOf(cycle)?.stands;
  if (stands === undefined) return 'waits';
  return stands === 1 ? 'hurt' : 'urgent';
}

function lastInstantOf({ facts, history }: Thread): Instant {
  return Math.max(history?.answeredUpTo ?? 0, ...facts.map(({ at }) => at));
}

/** Whether two rows are stored alike. */
export function isSameRow(a: BoardRow | undefined, b: BoardRow | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return (
    a.state === b.state &&
    a.due === b.due &&
    a.kind === b.kind &&
    a.store === b.store &&
    a.marketplaceId === b.marketplaceId &&
    a.language === b.language &&
    a.topic === b.topic &&
    a.assignee === b.assignee &&
    a.hold?.by === b.hold?.by &&
    a.hold?.until === b.hold?.until
  );
}
