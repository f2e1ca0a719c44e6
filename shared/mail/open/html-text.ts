import { Parser } from 'htmlparser2';

/** An HTML body as text. */
export interface HtmlText {
  readonly text: string;
  /** The position in the text of the one `<pre>` in Amazon's template that holds a person's words. */
  readonly words?: { readonly start: number; readonly end: number };
}

const UNSEEN = new Set(['style', 'script', 'head', 'title', 'template']);
const BREAKS = new Set([
  'br',
  'p',
  'div',
  'tr',
  'td',
  'li',
  'ul',
  'ol',
  'table',
  'pre',
  'h1',
  'h2',
  'h3',
  'h4',
]);

/** A parser searches all open tags for each closing tag; no honest mail nests this deep. */
const DEEPEST = 256;
const CHUNK = 4_096;

/**
 * HTML as lines of text. Links keep their address, which is where Amazon's tokens are. Takes linear time for any
 * HTML.
 */
export function htmlText(html: string): HtmlText {
  let text = '';
  let depth = 0;
  let unseen = 0;
  let start: number | undefined;
  let end: number | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (UNSEEN.has(name)) unseen += 1;
      if (BREAKS.has(name)) text += '\n';
      const { href, style } = attributes;
      if (name === 'a' && href !== undefined) text += ` ${href} `;
      if (name === 'pre' && start === undefined && /white-space:\s{0,9}-o-pre-wrap/i.test(style ?? ''))
        start = text.length;
    },
    ontext(data) {
      if (unseen === 0) text += data;
    },
    onclosetag(name) {
      depth -= 1;
      if (UNSEEN.has(name)) unseen -= 1;
      // The words are escaped and cannot close the tag. If they were not, the last one would still be Amazon's.
      if (name === 'pre' && start !== undefined) end = text.length;
      if (BREAKS.has(name) && name !== 'br') text += '\n';
    },
  });
  for (let from = 0; from < html.length && depth <= DEEPEST; from += CHUNK)
    parser.write(html.slice(from, from + CHUNK));
  parser.end();
  return { text, ...(start !== undefined && end !== undefined && { words: { start, end } }) };
}
