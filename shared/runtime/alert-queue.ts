import type { AlertQueueUrls } from '../adapters/sqs/alert-queue.ts';
import { once } from '../once.ts';
import type { AlertQueue } from '../ports/alerts.ts';

/** The alert queues. The client is loaded for the first alert, because most starts of a function end without one. */
export function alertQueue(urls: AlertQueueUrls): AlertQueue {
  const queue = once(async () => (await import('./sqs-alerts.ts')).sqsAlerts(urls));
  return { put: async (requests, now) => (await queue()).put(requests, now) };
}
