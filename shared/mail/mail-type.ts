import { addressesIn, headerValues, type ParsedMail } from './parsed-mail.ts';
import { isAmazonSystem, isRelay } from './senders.ts';
import type { AmazonParts } from './template.ts';

/** Amazon's notification types that are known by name, with what an operator calls them. */
export const KNOWN_TYPES = {
  BBC_MESSAGE_SENT_TO_MERCHANT: 'a buyer’s message',
  BBC_MESSAGE_CONFIRMATION_TO_MERCHANT: 'a copy of a reply',
  BUYER_OPTED_OUT_BSM_MESSAGES: 'a notice that a buyer gets no messages',
  RETURN_REQUEST: 'a return request',
  REFUND_ISSUED: 'a refund notice',
  A_Z_CLAIM_RESPONDENT_NOTIFY: 'an A-to-z claim',
  A_Z_CLAIM_RESPONDENT_CLOSE: 'the decision of an A-to-z claim',
  BRC_SELLER_NOTIFICATION: 'a cancellation request',
} as const;

export type MailType = keyof typeof KNOWN_TYPES;

const TOKEN = /\b(?:customAttribute1Value|communicationName|nt)=([A-Z][A-Z_]{5,60})\b/g;

/**
 * What kind of mail it is: by Amazon's type header, else by the token in its links after the person's words, else by
 * sender and subject. A mail by the relay is a buyer's message whatever else it claims, for buyers write what they
 * like. Undefined when nothing tells.
 */
export function mailTypeOf(mail: ParsedMail, parts: AmazonParts): MailType | undefined {
  const [sender] = addressesIn(mail, 'from');
  if (sender !== undefined && isRelay(sender)) return 'BBC_MESSAGE_SENT_TO_MERCHANT';
  const stamped = headerValues(mail, 'x-space-notification-type').map((value) => value.toUpperCase());
  const linked = [...parts.after.matchAll(TOKEN)].map(([, token]) => token ?? '');
  const named = [...stamped, ...linked].find(isKnown);
  if (named !== undefined) return named;
  if (
    sender !== undefined &&
    isAmazonSystem(sender) &&
    /^(?:your e-mail to|seu e-mail para) /i.test(mail.subject)
  )
    return 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT';
  return undefined;
}

function isKnown(token: string): token is MailType {
  return Object.hasOwn(KNOWN_TYPES, token);
}
