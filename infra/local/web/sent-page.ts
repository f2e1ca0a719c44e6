import type { ApiResponse } from '../state/types.ts';
import type { EndpointDeps } from './endpoint-deps.ts';
import { localPage } from './local-page.ts';
import { outboxSection } from './sent-outbox.ts';

/** How often the page refreshes. */
const REFRESH_MS = 5_000;

/** Refreshes the content, without scrolling the page or losing a selection. */
const SCRIPT = `
setInterval(async () => {
  if (document.hidden || !getSelection().isCollapsed) return;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const news = page.querySelector('main');
    if (answer.ok && news) document.querySelector('main').replaceWith(news);
    document.body.classList.toggle('gone', !answer.ok);
  } catch {
    document.body.classList.add('gone');
  }
}, ${REFRESH_MS});
`;

/** The page `/local/sent`: what was sent to whom. */
export function sentPage({ stack }: EndpointDeps): Promise<ApiResponse> {
  return localPage('Outbox', outboxSection(stack.outbox()), SCRIPT);
}
