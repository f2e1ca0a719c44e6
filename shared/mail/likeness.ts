import { READ_BYTES } from './open/bounds.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { namesOrder } from './open/order-id.ts';
import { addressesIn, headerValues } from './open/parsed-mail.ts';
import { domainOf } from './open/senders.ts';
import { hasTail } from './open/template.ts';

/**
 * What mails like this one have in common: store, sender's domain, and the subject but for its numbers, as a keyed hash.
 * Undefined where a person must see each such mail: the sender is not proven, or it could be about a buyer. Then nobody can
 * say that such mails need nobody.
 */
export function likenessOf(opened: OpenedMail): string | undefined {
  const { mail, store, provenSender, intake, hash } = opened;
  if (provenSender === undefined || mail.problem !== undefined || isAboutBuyer(opened)) return undefined;
  const domain = domainOf(provenSender);
  // A mailing list of the seller's writes the buyers' messages on in its own name.
  const own = [...(intake?.replyFrom ?? []), ...(intake?.reached?.mailboxes ?? [])].map(domainOf);
  if (isAmazonLike(domain) || own.includes(domain)) return undefined;
  const pattern = subjectPattern(mail.subject);
  return pattern === undefined ? undefined : hash(['like', store, domain, pattern].join(' '));
}

/** Amazon writes from more domains than we know. */
function isAmazonLike(domain: string): boolean {
  return domain.split('.').some((label) => label.startsWith('amazon'));
}

const RELAY = /marketplace\.amazon\./i;

/** Whether anything in it could belong to a buyer's message that somebody sent on, or that was not read to its end. */
function isAboutBuyer({ mail, raw, parts, relay }: OpenedMail): boolean {
  const { subject, text, html, attached } = mail;
  if (attached || raw.length >= READ_BYTES || relay !== undefined || parts.found) return true;
  if (headerValues(mail, 'x-space-notification-type').length > 0 || addressesIn(mail, 'from').length !== 1)
    return true;
  return [subject, text, html].some((part) => RELAY.test(part) || namesOrder(part) || hasTail(part));
}

/** A person answered or sent on a mail. */
const ANSWER = /^\s*(?:re|fwd?|aw|wg|sv|vs|tr|rv|r|i|回复|答复|转发|轉寄|返信|転送)\s*[:\uff1a]/i;
const ADDRESS = /\S*@\S*/g;
/** Numbers, and codes that have one in them. */
const NUMBER = /[a-z0-9_.,/:#+-]*\p{N}[a-z0-9_.,/:#+-]*/gu;
/** Fewer letters say too little of what the mails are about: the rule would be too wide. */
const FEWEST_LETTERS = 8;
/** A word of one or two characters. */
const WORD_CHARACTER = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]/gu;

/** The subject without what differs from mail to mail; undefined where too little remains, or a person wrote it. */
export function subjectPattern(subject: string): string | undefined {
  if (ANSWER.test(subject)) return undefined;
  const pattern = subject
    .normalize('NFKC')
    .toLowerCase()
    .replace(ADDRESS, '@')
    .replace(NUMBER, '#')
    .replace(/\s+/g, ' ')
    .trim();
  const letters = pattern.match(/\p{L}/gu)?.length ?? 0;
  const wordCharacters = pattern.match(WORD_CHARACTER)?.length ?? 0;
  return letters + wordCharacters < FEWEST_LETTERS ? undefined : pattern;
}
