import type { Instant } from '../instant.ts';
import type { Send } from './send.ts';
import { accepted, settled } from './settle.ts';

/** What the provider of a mail told of it after it had taken it. */
export interface DeliveryWord {
  readonly word: 'sent' | 'delivered' | 'bounced' | 'complained' | 'rejected';
  /** In words for an operator, without an address. */
  readonly reason?: string;
}

/**
 * The send after a word of its provider. The words come late, twice and in any order: `sent` proves only what nobody knew,
 * `delivered` stands above all but a refusal, and who marks an alert as spam gets no further mail, so is called another way.
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

/** Why it had failed is no longer true. */
function withoutReason({ reason, ...send }: Send): Send {
  return send;
}
