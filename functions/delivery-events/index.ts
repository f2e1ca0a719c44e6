import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { deliveryEventSchema, TOPIC_VALIDATED } from '#shared/contracts/messages/delivery-event';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { parseMessage, sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import { deciding } from '#shared/runtime/template-outcomes';
import { uptime } from '#shared/runtime/uptime';
import { deliveryEvent, type DeliveryEventsDeps } from './delivery-events.ts';

const environment = environmentOf(environments['delivery-events'], process.env);
const dynamoDb = dynamoDbClient();
const { onDecided, counted } = deciding(dynamoDb, environment.TABLE_NAME);

const deps: DeliveryEventsDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  sentLog: dynamoDbSentLog(dynamoDb, environment.TABLE_NAME),
  change: coalescing(),
  alerts: alertQueue(environment),
  now: Date.now,
  onDecided,
};

/** Handles SES's events about our mails from their queue. */
export const handler = sqsRecordHandler(async ({ body }) => {
  if (body === TOPIC_VALIDATED) {
    logger.info('SES may publish its events');
    return;
  }
  const event = parseMessage(deliveryEventSchema, body);
  const { word, reason, sends, answer } = await deliveryEvent(deps, event);
  await counted();
  const undelivered = word === 'bounced' || word === 'complained' || word === 'rejected';
  if (undelivered && sends > 0) count({ alertsUndelivered: sends });
  logger[undelivered || word === 'unknown' ? 'warn' : 'info']('SES sent an event', {
    mail: event.mail.messageId,
    type: event.eventType,
    word,
    reason: reason ?? event.deliveryDelay?.delayType,
    sends,
    answer,
  });
});
