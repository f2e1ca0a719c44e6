import { days, type DurationMs, type Instant } from '../instant.ts';
import type { BuyerMessage } from '../thread/fact.ts';
import { inOrder } from '../thread/in-order.ts';
import type { ThreadState } from '../thread/situation.ts';

/** Raw mails, with the addresses in them, are stored so long. */
const MAIL_STORED_MS: DurationMs = days(29);

/**
 * The message that an answer from here goes to: the last proven one that came by mail. Undefined where none can be
 * answered by mail: a return, a claim, a message that came by an event or that nothing proves.
 */
export function answerable({ thread, now }: Pick<ThreadState, 'thread' | 'now'>): BuyerMessage | undefined {
  if (thread.kind !== 'message') return undefined;
  return inOrder(thread.facts).findLast(
    (fact): fact is BuyerMessage => fact.type === 'buyer-message' && canBeAnswered(fact, now),
  );
}

function canBeAnswered({ trusted, relay, mail, at }: BuyerMessage, now: Instant): boolean {
  return trusted && relay !== undefined && mail !== undefined && at > now - MAIL_STORED_MS;
}
