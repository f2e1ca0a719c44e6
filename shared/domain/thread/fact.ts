import type { Instant } from '../instant.ts';
import type { Recognised, Topic } from '../topic.ts';
import type { Amount, Done } from './done.ts';
import type { Refusal } from './refusal.ts';
import type { Urgent, UrgentReason } from '../urgent/reasons.ts';

interface FactBase {
  /** Derived from the source (link token, message id, hash), so that the same event has the same id. */
  readonly id: string;
  /** When it happened. */
  readonly at: Instant;
}

/** A fact that came by mail. */
interface MailFact extends FactBase {
  /**
   * Whether the mail provably came from the sender it names: an unproven one may start a clock and never stops one.
   */
  readonly trusted: boolean;
  /** Key of the raw mail in the mail bucket. */
  readonly mail?: string;
}

/** A buyer, or Amazon for a buyer, wrote to the seller. Starts a clock even when its sender is not proven. */
export interface BuyerMessage extends MailFact {
  readonly type: 'buyer-message';
  /** Amazon's id of the conversation; two cases of one order wait separately. */
  readonly caseId?: string;
  /** The buyer's alias at Amazon's relay, the same for everything that this buyer writes to this seller. */
  readonly relay?: string;
  readonly language?: Recognised<string>;
  readonly topic?: Recognised<Topic>;
  /** Only thanks: it probably needs no answer. */
  readonly thanks?: true;
  /** The only order that its words name, where Amazon names none: shown as probable, and nothing else. */
  readonly probableOrder?: string;
  /** It came as an event; the mail of the same message reports it a second time. */
  readonly event?: true;
  /** The only product that Amazon names above the words, by Amazon's number for it. */
  readonly asin?: string;
  /** Somebody may be hurt, or it may become expensive, by words that are in our lists. */
  readonly urgent?: UrgentMessage;
}

export interface UrgentMessage extends Urgent {
  /** It alerts at once although nothing proves it: no other unproven message of its store and hour does. */
  readonly atOnce?: true;
}

/** The seller answered. Only a trusted and unambiguous reply stops a clock. */
export interface SellerReply extends MailFact {
  readonly type: 'seller-reply';
  readonly caseId?: string;
  /** The seller's own mail to the relay: sent, but not yet known to be accepted by Amazon. */
  readonly own?: true;
  /** Who sent it from here; missing for every other reply, which does not name its writer. */
  readonly by?: string;
  /** Of one that was sent from here, and of Amazon's copies: the keyed hash of its words. */
  readonly words?: string;
  /** An automatic reply, which Amazon does not count: its own mail says so, or its event. */
  readonly automatic?: true;
  /** It came as an event; the mail of the same reply reports it a second time. */
  readonly event?: true;
  /** Its thread was found by the buyer's name alone. */
  readonly byName?: true;
}

/** Amazon did not deliver an earlier reply: the clock continues from where it stood. */
export interface ReplyRevoked extends FactBase {
  readonly type: 'reply-revoked';
  /** The id of that reply; missing when it is unknown, which means the last one before. */
  readonly replyId?: string;
  /** Missing where Amazon gives no reason, and in facts stored before there were any. */
  readonly why?: Refusal;
}

/**
 * A reply whose thread was found by a name alone could also answer another thread, a mail server returned it, or Amazon wrote
 * about it what nobody understands.
 */
export interface ReplyDoubted extends FactBase {
  readonly type: 'reply-doubted';
  readonly replyId: string;
  /** A mail without proof says that a mail server returned it. */
  readonly returned?: true;
  /**
   * Amazon provably wrote about this conversation after it was sent, in words that are not understood; or a mail says without
   * proof that Amazon refused it.
   */
  readonly amazon?: true;
}

/** A person confirmed that a doubtful reply is an answer. */
export interface ReplyConfirmed extends FactBase {
  readonly type: 'reply-confirmed';
  readonly replyId: string;
  readonly by: string;
}

/** A person said that a reply was automatic: it stops nothing, and nobody is asked about it again. */
export interface ReplyDismissed extends FactBase {
  readonly type: 'reply-dismissed';
  readonly replyId: string;
  readonly by: string;
}

/** A person said that the waiting messages were answered, or dealt with, where Replywatch does not see it. */
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

/**
 * A person said that the waiting messages need no answer, and has yet to mark them at Amazon, whose clock runs on until
 * then. It ends nothing; the next message voids it.
 */
export interface NoResponseMarked extends FactBase {
  readonly type: 'no-response-marked';
  readonly by: string;
  readonly reason: string;
}

/** A person did at Amazon what a return, a claim or the like asked for, or refused it. */
export interface DealtWith extends FactBase {
  readonly type: 'dealt-with';
  readonly by: string;
  readonly done: Done;
  /** What was refunded. */
  readonly amount?: Amount;
  /** By the settings of that time, nobody waits any more; otherwise Amazon's decision ends the wait. */
  readonly endsClock?: true;
}

/** A person took the thread on: alerts to the people alerted so far pause for a while. */
export interface Acknowledged extends FactBase {
  readonly type: 'acknowledged';
  /** Id of a person of the settings. */
  readonly by: string;
}

