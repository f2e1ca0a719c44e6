import type { Instant } from '../instant.ts';
import type { Recognised, Topic } from '../topic.ts';

interface FactBase {
  /** Derived from the source (link token, message id, hash), so that the same happening has the same id. */
  readonly id: string;
  /** When it happened. */
  readonly at: Instant;
}

/** What came by a mail. */
interface MailFact extends FactBase {
  /** Whether the mail provably came from whom it names: what is not proven may start a clock and never stops one. */
  readonly trusted: boolean;
  /** Key of the raw mail in the mail bucket. */
  readonly mail?: string;
}

/** A buyer, or Amazon for a buyer, wrote to the seller. Starts a clock even when its sender is not proven. */
export interface BuyerMessage extends MailFact {
  readonly type: 'buyer-message';
  /** Amazon's id of the conversation; two cases of one order wait separately. */
  readonly caseId?: string;
  /** The buyer's alias at Amazon's relay: the same for all that this buyer writes to this seller. */
  readonly relay?: string;
  readonly language?: Recognised<string>;
  readonly topic?: Recognised<Topic>;
  /** Nothing but thanks: it probably needs no answer. */
  readonly thanks?: true;
  /** It came as an event: the mail of the same message tells the same a second time. */
  readonly event?: true;
}

/** The seller answered. Only a trusted and unambiguous reply stops a clock. */
export interface SellerReply extends MailFact {
  readonly type: 'seller-reply';
  readonly caseId?: string;
  /** The seller's own mail to the relay: sent, but not yet known to be accepted by Amazon. */
  readonly own?: true;
  /** Probably an automatic reply, which Amazon does not count: its text went to several other orders, or its event says so. */
  readonly repeated?: true;
  /** It came as an event: the mail of the same reply tells the same a second time. */
  readonly event?: true;
  /** Its thread was found by the buyer's name alone. */
  readonly byName?: true;
}

/** Amazon did not deliver an earlier reply: the clock goes on from where it stood. */
export interface ReplyRevoked extends FactBase {
  readonly type: 'reply-revoked';
  /** The last reply before, when it is not known which. */
  readonly replyId?: string;
}

/** A reply whose thread was found by a name alone could answer another thread too. */
export interface ReplyDoubted extends FactBase {
  readonly type: 'reply-doubted';
  readonly replyId: string;
}

/** A person said that a reply that was in doubt is an answer. */
export interface ReplyConfirmed extends FactBase {
  readonly type: 'reply-confirmed';
  readonly replyId: string;
  readonly by: string;
}

/** A person said that what waits was answered, or done, where Replywatch does not see it. */
export interface AnsweredElsewhere extends FactBase {
  readonly type: 'answered-elsewhere';
  readonly by: string;
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

/** A person gave the thread to another, who is called at once; the people called so far are left in peace for a while. */
export interface HandedOver extends FactBase {
  readonly type: 'handed-over';
  readonly by: string;
  /** Id of a person of the settings. */
  readonly to: string;
}

/** A person put the thread off: the people called so far are left in peace until then. */
export interface Snoozed extends FactBase {
  readonly type: 'snoozed';
  readonly by: string;
  readonly until: Instant;
}

/** Somebody has the thread in hand. */
export type TakenOn = Acknowledged | HandedOver | Snoozed;

/** A mail that nobody understood: a person has to look at it. */
export interface UnknownMail extends FactBase {
  readonly type: 'unknown-mail';
  /** Why it was not understood, in words for an operator and without anything from the mail. */
  readonly reason: string;
  readonly mail?: string;
  /** Gmail asks to confirm the forwarding of a mailbox, and that it is Gmail is proven: a person may follow its link. */
  readonly forwarding?: true;
}

/** A copy of a reply that names no thread: it waits for its thread, then a person is asked. */
export interface UnmatchedReply extends MailFact {
  readonly type: 'unmatched-reply';
  /** Its text went to several other orders, as of a reply. */
  readonly repeated?: true;
}

/** The thread of a copy that waited was found, by itself or by a person. */
export interface ReplyMatched extends FactBase {
  readonly type: 'reply-matched';
  readonly threadId: string;
}

/** Something of an order asks the seller to act: it starts the clock of a thread of its own. */
export interface RequestOpened extends MailFact {
  readonly type: 'return-requested' | 'claim-opened' | 'cancellation-requested' | 'chargeback-opened';
  /** The deadline that Amazon names, when it names one. */
  readonly dueAt?: Instant;
}

/** What such a thread waited for was done or decided. */
export interface RequestClosed extends MailFact {
  readonly type:
    | 'return-authorised'
    | 'refund-issued'
    | 'claim-decided'
    | 'chargeback-decided'
    | 'order-cancelled'
    | 'order-shipped';
}

/** Something of the account, not of a message, asks a person to act: it starts the clock of a thread of its own. */
export interface ConcernRaised extends FactBase {
  readonly type: 'concern-raised';
  /** What it is about, in a word of ours or Amazon's: AT_RISK, order-defect-rate-mfn, stars. */
  readonly about: string;
  /** The figure, and the line that it crossed, where it is about one. */
  readonly value?: number;
  readonly line?: number;
  /** The deadline, when somebody names one. */
  readonly dueAt?: Instant;
}

/** The account is as it should be again. */
export interface ConcernSettled extends FactBase {
  readonly type: 'concern-settled';
}

/** Something else that SP-API tells of an order: it starts and stops nothing. */
export interface OrderNoted extends FactBase {
  readonly type: 'order-noted';
  /** SP-API's type of the notification. */
  readonly notification: string;
  /** Amazon's word for what happened, when it is one: Shipment, DELIVERED. */
  readonly detail?: string;
}

/** A message that came in as history and still waited at this instant: it is too old to call anybody for. */
export interface Lapsed extends FactBase {
  readonly type: 'lapsed';
  readonly messageId: string;
}

/** Something that happened. Adding the same fact twice, or facts in another order, changes nothing. */
export type Fact =
  | BuyerMessage
  | SellerReply
  | ReplyRevoked
  | ReplyDoubted
  | ReplyConfirmed
  | AnsweredElsewhere
  | NoResponseNeeded
  | Acknowledged
  | HandedOver
  | Snoozed
  | UnknownMail
  | UnmatchedReply
  | ReplyMatched
  | RequestOpened
  | RequestClosed
  | ConcernRaised
  | ConcernSettled
  | OrderNoted
  | Lapsed;

export type FactType = Fact['type'];
