import { Parser } from 'htmlparser2';

/** A part of a text. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** An HTML body as text. */
export interface HtmlText {
  readonly text: string;
  /** The one `<pre>` in Amazon's template that holds a person's words. */
  readonly words?: Place;
  /** The only `<pre>` of all: Amazon's, where a forwarder changed its style. */
  readonly onlyPre?: Place;
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
  let pres = 0;
  let [first, styled, end] = [0, -1, 0];
  const parser = new Parser({
    onopentag(name, attributes) {
      depth += 1;
      if (UNSEEN.has(name)) unseen += 1;
      if (BREAKS.has(name)) text += '\n';
      const { href, style } = attributes;
      if (name === 'a' && href !== undefined) text += ` ${href} `;
      if (name !== 'pre') return;
      pres += 1;
      if (pres === 1) first = text.length;
      if (styled === -1 && /white-space:\s{0,9}-o-pre-wrap/i.test(style ?? '')) styled = text.length;
    },
    ontext(data) {
      if (unseen === 0) text += data;
    },
    onclosetag(name) {
      depth -= 1;
      if (UNSEEN.has(name)) unseen -= 1;
      // The words are escaped and cannot close the tag. If they were not, the last one would still be Amazon's.
      if (name === 'pre') end = text.length;
      if (BREAKS.has(name) && name !== 'br') text += '\n';
    },
  });
  for (let from = 0; from < html.length && depth <= DEEPEST; from += CHUNK)
    parser.write(html.slice(from, from + CHUNK));
  parser.end();
  return {
    text,
    ...(styled !== -1 && end >= styled && { words: { start: styled, end } }),
    ...(pres === 1 && { onlyPre: { start: first, end } }),
  };
}
