import type { Instant } from '../instant.ts';
import type { ThreadKind } from '../rules/policy.ts';
import type { Cycle } from '../thread/cycle.ts';

/** What orders alerts of one minute: its rank first, then its deadline. */
export interface Urgency {
  readonly rank: Rank;
  readonly dueAt: Instant;
}

/**
 * Buyers' deadlines come before everything else, and mails that nobody recognizes last, because anybody can send any number
 * of them. For the same reason a proven deadline comes before one that nothing proves. A closing line is no alert and
 * waits for all of them.
 */
export type Rank = 'proven-buyer' | 'unproven-buyer' | 'other' | 'unknown-mail' | 'closing';

const ORDER: readonly Rank[] = ['proven-buyer', 'unproven-buyer', 'other', 'unknown-mail', 'closing'];
const OF_BUYERS: readonly ThreadKind[] = ['message', 'return', 'claim', 'cancellation', 'chargeback'];

/** One proven message is enough: an unproven one beside it must not push its thread back. */
export function rankOf(kind: ThreadKind, cycle: Pick<Cycle, 'messages'> | undefined): Rank {
  if (kind === 'unknown') return 'unknown-mail';
  if (!OF_BUYERS.includes(kind)) return 'other';
  const proven = cycle?.messages.some((one) => 'trusted' in one && one.trusted) ?? false;
  return proven ? 'proven-buyer' : 'unproven-buyer';
}

/** Sorts the most urgent first. */
export function byUrgency(a: Urgency, b: Urgency): number {
  return ORDER.indexOf(a.rank) - ORDER.indexOf(b.rank) || a.dueAt - b.dueAt;
}
