import { createHash } from 'node:crypto';
import type { ThreadKind } from '../domain/rules/policy.ts';
import type { RelayAddress } from './open/senders.ts';

/*
 * Ids that are derived and never looked up. Functions that read no mail need them too, so nothing here depends on a
 * mail.
 */

/** The thread of an order's messages; returns, claims and other requests of the same order have separate threads. */
export function orderThreadId(store: string, orderId: string, kind: ThreadKind = 'message'): string {
  return kind === 'message' ? `${store}.${orderId}` : `${store}.${orderId}.${kind}`;
}

/** The thread of a conversation without an order. The id contains the buyer's address only as a hash. */
export function caseThreadId(store: string, relay: RelayAddress): string {
  return conversationThreadId(store, derivedId(['case', relay.alias, relay.suffix ?? '']));
}

/** The same by a derived id of the conversation. */
export function conversationThreadId(store: string, conversation: string): string {
  return `${store}.case-${conversation}`;
}

/** The thread of a conversation: by its order, otherwise by the buyer's relay address. */
export function conversationId(
  store: string,
  orderId: string | undefined,
  relay: RelayAddress | undefined,
): string | undefined {
  if (orderId !== undefined) return orderThreadId(store, orderId);
  return relay === undefined ? undefined : caseThreadId(store, relay);
}

/** The thread of one mail that belongs to no conversation. */
export function mailThreadId(store: string, sourceId: string): string {
  return `${store}.mail-${sourceId}`;
}

/** The id of the fact that a mail server returned a reply: one for each reply, however often it is reported. */
export function returnedId(replyId: string): string {
  return `b${replyId}`;
}

/** Amazon's case, only for comparison: a hash of the relay address with its suffix; undefined without a suffix. */
export function caseIdOf(relay: RelayAddress | undefined): string | undefined {
  return relay?.suffix === undefined ? undefined : derivedId(['case', relay.alias, relay.suffix]);
}

/** An id derived from what identifies a thing: 96 bits, so that a seller's messages do not collide. */
export function derivedId(parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part).update('\0');
  return sha.digest('hex').slice(0, 24);
}
