import type { Instant } from '../instant.ts';
import { withoutCopies } from './copies.ts';
import type { ReplyConfirmed, ReplyDismissed, SellerReply } from './fact.ts';
import { inOrder } from './in-order.ts';
import { revokedReplies } from './revoked.ts';
import type { Thread } from './thread.ts';
import { type Untwinned, untwinned } from './twins.ts';

/** The facts of a thread, each event once, in order of time. */
export interface Standing extends Untwinned {
  /** Replies that Amazon refused. */
  readonly revoked: ReadonlyMap<string, { readonly at: Instant }>;
}

export function standingFacts(thread: Pick<Thread, 'facts'>): Standing {
  const merged = untwinned(inOrder(thread.facts));
  const revoked = new Map(
    [...revokedReplies(merged.facts)].map(
      ([id, notice]) => [merged.standsFor.get(id) ?? id, notice] as const,
    ),
  );
  const { facts, standsFor } = withoutCopies(merged.facts, revoked);
  return { facts, revoked, standsFor: new Map([...merged.standsFor, ...standsFor]) };
}

/** Of a reply that was sent from here, a person may know better than a notice that came before their word. */
export function isRefused(
  { id, by }: SellerReply,
  revoked: Standing['revoked'],
  judged: ReplyConfirmed | ReplyDismissed | undefined,
): boolean {
  const notice = revoked.get(id);
  if (notice === undefined) return false;
  return by === undefined || judged?.type !== 'reply-confirmed' || judged.at < notice.at;
}
