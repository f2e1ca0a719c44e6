import { days, type Instant } from '#shared/domain/instant';
import { headerValues, type ParsedMail } from './parsed-mail.ts';

/**
 * SES encodes the instant of sending in each Message-ID: sixteen hex digits, of which the last twelve are
 * milliseconds.
 */
const SES_MESSAGE_ID = /^<01[0-9a-f]{2}([0-9a-f]{12})-[^@\s]{1,200}@[a-z0-9.-]{0,60}amazonses\.com>$/i;

/** The longest time that a mail can be delayed on its way; an older one was sent again. */
const LONGEST_WAY_MS = days(4);

/** When a mail counts from. */
export interface MailInstants {
  /** For a mail that starts a clock: when Amazon sent it, or the receipt of a mail that was sent again days later. */
  readonly at: Instant;
  /** For a mail that stops one: when Amazon sent it, however long ago, so that an old copy answers no new question. */
  readonly sentAt: Instant;
}

/**
 * Reads from its Message-ID when Amazon sent a proven mail: the clock runs from there, and a mail can be delayed. The instant
 * of receipt counts where the mail is not proven, or where the Message-ID gives no instant or a future one.
 */
export function instantsOf(mail: ParsedMail, trusted: boolean, receivedAt: Instant): MailInstants {
  const hex = trusted ? SES_MESSAGE_ID.exec(headerValues(mail, 'message-id')[0] ?? '')?.[1] : undefined;
  const stamped = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  const sentAt = stamped <= receivedAt ? stamped : receivedAt;
  return { sentAt, at: sentAt > receivedAt - LONGEST_WAY_MS ? sentAt : receivedAt };
}
