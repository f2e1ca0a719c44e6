import { MAIL_TYPES, type MailType } from '#shared/domain/mail-type';
import { isByMailServer } from '../bounce.ts';
import { refusalIn } from '../words/refusals.ts';
import { addressesIn, headerValues, type ParsedMail } from './parsed-mail.ts';
import { GMAIL_FORWARDING, isAmazonNotifier, isAmazonSystem, isRelay } from './senders.ts';
import { isToRelay } from './to-relay.ts';
import { typeBySubject } from './subjects.ts';
import { amazonsWords, type AmazonParts } from './template.ts';

/** A type that Amazon itself declares. */
type StampedType = Extract<MailType, Uppercase<string>>;

const STAMPED = new Set<string>(MAIL_TYPES.filter((type) => type === type.toUpperCase()));

/** Types that can start a clock. */
const STARTING: readonly MailType[] = [
  'BBC_MESSAGE_SENT_TO_MERCHANT',
  'RETURN_REQUEST',
  'A_Z_CLAIM_RESPONDENT_NOTIFY',
  'BRC_SELLER_NOTIFICATION',
];

/** What a mail is, and whether it may end what waits. */
export interface TypedMail {
  readonly type: MailType;
  /**
   * Amazon stamped the type into a header, or an address sent it from which Amazon sends nothing but notices. People at
   * Amazon write from other addresses, and a link that they quote names no type.
   */
  readonly isNotice: boolean;
}

const TOKEN = /\b(?:customAttribute1Value|communicationName|nt)=([A-Z][A-Z_]{5,60})\b/g;
const TOKENS_LOOKED_AT = 50;

/**
 * The kind of a mail: by Amazon's type header, otherwise by the token in its links after the person's words, otherwise by
 * sender and subject, otherwise by words of a refusal in a mail of Amazon's system. A mail from the relay is a buyer's message no matter what else it claims, because buyers write
 * what they like. `own` are the addresses from which the seller answers.
 */
export function typedMail(mail: ParsedMail, parts: AmazonParts, own: readonly string[]): TypedMail {
  const [sender = ''] = addressesIn(mail, 'from');
  const stamped = stampedType(mail);
  const isNotice = stamped !== undefined || isAmazonNotifier(sender);
  return { type: typeOf(mail, { parts, own, sender, stamped, isNotice }), isNotice };
}

function typeOf(
  mail: ParsedMail,
  seen: {
    readonly parts: AmazonParts;
    readonly own: readonly string[];
    readonly sender: string;
    readonly stamped: StampedType | undefined;
    readonly isNotice: boolean;
  },
): MailType {
  const { parts, own, sender, stamped, isNotice } = seen;
  if (isRelay(sender)) return 'BBC_MESSAGE_SENT_TO_MERCHANT';
  if (sender === GMAIL_FORWARDING) return 'forwarding-confirmation';
  if (mail.report !== '' || isByMailServer(mail)) return 'delivery-failure';
  // A mail to the relay comes from a seller, and the text below the words is a quotation.
  if (isToRelay(mail) && !isAmazonSystem(sender)) return own.includes(sender) ? 'own-reply' : 'unknown';
  const linked = linkedType(parts);
  return (
    stamped ??
    (isNotice || (linked !== undefined && STARTING.includes(linked)) ? linked : undefined) ??
    typeBySubject(sender, mail.subject) ??
    (isAmazonSystem(sender) && refusalIn(amazonsWords({ mail, parts })) !== undefined
      ? 'reply-refused'
      : 'unknown')
  );
}

/** If two type headers differ, one of them is not Amazon's, so neither counts. */
function stampedType(mail: ParsedMail): StampedType | undefined {
  const stamped = headerValues(mail, 'x-space-notification-type').map((value) => value.toUpperCase());
  const [type = ''] = stamped;
  return new Set(stamped).size === 1 && isStamped(type) ? type : undefined;
}

/**
 * The type that the links name. A type that stops a clock is believed only when no other link of the mail disagrees:
 * a notice that quotes a buyer can contain the buyer's markers and links, and then Amazon's own link differs.
 */
function linkedType({ before, words, after, found }: AmazonParts): StampedType | undefined {
  const [type] = tokensIn(found ? after : words).filter(isStamped);
  if (type === undefined || STARTING.includes(type)) return type;
  const all = [before, words, after].flatMap(tokensIn).filter(isStamped);
  return found && all.every((other) => other === type) ? type : undefined;
}

function tokensIn(text: string): string[] {
  const found: string[] = [];
  for (const [, token = ''] of text.matchAll(TOKEN)) {
    found.push(token);
    if (found.length === TOKENS_LOOKED_AT) break;
  }
  return found;
}

function isStamped(token: string): token is StampedType {
  return STAMPED.has(token);
}
