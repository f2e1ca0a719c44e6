import { htmlText, type HtmlText, type Place } from './html-text.ts';
import { addressesIn, type ParsedMail } from './parsed-mail.ts';
import { aboveQuotation, withoutQuoteMarks } from './quotation.ts';
import { isAmazonSystem, isRelay } from './senders.ts';
import { isToRelay } from './to-relay.ts';

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
const LETTER = /\p{L}/u;

/** What only Amazon's template has below a person's words. */
const TAIL =
  /\/no-response-needed[.?]|\bcustomAttribute1Value=|\bcommunicationName=|\[commMgrTok:|\bSPC-(?:EU|US|JP)Amazon-\d/;

/** Whether a text has what only Amazon's template has. */
export function hasTail(text: string): boolean {
  return TAIL.test(text);
}

/**
 * Splits a body into Amazon's template and a person's words. The words may contain markers, links and tokens, so
 * Amazon's part begins only after the last end marker: its template always follows the words.
 */
export function amazonParts(mail: ParsedMail): AmazonParts {
  const [sender = ''] = addressesIn(mail, 'from');
  const byBuyer = isRelay(sender);
  return byBuyer || isAmazonSystem(sender) || isToRelay(mail)
    ? partsAsSent(mail, byBuyer)
    : partsOfForward(mail);
}

/**
 * The same for a mail that quotes only the seller: there the first line between dashes is a marker in any language. A
 * buyer's mail must not be split so, because a buyer's own line could name another order.
 */
export function sellerParts(mail: ParsedMail): AmazonParts {
  const parts = amazonParts(mail);
  if (parts.found) return parts;
  return aroundMarkers(bodyOf(mail), isEnd) ?? parts;
}

function partsAsSent(mail: ParsedMail, byBuyer: boolean): AmazonParts {
  const html = htmlOf(mail);
  const parts =
    (html && aroundPre(html, html.words)) ??
    aroundMarkers(mail.text) ??
    (html && aroundMarkers(html.text)) ??
    whole(bodyOf(mail));
  // A buyer who answers by mail writes above the seller's mail, and that mail holds the template of an earlier message.
  const above = byBuyer && parts.found ? aboveQuotation(parts.before) : undefined;
  return above === undefined ? parts : whole(above);
}

/**
 * A mail that a person or a program sent on: its client may quote the lines, drop the style of the `<pre>`, or make the text
 * anew from the HTML, which has no end marker.
 */
function partsOfForward(mail: ParsedMail): AmazonParts {
  const html = htmlOf(mail);
  const texts = [withoutQuoteMarks(mail.text), ...(html === undefined ? [] : [html.text])];
  return (
    (html && aroundPre(html, html.words ?? wordsPre(html))) ??
    firstOf(texts, (text) => aroundMarkers(text)) ??
    firstOf(texts, untilTail) ??
    whole(bodyOf(mail))
  );
}

function htmlOf({ html }: ParsedMail): HtmlText | undefined {
  return html === '' ? undefined : htmlText(html);
}

/** What Amazon itself says in a mail: all but a person's words, where they can be told apart. */
export function amazonsWords({
  mail,
  parts: { before, words, after, found },
}: {
  readonly mail: ParsedMail;
  readonly parts: AmazonParts;
}): string {
  return [mail.subject, before, found ? '' : words, after].join('\n');
}

/** The whole body as text. */
export function bodyOf({ text, html }: ParsedMail): string {
  return text.trim() === '' ? htmlText(html).text : text;
}

/** Amazon's sentence above a message says "message" in the account's language. */
const MESSAGE =
  /messag|nachricht|mensaje|mensagem|bericht|wiadomo|meddelande|mesaj|メッセージ|[邮郵]件|消息|رسالة/i;

/** Whether a sentence stands above a person's words that Amazon's template does not have there. */
export function hasOtherSentence(before: string): boolean {
  return before
    .split('\n')
    .map((line) => line.trim())
    .some((line) => /[.!?\u3002\uff01\uff1f\u061f\u2026]$/.test(line) && !MESSAGE.test(line));
}

function whole(words: string): AmazonParts {
  return { before: '', words, after: '', found: false };
}

function firstOf(
  texts: readonly string[],
  split: (text: string) => AmazonParts | undefined,
): AmazonParts | undefined {
  for (const text of texts) {
    const parts = split(text);
    if (parts !== undefined) return parts;
  }
  return undefined;
}

/** The current template's HTML holds the words in one `<pre>`, which works in every language. */
function aroundPre({ text }: HtmlText, place: Place | undefined): AmazonParts | undefined {
  if (place === undefined) return undefined;
  return {
    before: text.slice(0, place.start),
    words: text.slice(place.start, place.end).trim(),
    after: text.slice(place.end),
    found: true,
  };
}

/** The only `<pre>`, unless it holds Amazon's template, too: some clients put a whole mail into one. */
function wordsPre({ text, onlyPre }: HtmlText): Place | undefined {
  return onlyPre === undefined || TAIL.test(text.slice(onlyPre.start, onlyPre.end)) ? undefined : onlyPre;
}

function aroundMarkers(text: string, begins: (line: string) => boolean = isStart): AmazonParts | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex(begins);
  const end = start === -1 ? -1 : endOf(lines);
  return end <= start ? undefined : split(lines, start, end, end + 1);
}

/**
 * The last end marker, unless only an earlier one has Amazon's template below it: a mail gateway adds its own lines
 * between dashes.
 */
function endOf(lines: readonly string[]): number {
  const tail = lines.findLastIndex((line) => TAIL.test(line));
  const last = lines.findLastIndex(isEnd);
  if (last === -1 || last < tail || isKnownEnd(lines[last] ?? '')) return last;
  const amazons = lines.slice(0, Math.max(tail, 0)).findLastIndex(isEnd);
  return amazons === -1 ? last : amazons;
}

/** The words of a text that has a start marker but no end marker: down to the first line of Amazon's template. */
function untilTail(text: string): AmazonParts | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex(isStart);
  const tail = start === -1 ? -1 : lines.findIndex((line, index) => index > start && TAIL.test(line));
  return tail === -1 ? undefined : split(lines, start, tail, tail);
}

function split(lines: readonly string[], start: number, end: number, after: number): AmazonParts {
  const joined = (from: number, to?: number): string => lines.slice(from, to).join('\n');
  return {
    before: joined(0, start),
    words: joined(start + 1, end).trim(),
    after: joined(after),
    found: true,
  };
}

function isStart(line: string): boolean {
  const marker = markerOf(line);
  return marker !== undefined && (isBetweenDashes(ANY_START, marker) || START_WORDS.has(labelOf(marker)));
}

function isEnd(line: string): boolean {
  const marker = markerOf(line);
  return marker !== undefined && (isBetweenDashes(ANY_END, marker) || END_WORDS.has(labelOf(marker)));
}

function isKnownEnd(line: string): boolean {
  return END_WORDS.has(labelOf(line.trim()));
}

/** A line of nothing but dashes is no marker: Amazon's template has one, too. */
function isBetweenDashes(shape: RegExp, marker: string): boolean {
  return shape.test(marker) && LETTER.test(marker);
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
