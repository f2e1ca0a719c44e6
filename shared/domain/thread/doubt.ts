import { type DurationMs, minutes } from '../instant.ts';
import type { SellerReply } from './fact.ts';

/** Nobody reads and answers a message so fast: a reply within this time is automatic. */
export const FASTEST_ANSWER_MS: DurationMs = minutes(2);

/** How long Amazon may take to refuse a mail from the seller; until then it does not count as an answer. */
export const PROVISIONAL_MS: DurationMs = minutes(30);

/**
 * Why a reply stops nothing until a person has looked.
 *
 * - `unproven`: nothing proves that it came from Amazon, or from the seller
 * - `ambiguous`: it could answer one of several cases, or of several threads
 * - `returned`: a mail says that a mail server returned it
 * - `questioned`: Amazon wrote something about it that nobody understands
 * - `automatic`: it came too fast for a person, or says itself that a machine sent it
 */
export type DoubtReason = 'unproven' | 'ambiguous' | 'returned' | 'questioned' | 'automatic';

export interface Doubt {
  readonly reply: SellerReply;
  readonly reason: DoubtReason;
}
