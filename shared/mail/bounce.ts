import { headerValues, addressesIn, type ParsedMail } from './open/parsed-mail.ts';
import { bodyOf } from './open/template.ts';
import { relayIn, type RelayAddress } from './open/senders.ts';

/** The mail to Amazon's relay that a mail server returned in its own words. */
export interface Bounce {
  readonly relay: RelayAddress;
  /** Message-ID of the returned mail. */
  readonly about: string;
}

const MAIL_SERVER = /^(?:post-?master|mail(?:er)?-?daemon|bounces?|microsoftexchange[0-9a-f]{0,40})@/i;
const MESSAGE_ID = /<[^\s<>@]{1,200}@[^\s<>@]{1,200}>/;
const QUOTED_ID = /\bmessage-id:\s{0,9}(<[^\s<>@]{1,200}@[^\s<>@]{1,200}>)/i;

/** Whether a mail server wrote the mail, by its sender; anybody could claim that. */
export function isByMailServer(mail: ParsedMail): boolean {
  return MAIL_SERVER.test(addressesIn(mail, 'from')[0] ?? '');
}

/** The Message-ID of the mail that a notice is about: in the headers of an answer, or in the text. */
export function returnedMessageId(mail: ParsedMail, body: string): string | undefined {
  return (
    MESSAGE_ID.exec(headerValues(mail, 'in-reply-to')[0] ?? '')?.[0] ??
    QUOTED_ID.exec(body)?.[1] ??
    MESSAGE_ID.exec(headerValues(mail, 'references').at(-1) ?? '')?.[0]
  );
}

/**
 * Reads a bounce that no machine format (RFC 3464) tells, as QQ Mail writes it; undefined when it names no mail to the relay by
 * its Message-ID.
 */
export function bounceOf(mail: ParsedMail): Bounce | undefined {
  const body = bodyOf(mail);
  const relay = relayIn(body);
  const about = returnedMessageId(mail, body);
  return relay === undefined || about === undefined ? undefined : { relay, about };
}
