import PostalMime, { addressParser, decodeWords, type Email } from 'postal-mime';
import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import type { UnknownReason } from '#shared/domain/thread/unknown-reason';
import { outOfBounds, readablePart } from './bounds.ts';
import { charsetOf, escapesDecoded } from './charset.ts';

/** A mail, as far as it could be parsed. */
export interface ParsedMail {
  /** From top to bottom, names in lower case. */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** For a delivery report: its machine-readable parts, and the headers of the reported mail. */
  readonly report: string;
  /** Whether it has attachments, as far as it was read. */
  readonly attached: boolean;
  /** Why only the headers from SES are known. */
  readonly problem?: UnknownReason;
}

/** A mail inside a mail is an attachment: its content was not addressed to us. */
const LIMITS = { maxNestingDepth: 32, maxHeadersSize: 64 * 1024, forceRfc822Attachments: true };
/** No honest list of addresses is longer, and a parser of addresses scans a hostile one many times. */
const ADDRESSES_CHARACTERS = 4_000;
const SUBJECT_CHARACTERS = 1_000;
const REPORT_CHARACTERS = 16_000;
const TEXTS = ['text/plain', 'text/html'];
const REPORT_PARTS = ['message/delivery-status', 'text/rfc822-headers', 'message/rfc822'];

/** Parses the beginning of a mail; if that fails, it uses the headers from SES. Never throws. */
export async function parseMail(
  whole: Uint8Array,
  notification: MailNotification | undefined,
): Promise<ParsedMail> {
  const raw = readablePart(whole);
  const tooMuch = outOfBounds(raw);
  if (tooMuch !== undefined) return headersOnly(notification, tooMuch);
  try {
    const parser = new BodyParser(LIMITS);
    const { headers, subject, attachments } = await parser.parse(raw);
    // A mail without a sender cannot be classified, but SES may have read one that we could not.
    if (!headers.some(({ key }) => key.toLowerCase() === 'from'))
      return headersOnly(notification, 'the mail has no sender that can be read');
    const isReport = headers.some(
      ({ key, value }) => key === 'content-type' && /multipart\/report/i.test(value),
    );
    return {
      headers: headers.map(({ key, value }) => ({ name: key.toLowerCase(), value })),
      subject: escapesDecoded(subject ?? '').slice(0, SUBJECT_CHARACTERS),
      text: parser.bodies.plain.join('\n'),
      html: parser.bodies.html.join('\n'),
      report: isReport ? reportOf(attachments) : '',
      attached: attachments.length > 0,
    };
  } catch {
    return headersOnly(notification, 'the mail cannot be parsed');
  }
}

/** A file that a mail carries, as the mail names and describes it. */
export interface CarriedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Uint8Array;
}

/** The files of a whole mail, in order; undefined when it cannot be parsed. */
export async function filesIn(whole: Uint8Array): Promise<CarriedFile[] | undefined> {
  try {
    const { attachments } = await new BodyParser(LIMITS).parse(whole);
    return attachments.map(({ filename, mimeType, content }) => ({
      name: filename ?? '',
      type: mimeType,
      content: typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content),
    }));
  } catch {
    return undefined;
  }
}

/** A part of a mail as the parser hands it to its own methods. */
interface ParserNode {
  /** Its bytes without the transfer encoding. */
  readonly content: ArrayBuffer | null;
  readonly contentType: {
    readonly parsed: { readonly value: string; readonly params: { charset?: string } };
  };
  readonly contentDisposition: { readonly parsed: { readonly value: string } };
}

/**
 * Reads each text part in the charset that its bytes show, and keeps the plain and the HTML parts apart. Where a mail mixes
 * them, the parser would convert each into the other, and for some HTML (a link that never ends) that takes it most of a
 * minute. Its methods replace the parser's own methods of the same names.
 */
class BodyParser extends PostalMime {
  readonly bodies: { readonly plain: string[]; readonly html: string[] } = { plain: [], html: [] };

  /** The parser asks this of each part that is not a mail, and then decodes the text parts. */
  isInlineTextNode({ content, contentType, contentDisposition }: ParserNode): boolean {
    const { value, params } = contentType.parsed;
    if (contentDisposition.parsed.value === 'attachment' || !TEXTS.includes(value)) return false;
    const charset = charsetOf(new Uint8Array(content ?? []), params.charset);
    if (charset !== undefined) params.charset = charset;
    return true;
  }

  /** The parser calls it for each text part. */
  addTextEntry(_part: unknown, type: 'plain' | 'html', { value }: { readonly value: unknown }): void {
    if (typeof value === 'string') this.bodies[type].push(value);
  }
}

function reportOf(attachments: Email['attachments']): string {
  return attachments
    .filter(({ mimeType }) => REPORT_PARTS.includes(mimeType))
    .map(({ content }) => (typeof content === 'string' ? content : new TextDecoder().decode(content)))
    .map((text) =>
      text
        .slice(0, REPORT_CHARACTERS)
        .replace(/\r\n/g, '\n')
        .replace(/\n[ \t]+/g, ' '),
    )
    .join('\n\n');
}

function headersOnly(notification: MailNotification | undefined, problem: UnknownReason): ParsedMail {
  const headers = (notification?.mail.headers ?? []).map(({ name, value }) => ({
    name: name.toLowerCase(),
    value,
  }));
  const subject = escapesDecoded(decodeWords(valuesOf(headers, 'subject')[0] ?? '')).slice(
    0,
    SUBJECT_CHARACTERS,
  );
  return { headers, subject, text: '', html: '', report: '', attached: false, problem };
}

function valuesOf(headers: ParsedMail['headers'], name: string): string[] {
  return headers.filter((header) => header.name === name).map(({ value }) => value.trim());
}

/** All values of a header, from top to bottom. */
export function headerValues(mail: ParsedMail, name: string): string[] {
  return valuesOf(mail.headers, name);
}

/** An address of a header, in lower case, with the name beside it. */
export interface Mailbox {
  readonly address: string;
  readonly name: string;
}

/** The mailboxes in a header. */
export function mailboxesIn(mail: ParsedMail, name: string): Mailbox[] {
  return headerValues(mail, name).flatMap((value) => {
    if (value.length > ADDRESSES_CHARACTERS) return [];
    try {
      return addressParser(value, { flatten: true }).flatMap(({ address, name: display }) =>
        address === undefined ? [] : [{ address: address.toLowerCase(), name: display }],
      );
    } catch {
      return [];
    }
  });
}

/** The addresses in a header, in lower case. */
export function addressesIn(mail: ParsedMail, name: string): string[] {
  return mailboxesIn(mail, name).map(({ address }) => address);
}
