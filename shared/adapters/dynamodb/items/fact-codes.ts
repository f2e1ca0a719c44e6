import type { FactType } from '#shared/domain/thread/fact';

/*
 * A fact as a short tuple: code, id, instant, then the fields of its type. A missing field is an empty text, and
 * empty texts at the end are left out.
 */

/** Two letters for the requests of an order: the first is o(pened) or c(losed). */
export const CODES = {
  'buyer-message': 'b',
  'seller-reply': 'r',
  'reply-revoked': 'x',
  'reply-doubted': 'i',
  'reply-confirmed': 'y',
  'reply-dismissed': 'd',
  'answered-elsewhere': 'e',
  'no-response-needed': 'n',
  'no-response-marked': 'np',
  'dealt-with': 'k',
  acknowledged: 'a',
  'handed-over': 'h',
  snoozed: 'z',
  'not-urgent': 'nu',
  'unknown-mail': 'u',
  'unmatched-reply': 'm',
  'reply-matched': 'f',
  'return-requested': 'or',
  'claim-opened': 'oc',
  'cancellation-requested': 'ox',
  'chargeback-opened': 'ob',
  'return-authorised': 'cr',
  'return-decided': 'cd',
  'refund-issued': 'cf',
  'claim-decided': 'cc',
  'chargeback-decided': 'cb',
  'order-cancelled': 'cx',
  'order-shipped': 'cs',
  'concern-raised': 'q',
  'concern-settled': 'w',
  'order-noted': 't',
  promised: 'p',
  lapsed: 'l',
} as const satisfies Record<FactType, string>;