/**
 * A person gave the thread to another, who is alerted at once; alerts to the people alerted so far pause for a while.
 */
export interface HandedOver extends FactBase {
  readonly type: 'handed-over';
  readonly by: string;
  /** Id of a person of the settings. */
  readonly to: string;
  /** A colleague's words for that person, who alone gets them: by e-mail, and on the page of an alert. */
  readonly note?: string;
}

/** A person snoozed the thread: alerts to the people alerted so far pause until then. */
export interface Snoozed extends FactBase {
  readonly type: 'snoozed';
  readonly by: string;
  readonly until: Instant;
}

/**
 * A person said that what waits is not urgent; with `undone`, that it is after all. It holds until the wait ends, and a later
 * message speaks again only if somebody may be hurt for another reason.
 */
export interface NotUrgent extends FactBase {
  readonly type: 'not-urgent';
  readonly by: string;
  /** The last message that the person had seen. */
  readonly upTo: Instant;
  /** What made the messages up to then urgent. */
  readonly reasons: readonly UrgentReason[];
  readonly undone?: true;
}

/** Somebody has taken the thread on. */
export type TakenOn = Acknowledged | HandedOver | Snoozed;

/** An unrecognised mail: a person has to look at it. */
export interface UnknownMail extends FactBase {
  readonly type: 'unknown-mail';
  /** Why it was not understood, in words for an operator that repeat nothing from the mail. */
  readonly reason: string;
  readonly mail?: string;
  /** The domain of its sender, who may have forged it. */
  readonly from?: string;
  /** The mail provably came from that domain. */
  readonly proven?: true;
  /**
   * What mails like it have in common, as a keyed hash; only where a manager may say that such mails need nobody.
   */
  readonly like?: string;
  /**
   * Gmail asks to confirm the forwarding of a mailbox, and the mail is provably from Gmail: a person may follow its
   * link.
   */
  readonly forwarding?: true;
}

/** A copy of a reply that names no thread: it waits for its thread, then a person is asked. */
export interface UnmatchedReply extends MailFact {
  readonly type: 'unmatched-reply';
  /** The keyed hash of its text. */
  readonly words?: string;
}

/** The thread of a waiting copy was found, by Replywatch or by a person. */
export interface ReplyMatched extends FactBase {
  readonly type: 'reply-matched';
  readonly threadId: string;
}

/** Something about an order needs the seller to act: it starts the clock of a separate thread. */
export interface RequestOpened extends MailFact {
  readonly type: 'return-requested' | 'claim-opened' | 'cancellation-requested' | 'chargeback-opened';
  /** The deadline that Amazon names, if any. */
  readonly dueAt?: Instant;
}

/** The request of such a thread was completed or decided. */
export interface RequestClosed extends MailFact {
  readonly type:
    | 'return-authorised'
    | 'return-decided'
    | 'refund-issued'
    | 'claim-decided'
    | 'chargeback-decided'
    | 'order-cancelled'
    | 'order-shipped';
}

/** Something about the account, not a message, needs a person to act: it starts the clock of a separate thread. */
export interface ConcernRaised extends FactBase {
  readonly type: 'concern-raised';
  /** The subject, in a word of ours or Amazon's: AT_RISK, order-defect-rate-mfn, stars. */
  readonly about: string;
  /** The figure, and the line that it crossed, if it is about one. */
  readonly value?: number;
  readonly line?: number;
  /** The deadline, if one is known. */
  readonly dueAt?: Instant;
}

/** The account is back to normal. */
export interface ConcernSettled extends FactBase {
  readonly type: 'concern-settled';
}

/** Another SP-API notification about an order: it neither starts nor stops a clock. */
export interface OrderNoted extends FactBase {
  readonly type: 'order-noted';
  /** SP-API's type of the notification. */
  readonly notification: string;
  /** A single word of Amazon's for what happened: Shipment, DELIVERED. */
  readonly detail?: string;
}

/** A message that was imported as history and still waited at this instant: it is too old to alert anybody. */
export interface Lapsed extends FactBase {
  readonly type: 'lapsed';
  readonly messageId: string;
}

/** A reply from here promised the buyer by when they hear more: our promise starts with it. */
export interface Promised extends FactBase {
  readonly type: 'promised';
  /** The reply that says so: if Amazon refuses it, nothing was promised. */
  readonly replyId: string;
  readonly by: string;
  readonly until: Instant;
}

/** Something that happened. Adding the same fact twice, or facts in another order, changes nothing. */
export type Fact =
  | BuyerMessage
  | SellerReply
  | ReplyRevoked
  | ReplyDoubted
  | ReplyConfirmed
  | ReplyDismissed
  | AnsweredElsewhere
  | NoResponseNeeded
  | NoResponseMarked
  | DealtWith
  | Acknowledged
  | HandedOver
  | Snoozed
  | NotUrgent
  | UnknownMail
  | UnmatchedReply
  | ReplyMatched
  | RequestOpened
  | RequestClosed
  | ConcernRaised
  | ConcernSettled
  | OrderNoted
  | Lapsed
  | Promised;

export type FactType = Fact['type'];
