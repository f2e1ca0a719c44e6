import type { MailType } from '../domain/mail-type.ts';
import type { UnknownReason } from '../domain/thread/unknown-reason.ts';
import type { Reading } from '../ports/mail.ts';
import { canaryMail } from './canary-mail.ts';
import { buyerMessage, ownReply, replyCopy } from './conversation.ts';
import { deliveryFailure } from './delivery-failure.ts';
import { likenessOf } from './likeness.ts';
import { type MailInput, type OpenedMail, openMail } from './open/opened-mail.ts';
import { addressesIn, headerValues } from './open/parsed-mail.ts';
import { isAmazonSystem, isRelay } from './open/senders.ts';
import { stray, unknown } from './reading.ts';
import { aboutConversation, optedOut, replyRefused } from './refused-reply.ts';
import {
  cancellationRequested,
  chargebackDecided,
  chargebackOpened,
  claimDecided,
  claimOpened,
  refundMail,
  returnMail,
} from './request.ts';

const READERS: Record<MailType, (opened: OpenedMail) => Reading | Promise<Reading>> = {
  BBC_MESSAGE_SENT_TO_MERCHANT: buyerMessage,
  BBC_MESSAGE_CONFIRMATION_TO_MERCHANT: replyCopy,
  BUYER_OPTED_OUT_BSM_MESSAGES: optedOut,
  RETURN_REQUEST: returnMail,
  REFUND_ISSUED: refundMail,
  A_Z_CLAIM_RESPONDENT_NOTIFY: claimOpened,
  A_Z_CLAIM_RESPONDENT_CLOSE: claimDecided,
  BRC_SELLER_NOTIFICATION: cancellationRequested,
  'chargeback-opened': chargebackOpened,
  'chargeback-decided': chargebackDecided,
  'own-reply': ownReply,
  'reply-refused': replyRefused,
  'delivery-failure': deliveryFailure,
  'forwarding-confirmation': (opened) =>
    opened.trusted
      ? unknown(opened, 'Gmail asks to confirm the forwarding of a mailbox: see its code and its link', {
          forwarding: true,
        })
      : unknown(opened, 'a mail that claims to be from Gmail without proof: follow no link in it'),
  unknown: (opened) => {
    const like = likenessOf(opened);
    const read = unknown(opened, opened.mail.problem ?? whyUnknown(opened), {
      ...(like !== undefined && { like }),
    });
    return aboutConversation(opened, read);
  },
};

/**
 * Reads one mail of Amazon's into facts of one thread. An unrecognised mail becomes an `unknown-mail` fact in a
 * separate thread, which a person sees; a canary's mail becomes a thread that only an audit sees. Never throws,
 * whatever the bytes.
 */
export async function readMail(input: MailInput): Promise<Reading> {
  return readOpened(await openMail(input));
}

/** The same for a mail that is already parsed. */
export async function readOpened(opened: OpenedMail): Promise<Reading> {
  const { intake, trusted, type } = opened;
  if (intake === undefined) return canaryMail(opened) ?? stray(opened);
  const read = await READERS[type](opened);
  return trusted || SENT_BY_ANYBODY.has(type) ? read : { ...read, about: { ...read.about, unproven: type } };
}

/** Mails that need no proof: any server reports a failed delivery. */
const SENT_BY_ANYBODY: ReadonlySet<MailType> = new Set(['unknown', 'delivery-failure']);

function whyUnknown({ mail, relay }: OpenedMail): UnknownReason {
  const [sender = ''] = addressesIn(mail, 'from');
  if (headerValues(mail, 'x-space-notification-type').length > 0) return 'its Amazon type is not known';
  if (relay !== undefined && !isRelay(sender) && !isAmazonSystem(sender))
    return 'a mail to a buyer from an address that is not under replyFrom in the settings';
  return 'nothing in it shows what kind of mail it is';
}
