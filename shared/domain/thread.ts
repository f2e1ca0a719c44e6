import type { Fact } from './fact.ts';
import type { Instant } from './instant.ts';
import type { ThreadKind } from './policy.ts';
import type { Send } from './send.ts';

/** Facts of ended cycles that were folded away; their ids stay, so that a repeat is still known. */
export interface History {
  readonly factIds: readonly string[];
  /** The instant of the last answer among them: what is older is answered. */
  readonly answeredUpTo: Instant;
}

/** A set of facts about one conversation, and the alerts sent for it. Its state is a fold over the facts. */
export interface Thread {
  readonly id: string;
  readonly kind: ThreadKind;
  readonly store: string;
  readonly marketplaceId?: string;
  readonly orderId?: string;
  readonly facts: readonly Fact[];
  readonly sends: readonly Send[];
  readonly history?: History;
}

/** A thread's identity and subject, known before it has any fact. */
export type ThreadSubject = Pick<Thread, 'id' | 'kind' | 'store' | 'marketplaceId' | 'orderId'>;

/** A thread that nothing has happened to yet. */
export function newThread(subject: ThreadSubject): Thread {
  return { ...subject, facts: [], sends: [] };
}

/** Adds facts, each once; gives the very same thread when there was nothing new. */
export function addFacts(thread: Thread, facts: readonly Fact[]): Thread {
  const known = new Set([...(thread.history?.factIds ?? []), ...thread.facts.map((fact) => fact.id)]);
  const added = facts.filter((fact) => !known.has(fact.id) && known.add(fact.id));
  return added.length === 0 ? thread : { ...thread, facts: [...thread.facts, ...added] };
}
