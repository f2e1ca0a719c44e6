import type {
  BuyerMessage,
  ConcernRaised,
  Fact,
  FactType,
  RequestOpened,
  UnknownMail,
  UnmatchedReply,
} from './fact.ts';

/** Something that waits for a person to act. */
export type Waiting = BuyerMessage | RequestOpened | ConcernRaised | UnmatchedReply | UnknownMail;

// At one instant a message sorts before its answer, so that the answer is not taken for an earlier one.
const RANK: Record<FactType, number> = {
  'buyer-message': 0,
  'unknown-mail': 0,
  'unmatched-reply': 0,
  'return-requested': 0,
  'claim-opened': 0,
  'cancellation-requested': 0,
  'chargeback-opened': 0,
  'concern-raised': 0,
  'seller-reply': 1,
  'return-authorised': 1,
  'return-decided': 1,
  'refund-issued': 1,
  'claim-decided': 1,
  'chargeback-decided': 1,
  'order-cancelled': 1,
  'order-shipped': 1,
  'concern-settled': 1,
  'reply-matched': 1,
  promised: 2,
  'reply-revoked': 2,
  'reply-confirmed': 2,
  'reply-dismissed': 2,
  'reply-doubted': 2,
  'answered-elsewhere': 3,
  'no-response-needed': 3,
  'dealt-with': 3,
  acknowledged: 4,
  'no-response-marked': 4,
  'handed-over': 4,
  snoozed: 4,
  'not-urgent': 4,
  'order-noted': 4,
  lapsed: 5,
};

/** The facts by time; facts of one instant in an order that does not depend on how they arrived. */
export function inOrder(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (a, b) => a.at - b.at || RANK[a.type] - RANK[b.type] || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

/** Whether the fact starts a wait. */
export function isWaiting(fact: Fact): fact is Waiting {
  return isWaitingType(fact.type);
}

export function isWaitingType(type: FactType): type is Waiting['type'] {
  return RANK[type] === 0;
}
