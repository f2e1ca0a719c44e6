import { html } from 'hono/html';
import type { ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { utc } from './page-time.ts';

/** Served at `/local/bar.css`: the content policy of the pages allows a style of the same host. */
export const BAR_STYLE = `
.local-bar{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding:.25rem 1.5rem;background:#3a2f00;color:#fff3c4;font-size:.8125rem}
.local-bar form{display:flex;flex-wrap:wrap;gap:.5rem;align-items:center}
.local-bar button{min-height:2rem;padding:0 .6rem;border:1px solid #8f7a2a;border-radius:.3rem;background:#574700;color:inherit;font:inherit}
.local-bar a{color:inherit}
@media (max-width:48rem){.local-bar{padding:.25rem 1rem}}
`;

/** Puts the bar of the local run on top of a page of the board: its clock, its outbox, and the way in for a mail. */
export async function withBar({ stack }: EndpointDeps, answer: ApiResponse): Promise<ApiResponse> {
  if (answer.headers['content-type']?.startsWith('text/html') !== true) return answer;
  const bar = await html`<aside class="local-bar" aria-label="Local run">
    <form method="post" action="/local/clock">
      <span>Local clock: ${utc(stack.now())}</span>
      <button name="advance" value="PT1H">+1 h</button>
      <button name="advance" value="PT12H">+12 h</button>
      <button name="to" value="next-alert">To the next alert</button>
    </form>
    <a href="/local/sent">Outbox (${stack.outbox().length})</a>
    <a href="/local/put">Put a mail in</a>
  </aside>`;
  const page = Buffer.from(answer.body)
    .toString()
    .replace('</head>', '<link rel="stylesheet" href="/local/bar.css"></head>')
    .replace(/<(?:header|main)\b/, (first) => `${bar.toString()}${first}`);
  return { ...answer, body: Buffer.from(page) };
}
