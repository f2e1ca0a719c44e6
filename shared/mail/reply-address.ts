import type { BuyerMessage } from '../domain/thread/fact.ts';
import { addressesIn, headerValues, parseMail, type ParsedMail } from './open/parsed-mail.ts';
import { relayAddress } from './open/senders.ts';
import { caseIdOf } from './thread-id.ts';

/** How to answer a buyer's mail. */
export interface ReplyAddress {
  /** The very address that the mail came from, with its case. */
  readonly to: string;
  readonly subject: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
}

const MESSAGE_ID = /<[^\s<>]{1,250}>/g;
/** Old ids say nothing more, and a header must stay short. */
const MOST_REFERENCES = 10;
/** A buyer chooses the subject of their mail: encoded, it can hold lines that would be headers. */
const MOST_SUBJECT = 250;
const ANSWERED = /^\s*(?:re|aw|sv|r|odp|回复|回覆)\s*[:：]/i;

/** The buyer to answer, as the fact of their mail names them. */
export type Asker = Pick<BuyerMessage, 'relay' | 'caseId'>;

/**
 * Reads from a buyer's raw mail how it is answered. Undefined when no address to answer to is that buyer's at Amazon's relay, in the
 * very conversation: the words would reach somebody else.
 */
export async function replyAddressOf(raw: Uint8Array, asker: Asker): Promise<ReplyAddress | undefined> {
  const mail = await parseMail(raw, undefined);
  const to = ['reply-to', 'from']
    .flatMap((name) => addressesIn(mail, name))
    .find((address) => isOf(asker, address));
  if (to === undefined) return undefined;
  const subject = mail.subject
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, MOST_SUBJECT);
  const [inReplyTo] = idsIn(mail, 'message-id');
  const before = idsIn(mail, 'references');
  return {
    to,
    subject: ANSWERED.test(subject) ? subject : `Re: ${subject}`,
    ...(inReplyTo !== undefined && { inReplyTo }),
    references: [...before, ...(inReplyTo === undefined ? [] : [inReplyTo])].slice(-MOST_REFERENCES),
  };
}

function isOf({ relay, caseId }: Asker, address: string): boolean {
  const found = relayAddress(address);
  return found?.alias === relay && (caseId === undefined || caseIdOf(found) === caseId);
}

function idsIn(mail: ParsedMail, name: string): string[] {
  return headerValues(mail, name).flatMap((value) => value.match(MESSAGE_ID) ?? []);
}
