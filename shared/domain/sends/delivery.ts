import type { Instant } from '../instant.ts';
import type { Send } from './send.ts';
import { accepted, settled } from './settle.ts';

/** What the provider of a mail reported after it had accepted it. */
export interface DeliveryWord {
  readonly word: 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected';
  /** In words for an operator, without an address. */
  readonly reason?: string;
}

/**
 * The send after a report from its provider. Reports come late, twice and in any order: `sent` proves only an attempt
 * whose result was unknown; `delivered` overrides everything but a refusal. A person who marks an alert as spam gets
 * no more mail, so they are alerted by another channel.
 */
export function heard(send: Send, { word, reason = word }: DeliveryWord, now: Instant): Send {
  if (send.refused === true) return send;
  switch (word) {
    case 'sent':
      return send.state === 'sending' || send.state === 'unknown' ? accepted(send, false, now) : send;
    case 'delivered':
      return send.state === 'delivered' ? send : settled(withoutReason(send), 'delivered', undefined, now);
    case 'bounced':
    case 'complained':
    case 'rejected':
      return { ...settled(send, 'broken', reason, now), refused: true };
  }
}

/** The reason of an earlier failure no longer holds. */
function withoutReason({ reason, ...send }: Send): Send {
  return send;
}
