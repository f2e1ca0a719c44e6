import { base64Lines, bytesIn, encodedWords, quotedPrintable } from '../encodings.ts';

/** A header by name and value; a value that is not plain ASCII is encoded. */
export type Header = readonly [name: string, value: string];

/** How to encode the parts of a mail. */
export interface Encoding {
  readonly charset: string;
  readonly transfer: 'quoted-printable' | 'base64' | '8bit';
}

export interface Content {
  readonly text?: string;
  readonly html?: string;
}

const UTF8: Encoding = { charset: 'UTF-8', transfer: 'quoted-printable' };

/** The raw bytes of a mail. `top` goes above all other headers, where SES puts its own. */
export function compose(
  { top = [], headers }: { readonly top?: readonly Header[]; readonly headers: readonly Header[] },
  content: Content,
  encoding: Encoding = UTF8,
): Buffer {
  const bodies = partsOf(content);
  const lines = [...top, ...headers].map(
    ([name, value]) => `${name}: ${headerValue(value, encoding.charset)}`,
  );
  const [first] = bodies;
  if (bodies.length === 1 && first !== undefined)
    return joined([
      `${lines.join('\r\n')}\r\nMIME-Version: 1.0\r\n`,
      partHeaders(first, encoding),
      bodyBytes(first.body, encoding),
      '\r\n',
    ]);
  const boundary = '----=_Part_4711_0815';
  return joined([
    `${lines.join('\r\n')}\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary="${boundary}"\r\n\r\n`,
    ...bodies.flatMap((part) => [
      `--${boundary}\r\n`,
      partHeaders(part, encoding),
      bodyBytes(part.body, encoding),
      '\r\n',
    ]),
    `--${boundary}--\r\n`,
  ]);
}

interface Part {
  readonly type: string;
  readonly body: string;
}

function partsOf({ text, html }: Content): Part[] {
  return [
    ...(text === undefined ? [] : [{ type: 'text/plain', body: text }]),
    ...(html === undefined ? [] : [{ type: 'text/html', body: html }]),
  ];
}

function partHeaders({ type }: Part, { charset, transfer }: Encoding): string {
  return `Content-Type: ${type}; charset=${charset}\r\nContent-Transfer-Encoding: ${transfer}\r\n\r\n`;
}

function bodyBytes(body: string, { charset, transfer }: Encoding): string | Buffer {
  const bytes = bytesIn(charset, body.replace(/\r?\n/g, '\r\n'));
  if (transfer === 'quoted-printable') return quotedPrintable(bytes);
  return transfer === 'base64' ? base64Lines(bytes) : bytes;
}

/** An address keeps its angle brackets outside the encoded words. */
function headerValue(value: string, charset: string): string {
  const [, shown, address] = /^(.+?) (<[^<>]+>)$/.exec(value) ?? [];
  return shown === undefined || address === undefined
    ? encodedWords(value, charset)
    : `${encodedWords(shown, charset)} ${address}`;
}

function joined(pieces: readonly (string | Buffer)[]): Buffer {
  return Buffer.concat(pieces.map((piece) => (typeof piece === 'string' ? Buffer.from(piece) : piece)));
}

/** Escapes text for HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
