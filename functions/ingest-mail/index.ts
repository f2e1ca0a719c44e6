import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadPointers } from '#shared/adapters/dynamodb/thread-pointers';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { dynamoDbWaitLog } from '#shared/adapters/dynamodb/wait-log';
import { hmacKeyedHash } from '#shared/adapters/hmac-keyed-hash';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { throttledLastSeen } from '#shared/application/intake/throttled-last-seen';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { isSetUpNotification, mailNotificationSchema } from '#shared/contracts/messages/queue-messages';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { s3Client } from '#shared/runtime/clients/s3';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { comesAgain, parseMessage, sqsRecordHandler } from '#shared/runtime/sqs-batch-handler';
import { deciding } from '#shared/runtime/template-outcomes';
import { uptime } from '#shared/runtime/uptime';
import { ingestMail, type IngestMailDeps } from './ingest-mail.ts';

const environment = environmentOf(environments['ingest-mail'], process.env);
const dynamoDb = dynamoDbClient();
const secrets = secretsManager(secretsManagerClient(), uptime);
const { onDecided, counted } = deciding(dynamoDb, environment.TABLE_NAME);

const deps: IngestMailDeps = {
  threads: batchedThreads(
    dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
    dynamoDbWaitLog(dynamoDb, environment.TABLE_NAME),
  ),
  pointers: dynamoDbThreadPointers(dynamoDb, environment.TABLE_NAME),
  lastSeen: throttledLastSeen(dynamoDbLastSeen(dynamoDb, environment.TABLE_NAME)),
  mutes: dynamoDbMutes(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  mails: s3MailStore(s3Client(), environment.MAIL_BUCKET_NAME),
  change: coalescing(),
  alerts: alertQueue(environment),
  hash: async () => hmacKeyedHash(await secrets.read(environment.HASH_SECRET_ARN)),
  now: Date.now,
  onDecided,
};

/** Handles SES's notifications from the mail queue. */
export const handler = sqsRecordHandler(async (record) => {
  if (isSetUpNotification(record.body)) {
    count({ setUpMails: 1 });
    logger.info('SES can deliver mail by the receipt rule');
    return;
  }
  const notification = parseMessage(mailNotificationSchema, record.body);
  const ingested = await ingestMail({ ...deps, again: comesAgain(record) }, notification);
  await counted();
  for (const { stored, reading } of ingested) {
    if (stored.thread.kind === 'unknown') count({ unknownMails: 1 });
    logger.info('a mail was taken in', {
      mail: notification.mail.messageId,
      thread: stored.thread.id,
      facts: reading.facts.map(({ id }) => id).join(' '),
      kind: stored.thread.kind,
      type: reading.about.type,
      reason: reading.about.reason,
    });
  }
});
