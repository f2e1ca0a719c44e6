/** Why a mail was not understood, in words for an operator; stored as they are. */
export const UNKNOWN_REASONS = [
  'nothing in it shows what kind of mail it is',
  'its Amazon type is not known',
  'a mail to a buyer from an address that is not under replyFrom in the settings',
  'it came to an address that is not in the settings',
  'Gmail asks to confirm the forwarding of a mailbox: see its code and its link',
  'a mail that claims to be from Gmail without proof: follow no link in it',
  'a copy of a reply that names no order, and nothing proves it',
  'a reply to a relay address that is not recognised',
  'Amazon did not deliver one of your messages, and does not say which',
  'a mail that claims, without proof, that Amazon refused one of your messages',
  'a delivery report that is not about a mail to a buyer',
  'your reply to a buyer is delayed, not refused',
  'one of your replies to a buyer was refused; the report does not say which',
  'a returned mail that names none of your replies to a buyer',
  'a decision or notice of Amazon that names no order',
  'a message of yours was not delivered to the buyer, and its conversation is not known',
  'a returned mail of a reply that is not known',
  'the mail is empty',
  'the mail has more than 2000 parts',
  'the mail has no sender that can be read',
  'the mail cannot be parsed',
] as const;

export type UnknownReason = (typeof UNKNOWN_REASONS)[number];
