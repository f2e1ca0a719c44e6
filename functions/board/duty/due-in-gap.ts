import { loadReadable } from '#shared/application/threads/load-readable';
import { replySender } from '#shared/contracts/settings/domains';
import { approvalRules } from '#shared/contracts/settings/replies';
import { rulesOf } from '#shared/contracts/settings/rules';
import { nextGap } from '#shared/domain/duty/next-gap';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { hours, type DurationMs, type Instant, type Span } from '#shared/domain/instant';
import { needsApproval } from '#shared/domain/reply/approval';
import { hasNotLeft, isUnderWay } from '#shared/domain/reply/reply';
import { type Situation, situationOf } from '#shared/domain/thread/situation';
import type { Board } from '#shared/ports/board';
import type { Reads } from '#shared/ports/people/reads';
import type { ThreadStore } from '#shared/ports/threads';
import { type HoldingDeps, type HoldingOffer, holdingOffer } from '../desk/holding.ts';
import type { Visitor } from '../web/visitor.ts';

/** How long before people leave the page looks ahead: a working day. */
const SOON_MS: DurationMs = hours(12);
/** The list goes by deadline, so what falls due in the gap is among the first. */
const LOOKED_AT = 50;
/** Each needs the buyer's name from its mail. */
const MOST_SHOWN = 10;

export interface DueInGapDeps extends HoldingDeps {
  readonly threads: ThreadStore;
  readonly board: Board;
  readonly reads: Reads;
  /** Called with a thread that is left out because it cannot be read. */
  readonly onUnreadable: (threadId: string) => void;
}

/** A buyer who would have no answer in time, because nobody is on duty at the deadline or before. */
export interface DueInGap {
  readonly situation: Situation;
  readonly version: number;
  readonly dueAt: Instant;
  readonly gap: Span;
  /** Undefined where no promise can be kept, or one was made, or nothing can be sent from here. */
  readonly offer: HoldingOffer | undefined;
  readonly needsApproval: boolean;
}

/**
 * The buyers whose deadline falls into the time without anybody on duty that lasts or is near, and whom nobody answers yet;
 * soonest first.
 */
export async function dueInGap(
  deps: DueInGapDeps,
  visitor: Visitor,
  now: Instant,
): Promise<{ readonly shown: readonly DueInGap[]; readonly more: number }> {
  const { policy, rota } = rulesOf(visitor.versioned);
  if (rota.hours.rotas.length === 0) return { shown: [], more: 0 };
  const { ids } = await deps.board.page({ state: 'waits', limit: LOOKED_AT, now });
  const { stored, unreadable } = await loadReadable(deps.threads, ids, now, 'recent');
  unreadable.forEach((thread) => deps.onUnreadable(thread));
  const due = stored
    .flatMap(({ thread, version }) => {
      const situation = situationOf(thread, rota, now);
      const { cycle, rotas } = situation;
      if (thread.kind !== 'message' || cycle === undefined || cycle.ended !== undefined) return [];
      if (thread.replies?.some((reply) => hasNotLeft(reply) || isUnderWay(reply)) === true) return [];
      const next = deadlinesOf(situation, policy).find(
        ({ clock, dueAt }) => clock !== 'promise' && dueAt > now,
      );
      const gap = nextGap(rotas, now, SOON_MS);
      const isIn =
        next !== undefined && gap !== undefined && gap.from <= next.dueAt && next.dueAt <= gap.until;
      return isIn ? [{ situation, version, dueAt: next.dueAt, gap }] : [];
    })
    .toSorted((a, b) => a.dueAt - b.dueAt);
  const rules = approvalRules(visitor.versioned.settings);
  const shown = await Promise.all(
    due.slice(0, MOST_SHOWN).map(async (one): Promise<DueInGap> => {
      const { id: by, reader, versioned } = visitor;
      const { thread } = one.situation;
      const store = versioned.settings.stores[thread.store];
      const offer =
        store !== undefined && replySender(store) !== undefined
          ? await holdingOffer(deps, one.situation, { by, reader, versioned, workFrom: one.gap.until })
          : undefined;
      // The text may name the buyer: no record, no page.
      if (offer !== undefined) await deps.reads.note(thread.id, { person: by, at: now });
      return { ...one, offer, needsApproval: needsApproval(one.situation, by, rules, policy) };
    }),
  );
  return { shown, more: due.length - shown.length };
}
