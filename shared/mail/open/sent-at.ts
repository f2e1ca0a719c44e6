import { days, type Instant } from '#shared/domain/instant';
import { headerValues, type ParsedMail } from './parsed-mail.ts';

/**
 * SES encodes the instant of sending in each Message-ID: sixteen hex digits, of which the last twelve are
 * milliseconds.
 */
const SES_MESSAGE_ID = /^<01[0-9a-f]{2}([0-9a-f]{12})-[^@\s]{1,200}@[a-z0-9.-]{0,60}amazonses\.com>$/i;

/** A mail can be held up on its way so long; what is older came again. */
const LONGEST_WAY_MS = days(4);

/** When a mail counts from. */
export interface MailInstants {
  /** For what starts a clock: when Amazon sent it, or its receipt for a mail that is sent on after days. */
  readonly at: Instant;
  /** For what stops one: when Amazon sent it, however long ago, so that an old copy answers no new question. */
  readonly sentAt: Instant;
}

/**
 * Reads when Amazon sent a proven mail from its Message-ID, for the clock runs from there and a mail can be held up. The
 * receipt stands in where the mail is not proven, or where the Message-ID says nothing or lies ahead.
 */
export function instantsOf(mail: ParsedMail, trusted: boolean, receivedAt: Instant): MailInstants {
  const hex = trusted ? SES_MESSAGE_ID.exec(headerValues(mail, 'message-id')[0] ?? '')?.[1] : undefined;
  const stamped = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  const sentAt = stamped <= receivedAt ? stamped : receivedAt;
  return { sentAt, at: sentAt > receivedAt - LONGEST_WAY_MS ? sentAt : receivedAt };
}
