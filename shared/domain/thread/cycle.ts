import type { Instant } from '../instant.ts';
import type { Doubt } from './doubt.ts';
import type { NoResponseMarked, NotUrgent, Promised, TakenOn } from './fact.ts';
import { countOf, type Folded } from './folded.ts';
import { isWaitingType, type Waiting } from './in-order.ts';

/**
 * How a cycle ended: by an answer (one by the seller's own mail only after some time), by the completion of a
 * request, by a person's word, or as history.
 */
export type EndedBy =
  | 'reply'
  | 'own-reply'
  | 'closed'
  | 'elsewhere'
  | 'no-response-needed'
  | 'dealt-with'
  | 'seen'
  | 'matched'
  | 'lapsed';

/** From the first waiting message to the end of the wait. */
export interface Cycle {
  /** What waits, or waited, in order of time; never empty. Where only a promise is left, it stands alone. */
  readonly messages: readonly (Waiting | Promised)[];
  /**
   * By every id of its messages, including those of their twins: the message that stands for it. A send may name any
   * of them.
   */
  readonly ids: ReadonlyMap<string, string>;
  /** Counts of what was folded away because there was too much of it: messages, replies in doubt, acts of people. */
  readonly more: readonly Folded[];
  readonly startedAt: Instant;
  /** Who acknowledged, handed over or snoozed it, in order of time. */
  readonly takenOn: readonly TakenOn[];
  /** Replies that stop nothing until a person has looked. */
  readonly doubts: readonly Doubt[];
  /** A reply that the seller sent by mail counts from then on, unless Amazon refuses it before. */
  readonly provisionalUntil?: Instant;
  /** Who sent that reply, where it was sent from here. */
  readonly provisionalBy?: string;
  /** By when the buyer was promised to hear more. */
  readonly promise?: Promised;
  /** A person said that nothing of it needs an answer, and has yet to mark it at Amazon. */
  readonly marked?: NoResponseMarked;
  /** What people said not to be urgent, in order of time; empty once they took it back. */
  readonly notUrgent?: readonly NotUrgent[];
  readonly ended?: { readonly at: Instant; readonly by: EndedBy };
}

/** A cycle during the fold. */
export type Waited = Omit<Cycle, 'ids'>;

/** Whether nothing waits but what was promised to the buyer. */
export function isPromiseOnly({ messages: [first] }: Pick<Cycle, 'messages'>): boolean {
  return first?.type === 'promised';
}

/** How many messages wait, or waited, those included that were folded away. */
export function waitingIn({ messages, more }: Cycle): number {
  return messages.length + countOf(more, ({ type }) => isWaitingType(type));
}
