import { html, raw } from 'hono/html';
import type { Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';

/** The style of all pages. The content policy allows this style by its hash, and no other. */
export const PAGE_STYLE = `
:root{color-scheme:light dark;font:18px/1.5 system-ui,sans-serif}
body{max-width:34rem;margin:0 auto;padding:1rem}
h1{font-size:1.9rem;line-height:1.2;margin:.5rem 0}
dl{display:grid;grid-template-columns:auto 1fr;gap:.2rem 1rem}
dt{opacity:.7}dd{margin:0}
button,select,input{font:inherit;padding:.8rem 1rem;border-radius:.5rem;width:100%;margin:.5rem 0;box-sizing:border-box}
select,input{border:1px solid #8a8a8a}
input[type=radio]{width:auto;margin:0 .6rem 0 0}
button{background:#c62828;color:#fff;border:0;font-weight:bold;cursor:pointer}
details button,.pair button{background:#455a64}
summary{padding:.6rem 0;cursor:pointer}
details form{margin:0 0 1rem}
fieldset{border:0;margin:0;padding:0}
fieldset label{display:block;padding:.4rem 0}
.pair{display:flex;flex-wrap:wrap;gap:0 1rem}
.pair form{flex:1 1 12rem}
form:target button{outline:3px solid #f9a825;outline-offset:2px}
.warn{border-left:4px solid #c62828;padding-left:.8rem}
blockquote{margin:.5rem 0;padding-left:.8rem;border-left:4px solid #8a8a8a;overflow-wrap:anywhere}
`;

/** A page or a part of one, as HTML. */
export type Page = ReturnType<typeof html>;

/** A whole page. */
export function layout(reader: Reader, body: Page): Page {
  return html`${raw('<!doctype html>')}
    <html lang="${reader.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${wordsIn(reader.language).page.title}</title>
        ${raw(`<style>${PAGE_STYLE}</style>`)}
      </head>
      <body>
        ${body}
      </body>
    </html>`;
}
