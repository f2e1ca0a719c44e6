import { createHash } from 'node:crypto';
import { html, raw } from 'hono/html';
import type { ApiResponse } from '../state/types.ts';

type Html = ReturnType<typeof html>;

/** A page that only the local run has. `script` is ours, and the content policy allows it by its hash. */
export async function localPage(title: string, main: Html, script: string): Promise<ApiResponse> {
  // Style and script are inserted raw: the content security policy allows them by the hash of every byte.
  const page = await html`${raw('<!doctype html>')}
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · Replywatch</title>
        ${raw(`<style>${STYLE}</style>`)}
      </head>
      <body>
        <p><a href="/inbox">Back to the inbox</a></p>
        <main>${main}</main>
        ${raw(`<script>${script}</script>`)}
      </body>
    </html>`;
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': `default-src 'none'; style-src ${sourceHash(STYLE)}; script-src ${sourceHash(script)}; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
  };
  return { status: 200, headers, body: Buffer.from(page.toString()) };
}

const sourceHash = (source: string): string =>
  `'sha256-${createHash('sha256').update(source).digest('base64')}'`;

const STYLE = `
:root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}
body{max-width:64rem;margin:0 auto;padding:1rem}
h1{font-size:1.5rem;margin:.5rem 0}
p{margin:.3rem 0}.quiet{opacity:.75}
.gone main{opacity:.4}.gone::before{content:"Replywatch does not answer; this is its last state.";color:#c62828}
article{overflow-wrap:anywhere;border:1px solid #8886;border-radius:.5rem;padding:.6rem .8rem;margin:.8rem 0}
article h3{font-size:1rem;margin:.2rem 0}
pre{font:.9rem/1.45 ui-monospace,monospace;white-space:pre-wrap;overflow-wrap:anywhere;margin:.4rem 0}
code{overflow-wrap:anywhere}
a.button{display:inline-block;border:1px solid currentColor;border-radius:.4rem;padding:.3rem .7rem;margin:.3rem .4rem 0 0;text-decoration:none}
form{display:grid;gap:.75rem;max-width:46rem}
label{display:grid;gap:.25rem}
textarea,select,button,input{font:inherit;padding:.5rem}
textarea{min-height:18rem;font:.85rem/1.4 ui-monospace,monospace}
textarea.over{outline:3px dashed #1f4fa3}
[role=status]{min-height:1.5em}
`;
