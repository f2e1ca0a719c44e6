import { acknowledge } from './acknowledge.ts';
import { contentIn } from './content.ts';
import { renewSubscription } from './renew.ts';
import { dataOf, notify, openPage } from './show.ts';

/*
 * Shows notifications, and nothing else: it answers no request of a page and keeps nothing, so no buyer's word ever stays on a
 * device because of it.
 */

declare const self: ServiceWorkerGlobalScope;

/** The first tab that switches push on uses this worker at once. */
self.addEventListener('install', () => void self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('push', (event) =>
  event.waitUntil(notify(self.registration, contentIn(event.data?.text()))),
);

self.addEventListener('notificationclick', (event) => {
  const { notification, action } = event;
  const { url, acknowledgeUrl } = dataOf(notification);
  notification.close();
  event.waitUntil(
    action === 'acknowledge' && acknowledgeUrl !== undefined
      ? acknowledge(self, notification, acknowledgeUrl, url)
      : openPage(self.clients, url),
  );
});

// The type in the standard library lacks the two subscriptions.
self.addEventListener('pushsubscriptionchange', (event) => {
  if (event instanceof ExtendableEvent) event.waitUntil(renewSubscription(self.registration, event));
});
