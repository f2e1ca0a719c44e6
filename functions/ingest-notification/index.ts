import { dynamoDbDeadLetterLog } from '#shared/adapters/dynamodb/dead-letter-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbSpApiRegistry, subscriptionDirectory } from '#shared/adapters/dynamodb/sp-api-registry';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsDeadLetters } from '#shared/adapters/sqs/dead-letters';
import { sqsReportTasks } from '#shared/adapters/sqs/report-tasks';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { sqsClient } from '#shared/runtime/clients/sqs';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import { deciding } from '#shared/runtime/template-outcomes';
import { uptime } from '#shared/runtime/uptime';
import { type DeadLetterDeps, deadLetter } from './dead-letter.ts';
import { type Delivery, ingestNotification, type IngestNotificationDeps } from './ingest-notification.ts';
import { DeadLettered } from './mapping.ts';

const environment = environmentOf(environments['ingest-notification'], process.env);
const dynamoDb = dynamoDbClient();
const sqs = sqsClient();
const now = Date.now;
const {
  NOTIFICATIONS_QUEUE_ARN: notificationsArn,
  NOTIFICATIONS_DEAD_LETTER_URL: notificationsDeadLetterUrl,
  REPORT_QUEUE_URL: reportQueueUrl,
} = environment;
const { onDecided, counted } = deciding(dynamoDb, environment.TABLE_NAME);

const deps: IngestNotificationDeps & DeadLetterDeps = {
  threads: batchedThreads(
    dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
    dynamoDbWaitLog(dynamoDb, environment.TABLE_NAME),
  ),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  subscriptions: subscriptionDirectory(dynamoDbSpApiRegistry(dynamoDb, environment.TABLE_NAME), uptime),
  change: coalescing(),
  alerts: sqsAlertQueue(sqs, environment),
  // Without SP-API its queue stays empty, so no finished report ever needs this queue.
  reports: sqsReportTasks(sqs, reportQueueUrl ?? ''),
  log: dynamoDbDeadLetterLog(dynamoDb, environment.TABLE_NAME),
  put: (source, body, reason) =>
    sqsDeadLetters(
      sqs,
      (source === 'notifications' ? notificationsDeadLetterUrl : undefined) ??
        environment.EVENTS_DEAD_LETTER_URL,
    ).put(body, reason),
  now,
  onDecided,
};

/** Handles notifications from two queues: Amazon's, and the one for message events. */
export const handler = sqsRecordHandler(async ({ body, messageId, attributes, eventSourceARN }) => {
  const delivery: Delivery = {
    body,
    messageId,
    receiveCount: Number(attributes.ApproximateReceiveCount),
    source: eventSourceARN === notificationsArn ? 'notifications' : 'events',
  };
  try {
    const { type, threadIds } = await ingestNotification(deps, delivery);
    await counted();
    // Facts on a thread have log lines already.
    if (threadIds.length === 0) logger.info('a notification concerned no thread', { messageId, type });
  } catch (error) {
    if (!(error instanceof DeadLettered)) throw error;
    const type = await deadLetter(deps, delivery, error, now());
    count({ notificationsDeadLettered: 1 });
    logger.warn('a notification was dead-lettered', {
      messageId,
      type,
      reason: error.reason,
      why: error.message,
    });
  }
});
