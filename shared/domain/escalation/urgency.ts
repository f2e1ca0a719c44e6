import type { Instant } from '../instant.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Cycle } from '../thread/cycle.ts';
import { urgencyOf } from '../urgent/urgent.ts';

/** What orders alerts of one minute: its rank first, then its deadline. */
export interface Urgency {
  readonly rank: Rank;
  readonly dueAt: Instant;
}

/**
 * What is urgent comes first, then buyers' deadlines, and mails that nobody recognizes last, because anybody can send any
 * number of them. For the same reason a proven deadline comes before one that nothing proves, however urgent its words; only
 * one unproven message of a store and hour stands with the proven ones. A closing line is no alert and waits for all of them.
 */
export type Rank =
  | 'hurt'
  | 'urgent'
  | 'proven-buyer'
  | 'unproven-urgent'
  | 'unproven-buyer'
  | 'other'
  | 'unknown-mail'
  | 'closing';

const ORDER: readonly Rank[] = [
  'hurt',
  'urgent',
  'proven-buyer',
  'unproven-urgent',
  'unproven-buyer',
  'other',
  'unknown-mail',
  'closing',
];
const OF_BUYERS: readonly ThreadKind[] = ['message', 'return', 'claim', 'cancellation', 'chargeback'];

/** One proven message is enough: an unproven one beside it must not push its thread back. */
export function rankOf(kind: ThreadKind, cycle: Pick<Cycle, 'messages' | 'notUrgent'> | undefined): Rank {
  if (kind === 'unknown') return 'unknown-mail';
  if (!OF_BUYERS.includes(kind)) return 'other';
  const urgency = urgencyOf(cycle);
  if (urgency?.stands !== undefined) return urgency.stands === 1 ? 'hurt' : 'urgent';
  const proven = cycle?.messages.some((one) => 'trusted' in one && one.trusted) ?? false;
  if (proven) return 'proven-buyer';
  return urgency === undefined ? 'unproven-buyer' : 'unproven-urgent';
}

/** Sorts the most urgent first. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return ORDER.indexOf(a.rank) - ORDER.indexOf(b.rank) || a.dueAt - b.dueAt;
}
