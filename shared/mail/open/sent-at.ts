import { days, type Instant } from '#shared/domain/instant';
import { headerValues, type ParsedMail } from './parsed-mail.ts';

/**
 * SES encodes the instant of sending in each Message-ID: sixteen hex digits, of which the last twelve are
 * milliseconds.
 */
const SES_MESSAGE_ID = /^<01[0-9a-f]{2}([0-9a-f]{12})-[^@\s]{1,200}@[a-z0-9.-]{0,60}amazonses\.com>$/i;

/** The longest time that a mail can be delayed on its way. */
const LONGEST_WAY_MS = days(4);

/**
 * When Amazon sent a proven mail, from its Message-ID: the clock runs from there, and a mail can be delayed. The
 * instant of its receipt when the Message-ID gives no plausible instant.
 */
export function sentAt(mail: ParsedMail, trusted: boolean, receivedAt: Instant): Instant {
  if (!trusted) return receivedAt;
  const hex = SES_MESSAGE_ID.exec(headerValues(mail, 'message-id')[0] ?? '')?.[1];
  const sent = hex === undefined ? Number.NaN : Number.parseInt(hex, 16);
  return sent <= receivedAt && sent > receivedAt - LONGEST_WAY_MS ? sent : receivedAt;
}
