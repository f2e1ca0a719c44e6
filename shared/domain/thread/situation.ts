import { type DutyRota, type DutySubject, rotasFor } from '../duty/duty-rota.ts';
import type { Instant } from '../instant.ts';
import { marketplaceById } from '../marketplace.ts';
import type { Rota } from '../rules/rota.ts';
import type { Cycle } from './cycle.ts';
import { foldCycles } from './fold.ts';
import { certain } from '../topic.ts';
import type { Thread } from './thread.ts';

/** What the facts of a thread mean at an instant: folded once, then passed on. */
export interface ThreadState {
  readonly thread: Thread;
  readonly now: Instant;
  /** In order of time; only the last can still wait. */
  readonly cycles: readonly Cycle[];
  /** The last of them; undefined when nobody ever waited. */
  readonly cycle: Cycle | undefined;
}

/** Everything that a decision about a thread depends on, about the thread and the people, at one instant. */
export interface Situation extends ThreadState {
  readonly subject: DutySubject;
  readonly rota: Rota;
  /** The duty rotas that cover the thread, in their order. */
  readonly rotas: readonly DutyRota[];
}

export function stateOf(thread: Thread, now: Instant): ThreadState {
  const cycles = foldCycles(thread, now);
  return { thread, now, cycles, cycle: cycles.at(-1) };
}

export function situationOf(thread: Thread, rota: Rota, now: Instant): Situation {
  const state = stateOf(thread, now);
  const subject = subjectOf(state);
  return { ...state, subject, rota, rotas: rotasFor(rota.hours.rotas, subject) };
}

/**
 * The situation after a change of its thread. Only facts are folded, so a change of sends leaves the cycles as they
 * are.
 */
export function withThread(situation: Situation, thread: Thread): Situation {
  const { facts, history, folded } = situation.thread;
  return thread.facts === facts && thread.history === history && thread.folded === folded
    ? { ...situation, thread }
    : situationOf(thread, situation.rota, situation.now);
}

/**
 * What rotas need of a thread: its store and marketplace, and the language of the buyer's last message that has one. A
 * guess counts for nothing.
 */
function subjectOf({ thread: { store, marketplaceId }, cycle }: ThreadState): DutySubject {
  const recognised = cycle?.messages.findLast(
    (one) => one.type === 'buyer-message' && one.language !== undefined,
  );
  const spoken = recognised?.type === 'buyer-message' ? certain(recognised.language) : undefined;
  const language = languageIn(spoken, marketplaceId);
  return {
    store,
    ...(marketplaceId !== undefined && { marketplaceId }),
    ...(language !== undefined && { language }),
  };
}

/** The language of a message in a marketplace: what was recognised, else the marketplace's own where it has only one. */
export function languageIn(
  spoken: string | undefined,
  marketplaceId: string | undefined,
): string | undefined {
  const [usual, ...others] = marketplaceById(marketplaceId)?.languages ?? [];
  return spoken ?? (others.length === 0 ? usual : undefined);
}
