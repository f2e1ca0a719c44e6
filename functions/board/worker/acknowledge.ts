import { openPage } from './show.ts';

/** A browser lets a worker open a page only for some seconds after a tap. */
const PATIENCE_MS = 8_000;

/** The page after an act says what happened in its heading, in the person's language. */
const HEADING = /<h1[^>]*>([^<&]+)<\/h1>/;

/**
 * Does what the button of the alert's page does, by the same link, and shows what the page answers. Where that fails, the page itself
 * opens: whoever tapped must see that it was not recorded.
 */
export async function acknowledge(
  { registration, clients }: Pick<ServiceWorkerGlobalScope, 'registration' | 'clients'>,
  { title, body, tag, lang, icon }: Notification,
  acknowledgeUrl: string,
  url: string,
): Promise<void> {
  const said = await post(acknowledgeUrl);
  if (said === undefined) return openPage(clients, acknowledgeUrl);
  const what = title === '' ? body : `${title}\n${body}`;
  await registration.showNotification(said, {
    body: what,
    tag,
    lang,
    icon,
    badge: '/app/badge-96.png',
    silent: true,
    data: { url },
  });
}

/** The heading of the page that answers; undefined when the act was not recorded. */
async function post(url: string): Promise<string | undefined> {
  try {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { accept: 'text/html' },
      body: new URLSearchParams({ act: 'acknowledged' }),
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    return answer.ok ? HEADING.exec(await answer.text())?.[1]?.trim() : undefined;
  } catch {
    return undefined;
  }
}
