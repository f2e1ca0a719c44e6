import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { hmacKeyedHash } from '#shared/adapters/hmac-keyed-hash';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { s3ReplyShelf } from '#shared/adapters/s3-reply-shelf';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { sesReplyMailer } from '#shared/adapters/ses-reply-mailer';
import { changeThread } from '#shared/application/threads/change-thread';
import { environments } from '#shared/contracts/environment';
import { replyMessageSchema } from '#shared/contracts/messages/reply-message';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { s3Client } from '#shared/runtime/clients/s3';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sesClient } from '#shared/runtime/clients/ses';
import { logDecided } from '#shared/runtime/decision-log';
import { environmentOf } from '#shared/runtime/environment-of';
import { logger } from '#shared/runtime/logger';
import { replyQueue } from '#shared/runtime/reply-queue';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import { uptime } from '#shared/runtime/uptime';
import { sendReply, type SendReplyDeps } from './send-reply.ts';

const environment = environmentOf(environments['send-reply'], process.env);
const dynamoDb = dynamoDbClient();
const s3 = s3Client();
const secrets = secretsManager(secretsManagerClient(), uptime);

const deps: SendReplyDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  alerts: alertQueue(environment),
  replies: replyQueue(environment.REPLY_QUEUE_URL),
  shelf: s3ReplyShelf(s3, environment.MAIL_BUCKET_NAME),
  mails: s3MailStore(s3, environment.MAIL_BUCKET_NAME),
  mailer: sesReplyMailer(sesClient(), environment.CONFIGURATION_SET_NAME),
  change: changeThread,
  hash: async () => hmacKeyedHash(await secrets.read(environment.HASH_SECRET_ARN)),
  now: Date.now,
  onDecided: logDecided,
};

/** Handles the answers that people wrote, from their queue. */
export const handler = sqsBatchHandler(replyMessageSchema, async ({ threadId, replyId }) => {
  const sent = await sendReply(deps, { threadId, replyId });
  logger.info('an answer to a buyer was handled', { thread: threadId, answer: replyId, ...sent });
});
