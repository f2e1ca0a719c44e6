import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import type { Instant } from '#shared/domain/instant';
import type { MailType } from '#shared/domain/mail-type';
import { UNASSIGNED_STORE } from '#shared/domain/thread/strays';
import type { KeyedHash } from '#shared/ports/mail';
import type { Intake } from './intake.ts';
import { typedMail } from './mail-type.ts';
import { marketplaceOf } from './marketplace-of.ts';
import { addressesIn, type ParsedMail, parseMail } from './parsed-mail.ts';
import { bestRelay, GMAIL_FORWARDING, type RelayAddress, relayIn } from './senders.ts';
import { instantsOf } from './sent-at.ts';
import { amazonParts, type AmazonParts } from './template.ts';
import { isBelieved, provenSender } from './trust.ts';

const ADDRESS_HEADERS = ['from', 'reply-to', 'sender', 'return-path', 'to', 'cc'];

export interface MailInput {
  /** The raw mail, or its beginning. */
  readonly raw: Uint8Array;
  readonly notification: MailNotification;
  /** Undefined for an address that is not in the settings. */
  readonly intake: Intake | undefined;
  /** Where the raw mail is stored; left out when it is not. */
  readonly mailKey?: string;
  readonly hash: KeyedHash;
}

/** What was found in a mail, before it is interpreted. */
export interface OpenedMail extends MailInput {
  readonly mail: ParsedMail;
  readonly parts: AmazonParts;
  readonly type: MailType;
  readonly store: string;
  readonly marketplaceId: string | undefined;
  /** The buyer's relay address, from any header that has it, or from those quoted in a forwarded mail. */
  readonly relay: RelayAddress | undefined;
  /** The sender that it provably came from, whoever that is. */
  readonly provenSender: string | undefined;
  /** Whether that is one whom we believe: Amazon, or the seller for its own replies. */
  readonly trusted: boolean;
  /** Whether it is Amazon's own notice, by its type header or its sender: only such a mail ends what waits. */
  readonly isNotice: boolean;
  /** When what it says begins to count. */
  readonly at: Instant;
  /** When it was sent, however long ago: what it ends was waiting then. */
  readonly sentAt: Instant;
}

/** Parses a mail and finds what all kinds of mail have. */
export async function openMail(input: MailInput): Promise<OpenedMail> {
  const { raw, notification, intake } = input;
  const mail = await parseMail(raw, notification);
  const parts = amazonParts(mail);
  const replyFrom = intake?.replyFrom ?? [];
  const { type, isNotice } = typedMail(mail, parts, replyFrom);
  const proven = provenSender(mail, raw, notification);
  const trusted = proven !== undefined && isBelieved(proven, believed(type, replyFrom));
  const relay =
    relayOf(mail) ?? (type === 'BBC_MESSAGE_SENT_TO_MERCHANT' ? relayIn(parts.before) : undefined);
  // An unproven header could name a marketplace with a longer clock.
  const marketplaceId = (trusted ? marketplaceOf(mail, parts, relay) : undefined) ?? intake?.marketplaceId;
  return {
    ...input,
    mail,
    parts,
    type,
    store: intake?.store ?? UNASSIGNED_STORE,
    marketplaceId,
    relay,
    provenSender: proven,
    trusted,
    isNotice,
    ...instantsOf(mail, trusted, notification.receipt.timestamp),
  };
}

/**
 * The addresses that are believed besides Amazon: the seller's, and only for its own replies, because a mailing list
 * writes in its name.
 */
function believed(type: MailType, replyFrom: readonly string[]): readonly string[] {
  if (type === 'own-reply') return replyFrom;
  return type === 'forwarding-confirmation' ? [GMAIL_FORWARDING] : [];
}

function relayOf(mail: ParsedMail): RelayAddress | undefined {
  return bestRelay(ADDRESS_HEADERS.flatMap((name) => addressesIn(mail, name)));
}
