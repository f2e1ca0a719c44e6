import { addressesIn, headerValues, parseMail, type ParsedMail } from './open/parsed-mail.ts';
import { isRelay } from './open/senders.ts';

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
const ANSWERED = /^\s*(?:re|aw|sv|r|odp|回复|回覆)\s*[:：]/i;

/** Reads from a buyer's raw mail how it is answered; undefined when it names no address at Amazon's relay. */
export async function replyAddressOf(raw: Uint8Array): Promise<ReplyAddress | undefined> {
  const mail = await parseMail(raw, undefined);
  const to = ['reply-to', 'from'].flatMap((name) => addressesIn(mail, name)).find(isRelay);
  if (to === undefined) return undefined;
  const [inReplyTo] = idsIn(mail, 'message-id');
  const before = idsIn(mail, 'references');
  return {
    to,
    subject: ANSWERED.test(mail.subject) ? mail.subject.trim() : `Re: ${mail.subject.trim()}`,
    ...(inReplyTo !== undefined && { inReplyTo }),
    references: [...before, ...(inReplyTo === undefined ? [] : [inReplyTo])].slice(-MOST_REFERENCES),
  };
}

function idsIn(mail: ParsedMail, name: string): string[] {
  return headerValues(mail, name).flatMap((value) => value.match(MESSAGE_ID) ?? []);
}
