import PostalMime, { addressParser } from 'postal-mime';
import type { MailNotification } from '../contracts/queue-messages.ts';
import { outOfBounds } from './bounds.ts';

/** A mail, as far as it could be taken apart. */
export interface ParsedMail {
  /** From top to bottom, names in small letters. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Why only the headers that SES gave are known. */
  readonly problem?: string;
}

/** Takes a mail apart; when that cannot be done, the headers of SES's notification stand in. Never throws. */
export async function parseMail(raw: Uint8Array, notification: MailNotification): Promise<ParsedMail> {
  const tooMuch = outOfBounds(raw);
  if (tooMuch !== undefined) return headersOnly(notification, tooMuch);
  try {
    const { headers, subject, text, html } = await PostalMime.parse(raw, {
      maxNestingDepth: 32,
      maxHeadersSize: 256 * 1024,
    });
    if (headers.length === 0) return headersOnly(notification, 'the mail has no headers');
    return {
      headers: headers.map(({ key, value }) => ({ name: key.toLowerCase(), value })),
      subject: subject ?? '',
      text: text ?? '',
      html: html ?? '',
    };
  } catch {
    return headersOnly(notification, 'the mail cannot be parsed');
  }
}

function headersOnly({ mail }: MailNotification, problem: string): ParsedMail {
  const headers = mail.headers.map(({ name, value }) => ({ name: name.toLowerCase(), value }));
  return { headers, subject: valuesOf(headers, 'subject')[0] ?? '', text: '', html: '', problem };
}

function valuesOf(headers: ParsedMail['headers'], name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value.trim());
}

/** All values of a header, from top to bottom. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return valuesOf(mail.headers, name);
}

/** The addresses in a header, in small letters. */
export function addressesIn(mail: ParsedMail, name: string): string[] {
  return headerValues(mail, name).flatMap((value) => {
    try {
      return addressParser(value, { flatten: true }).flatMap(({ address }) => address?.toLowerCase() ?? []);
    } catch {
      return [];
    }
  });
}
