import type { PushContent } from '#shared/ports/push';
import { isPath } from './content.ts';

/** What browsers take beyond the types of the standard library. */
interface Options extends NotificationOptions {
  readonly actions?: readonly { readonly action: string; readonly title: string }[];
  readonly renotify?: boolean;
}

/** What a notification leads to. */
export interface NotificationData {
  readonly url: string;
  readonly acknowledgeUrl?: string;
}

const PICTURES = { icon: '/app/icon-192.png', badge: '/app/badge-96.png' };
const INBOX = '/inbox';

/** Shows a notification, in the place of an earlier one with its tag. A loud one rings each time, and stays until somebody acts. */
export function notify(
  registration: Pick<ServiceWorkerRegistration, 'showNotification'>,
  { title, body, tag, url, language, silent, acknowledge }: PushContent,
): Promise<void> {
  const data: NotificationData = {
    url,
    ...(acknowledge !== undefined && { acknowledgeUrl: acknowledge.url }),
  };
  const options: Options = {
    ...PICTURES,
    body,
    tag,
    lang: language,
    silent,
    renotify: !silent,
    requireInteraction: !silent,
    data,
    ...(acknowledge !== undefined && { actions: [{ action: 'acknowledge', title: acknowledge.label }] }),
  };
  return registration.showNotification(title, options);
}

/** What a notification leads to; the inbox where it says nothing. */
export function dataOf({ data }: Pick<Notification, 'data'>): NotificationData {
  const given: unknown = data;
  if (typeof given !== 'object' || given === null) return { url: INBOX };
  const url = 'url' in given && isPath(given.url) ? given.url : INBOX;
  return 'acknowledgeUrl' in given && isPath(given.acknowledgeUrl)
    ? { url, acknowledgeUrl: given.acknowledgeUrl }
    : { url };
}

/** Brings a page of the board to the front: the window that shows it already, or a new one. */
export async function openPage(clients: Clients, path: string): Promise<void> {
  const windows = await clients.matchAll({ type: 'window', includeUncontrolled: true });
  const open = windows.find(({ url }) => new URL(url).pathname === path);
  await (open === undefined ? clients.openWindow(path) : open.focus());
}
