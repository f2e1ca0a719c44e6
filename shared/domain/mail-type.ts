/** Amazon's notification types, and in lower case our own for mails without one. */
export const MAIL_TYPES = [
  'BBC_MESSAGE_SENT_TO_MERCHANT',
  'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
  'BUYER_OPTED_OUT_BSM_MESSAGES',
  'RETURN_REQUEST',
  'REFUND_ISSUED',
  'A_Z_CLAIM_RESPONDENT_NOTIFY',
  'A_Z_CLAIM_RESPONDENT_CLOSE',
  'BRC_SELLER_NOTIFICATION',
  'chargeback-opened',
  'chargeback-decided',
  'own-reply',
  'reply-refused',
  'delivery-failure',
  'forwarding-confirmation',
  'unknown',
] as const;

export type MailType = (typeof MAIL_TYPES)[number];
