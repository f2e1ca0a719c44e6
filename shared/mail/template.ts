import type { ParsedMail } from './parsed-mail.ts';

/** The parts of a mail that Amazon's template wrote, around the words of a person. */
export interface AmazonParts {
  readonly before: string;
  /** Empty when no end of the person's words was found: then nothing in the body is known to be Amazon's. */
  readonly after: string;
}

const START_WORDS = [
  'message:',
  'message :',
  'messaggio:',
  'mensagem:',
  'mensaje:',
  'nachricht:',
  'wiadomość:',
  '邮件正文开始:',
  'begin message',
  'begin message / début du message',
  'iniciar mensagem',
];
const END_WORDS = [
  'end message',
  'end message / fin du message',
  'fine messaggio',
  'encerrar mensagem',
  'mensagem final',
  'finalizar mensaje',
  'ende der nachricht',
  'fin du message',
  'koniec wiadomości',
];

const ANY_START = /^-{5,}[^\n:]{0,40}:\s*-{5,}$/;
const ANY_END = /^-{5,}[^\n:]{0,40}-{5,}$/;

/**
 * What Amazon wrote around a person's words. The words may hold markers, links and tokens of their own: Amazon's part
 * begins only after the last end marker, for its template always follows the words.
 */
export function amazonParts({ text, html }: ParsedMail): AmazonParts {
  return aroundPre(html) ?? aroundMarkers(text) ?? aroundMarkers(textOf(html)) ?? { before: '', after: '' };
}

/** The current template's HTML holds the words in one `<pre>`; being escaped, they cannot end it. */
function aroundPre(html: string): AmazonParts | undefined {
  const start = /<pre\b[^>]*white-space:\s*-o-pre-wrap[^>]*>/i.exec(html);
  const end = html.toLowerCase().lastIndexOf('</pre>');
  if (start === null || end < start.index) return undefined;
  return { before: textOf(html.slice(0, start.index)), after: decodeEntities(html.slice(end)) };
}

function aroundMarkers(text: string): AmazonParts | undefined {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex(isStart);
  const end = lines.findLastIndex(isEnd);
  if (start === -1 || end <= start) return undefined;
  return { before: lines.slice(0, start).join('\n'), after: lines.slice(end + 1).join('\n') };
}

function isStart(line: string): boolean {
  return ANY_START.test(line.trim()) || START_WORDS.includes(wordsOf(line));
}

function isEnd(line: string): boolean {
  return ANY_END.test(line.trim()) || END_WORDS.includes(wordsOf(line));
}

function wordsOf(line: string): string {
  return line
    .trim()
    .replace(/^-+|-+$/g, '')
    .trim()
    .toLowerCase();
}

/** HTML as lines of text: links stay readable by their address, which is where Amazon's tokens stand. */
function textOf(html: string): string {
  return decodeEntities(
    html
      .replace(/<(style|script|head)\b[\s\S]*?<\/\1>/gi, '')
      .replace(/<a\b[^>]*\bhref\s*=\s*["']([^"']*)["'][^>]*>/gi, ' $1 ')
      .replace(/<(br|\/p|\/div|\/tr|\/td|\/li|\/h\d|p|div)\b[^>]*>/gi, '\n')
      .replace(/<[^>]*>/g, ''),
  );
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
};

function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi,
    (whole, decimal, hex, name) => {
      if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}
