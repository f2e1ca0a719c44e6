import { htmlText, type HtmlText } from './html-text.ts';
import type { ParsedMail } from './parsed-mail.ts';

/** The parts of a mail: the text of Amazon's template around a person's words. */
export interface AmazonParts {
  readonly before: string;
  /** A person's words; all of the body when nothing shows where they begin and end. */
  readonly words: string;
  /** Empty when the end of the person's words was not found: then no part of the body is known to be Amazon's. */
  readonly after: string;
  /** Whether the words could be separated from the template. */
  readonly found: boolean;
}

const START_WORDS = new Set([
  'message:',
  'message :',
  'messaggio:',
  'mensagem:',
  'mensaje:',
  'nachricht:',
  'wiadomość:',
  '邮件正文开始:',
  '邮件正文开始\uff1a',
  'begin message',
  'begin message / début du message',
  'iniciar mensagem',
]);
const END_WORDS = new Set([
  'end message',
  'end message / fin du message',
  'fine messaggio',
  'encerrar mensagem',
  'mensagem final',
  'finalizar mensaje',
  'ende der nachricht',
  'fin du message',
  'koniec wiadomości',
]);

/**
 * No marker is longer. The limit also protects the expressions below from long lines, which would take them seconds.
 */
const MARKER_CHARACTERS = 120;
const ANY_START = /^-{5,}[^\n:]{0,40}[:\uff1a]\s*-{5,}$/;
const ANY_END = /^-{5,}[^\n:]{0,40}-{5,}$/;

/**
 * Splits a body into Amazon's template and a person's words. The words may contain markers, links and tokens, so
 * Amazon's part begins only after the last end marker: its template always follows the words.
 */
export function amazonParts({ text, html }: ParsedMail): AmazonParts {
  const fromHtml = html === '' ? undefined : htmlText(html);
  const body = text.trim() === '' ? (fromHtml?.text ?? '') : text;
  return (
    aroundPre(fromHtml) ??
    aroundMarkers(text) ??
    (fromHtml === undefined ? undefined : aroundMarkers(fromHtml.text)) ?? {
      before: '',
      words: body,
      after: '',
      found: false,
    }
  );
}

/**
 * The same for a mail that quotes only the seller: there the first line between dashes is a marker in any language. A
 * buyer's mail must not be split so, because a buyer's own line could name another order.
 */
export function sellerParts(mail: ParsedMail): AmazonParts {
  const parts = amazonParts(mail);
  if (parts.found) return parts;
  const text = mail.text.trim() === '' ? htmlText(mail.html).text : mail.text;
  return aroundMarkers(text, isEnd) ?? parts;
}

/** The current template's HTML holds the words in one `<pre>`, which works in every language. */
function aroundPre(html: HtmlText | undefined): AmazonParts | undefined {
  if (html?.words === undefined) return undefined;
  const { start, end } = html.words;
  return {
    before: html.text.slice(0, start),
    words: html.text.slice(start, end).trim(),
    after: html.text.slice(end),
    found: true,
  };
}

function aroundMarkers(text: string, begins: (line: string) => boolean = isStart): AmazonParts | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex(begins);
  if (start === -1) return undefined;
  const end = lines.findLastIndex(isEnd);
  if (end <= start) return undefined;
  return {
    before: lines.slice(0, start).join('\n'),
    words: lines
      .slice(start + 1, end)
      .join('\n')
      .trim(),
    after: lines.slice(end + 1).join('\n'),
    found: true,
  };
}

function isStart(line: string): boolean {
  const marker = markerOf(line);
  return marker !== undefined && (ANY_START.test(marker) || START_WORDS.has(labelOf(marker)));
}

function isEnd(line: string): boolean {
  const marker = markerOf(line);
  return marker !== undefined && (ANY_END.test(marker) || END_WORDS.has(labelOf(marker)));
}

function markerOf(line: string): string | undefined {
  if (line.length > MARKER_CHARACTERS) return undefined;
  const marker = line.trim();
  return marker === '' ? undefined : marker;
}

function labelOf(marker: string): string {
  return marker
    .replace(/^-+|-+$/g, '')
    .trim()
    .toLowerCase();
}
