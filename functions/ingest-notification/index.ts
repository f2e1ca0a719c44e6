import { dynamoDbSettings } from '#shared/adapters/dynamodb-settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb-thread-store';
import { sqsAlertQueue } from '#shared/adapters/sqs-alert-queue';
import { coalescing } from '#shared/application/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { notificationSchema } from '#shared/contracts/message-event';
import { dynamoDbClient, sqsClient } from '#shared/runtime/clients';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import { uptime } from '#shared/runtime/uptime';
import { ingestNotification, type IngestNotificationDeps } from './ingest-notification.ts';

const environment = environmentOf(environments['ingest-notification'], process.env);
const dynamoDb = dynamoDbClient();

const deps: IngestNotificationDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  change: coalescing(),
  alerts: sqsAlertQueue(sqsClient(), {
    email: environment.EMAIL_QUEUE_URL,
    slack: environment.SLACK_QUEUE_URL,
  }),
  now: Date.now,
};

/** Takes notifications off their queue. */
export const handler = sqsBatchHandler(notificationSchema, async (notification) => {
  const { thread } = await ingestNotification(deps, notification);
  logger.info('a notification was taken in', { type: notification.notificationType, thread: thread.id });
});
