import { type AlertQueueUrls, sqsAlertQueue } from '../adapters/sqs/alert-queue.ts';
import type { AlertQueue } from '../ports/alerts.ts';
import { sqsClient } from './clients/sqs.ts';

/** The alert queues, with a client of their own. */
export function sqsAlerts(urls: AlertQueueUrls): AlertQueue {
  return sqsAlertQueue(sqsClient(), urls);
}
