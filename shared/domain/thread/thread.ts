import type { Instant } from '../instant.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Send } from '../sends/send.ts';
import type { Reply } from '../reply/reply.ts';
import type { Fact } from './fact.ts';
import type { FoldedAway } from './folded.ts';

/** Facts of ended cycles that were folded away. */
export interface History {
  /** The ids of the last of them, so that a buyer's mails can be found. */
  readonly factIds: readonly string[];
  /** The instant of the last answer among them: everything up to it is answered, and a repeat of it changes nothing. */
  readonly answeredUpTo: Instant;
}

/** A set of facts about one conversation, the alerts sent for it, and the answers that people write here. Its state is a fold over the facts. */
export interface Thread {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly store: string;
  readonly marketplaceId?: string;
  readonly orderId?: string;
  readonly facts: readonly Fact[];
  readonly sends: readonly Send[];
  /** Answers that people write here; missing where nobody did. */
  readonly replies?: readonly Reply[];
  readonly history?: History;
  /** Counts of what was folded away since then, because there was too much of it. */
  readonly folded?: FoldedAway;
}

/** A thread's identity and subject, known before it has any fact. */
export type ThreadSubject = Pick<Thread, 'id' | 'kind' | 'store' | 'marketplaceId' | 'orderId'>;

/** A thread without any facts yet. */
export function newThread(subject: ThreadSubject): Thread {
  return { ...subject, facts: [], sends: [] };
}

/**
 * Adds facts, each once; returns the very same thread when there is nothing new. If one fact comes in two versions (a
 * mail that came directly, and again by a forwarder), the same version wins in either order.
 * What is as old as the history is answered already and adds nothing.
 */
export function addFacts(thread: Thread, facts: readonly Fact[]): Thread {
  const answeredUpTo = thread.history?.answeredUpTo ?? -Infinity;
  const folded = new Set(thread.history?.factIds);
  const known = new Map(thread.facts.map((fact) => [fact.id, fact]));
  let changed = false;
  for (const fact of facts) {
    const before = known.get(fact.id);
    if (fact.at <= answeredUpTo || folded.has(fact.id) || (before !== undefined && !isBetter(fact, before)))
      continue;
    known.set(fact.id, fact);
    changed = true;
  }
  return changed ? { ...thread, facts: [...known.values()] } : thread;
}

/** A proven version wins over an unproven one, then the earlier one, then the one with the lower mail key. */
function isBetter(fact: Fact, than: Fact): boolean {
  const proven = (one: Fact): number => ('trusted' in one && one.trusted ? 1 : 0);
  const keyOf = (one: Fact): string => ('mail' in one ? one.mail : '');
  const order = proven(fact) - proven(than) || than.at - fact.at;
  return order === 0 ? keyOf(fact) < keyOf(than) : order > 0;
}
