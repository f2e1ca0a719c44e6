import type { Instant } from './instant.ts';

interface FactBase {
  /** Derived from the source (link token, message id, hash), so that the same happening has the same id. */
  readonly id: string;
  /** When it happened. */
  readonly at: Instant;
}

/** A buyer, or Amazon for a buyer, wrote to the seller. Starts a clock even when its sender is not proven. */
export interface BuyerMessage extends FactBase {
  readonly type: 'buyer-message';
  /** Whether the mail provably came from Amazon. */
  readonly trusted: boolean;
  /** Amazon's id of the conversation; two cases of one order wait separately. */
  readonly caseId?: string;
  /** Key of the raw mail in the mail bucket. */
  readonly mail?: string;
}

/** The seller answered. Only a trusted and unambiguous reply stops a clock. */
export interface SellerReply extends FactBase {
  readonly type: 'seller-reply';
  readonly trusted: boolean;
  readonly caseId?: string;
  readonly mail?: string;
}

/** Amazon did not deliver an earlier reply: the clock goes on from where it stood. */
export interface ReplyRevoked extends FactBase {
  readonly type: 'reply-revoked';
  readonly replyId: string;
}

/** A person said that the waiting messages need no answer. */
export interface NoResponseNeeded extends FactBase {
  readonly type: 'no-response-needed';
  readonly by: string;
  readonly reason: string;
}

/** A person took the thread on: the people called so far are left in peace for a while. */
export interface Acknowledged extends FactBase {
  readonly type: 'acknowledged';
  /** Id of a person of the settings. */
  readonly by: string;
}

/** A mail that nobody understood: a person has to look at it. */
export interface UnknownMail extends FactBase {
  readonly type: 'unknown-mail';
  /** Why it was not understood, in words for an operator and without anything from the mail. */
  readonly reason: string;
  readonly mail?: string;
}

/** Something that happened. Adding the same fact twice, or facts in another order, changes nothing. */
export type Fact = BuyerMessage | SellerReply | ReplyRevoked | NoResponseNeeded | Acknowledged | UnknownMail;

export type FactType = Fact['type'];
