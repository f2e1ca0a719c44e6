/**
 * Why a reply did not reach the buyer.
 *
 * - `not-approved`: its sender is not approved under Messaging Permissions
 * - `policy`: Amazon blocked its text
 * - `restricted`: the account may send no message of this kind
 * - `opted-out`: the buyer wants no such messages
 * - `case-closed`: the conversation takes no more messages
 * - `bounced`: a mail server returned it
 */
export const REFUSALS = [
  'not-approved',
  'policy',
  'restricted',
  'opted-out',
  'case-closed',
  'bounced',
] as const;

export type Refusal = (typeof REFUSALS)[number];
