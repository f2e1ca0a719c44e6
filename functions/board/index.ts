import { randomUUID } from 'node:crypto';
import { handle } from 'hono/aws-lambda';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbBoard } from '#shared/adapters/dynamodb/board/board';
import { dynamoDbBoardFilling } from '#shared/adapters/dynamodb/board/board-filling';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbCounters } from '#shared/adapters/dynamodb/people/counters';
import { dynamoDbDeadLetterLog } from '#shared/adapters/dynamodb/dead-letter-log';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbMutes } from '#shared/adapters/dynamodb/mutes';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbSignInLinks } from '#shared/adapters/dynamodb/people/sign-in-links';
import { dynamoDbSnapshots } from '#shared/adapters/dynamodb/snapshots';
import { dynamoDbSpApiRegistry } from '#shared/adapters/dynamodb/sp-api-registry';
import { dynamoDbTakeovers } from '#shared/adapters/dynamodb/people/takeovers';
import { dynamoDbNotes } from '#shared/adapters/dynamodb/people/thread-notes';
import { dynamoDbReads } from '#shared/adapters/dynamodb/people/thread-reads';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { s3AttachmentShelf } from '#shared/adapters/s3-attachment-shelf';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { sqsAlertQueue } from '#shared/adapters/sqs/alert-queue';
import { sqsMentionQueue } from '#shared/adapters/sqs/mention-queue';
import { sqsQueueGauge } from '#shared/adapters/sqs/queue-gauge';
import { sqsSignInQueue } from '#shared/adapters/sqs/sign-in-queue';
import { sqsTakeoverMails } from '#shared/adapters/sqs/takeover-mails';
import { boardFilledAsked } from '#shared/application/threads/fill-board';
import { environments } from '#shared/contracts/environment';
import { cloudWatchClient } from '#shared/runtime/clients/cloudwatch';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { excerptS3Client, s3Client } from '#shared/runtime/clients/s3';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sqsClient } from '#shared/runtime/clients/sqs';
import { logDecided } from '#shared/runtime/decision-log';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { lambdaHandler } from '#shared/runtime/lambda-handler';
import { logger } from '#shared/runtime/logger';
import { oidcProvider } from '#shared/runtime/oidc-provider';
import { uptime } from '#shared/runtime/uptime';
import { boardApp } from './board.ts';
import { isSentAsBytes } from './sent-as-bytes.ts';

const environment = environmentOf(environments.board, process.env);
const now = Date.now;
const dynamoDb = dynamoDbClient();
const sqs = sqsClient();
const secrets = secretsManager(secretsManagerClient(), uptime);

/** Answers the HTTP API. */
export const handler = lambdaHandler(
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- its announced successor is not published yet
  handle(
    boardApp({
      threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
      sessions: dynamoDbSessions(dynamoDb, environment.TABLE_NAME),
      signInLinks: dynamoDbSignInLinks(dynamoDb, environment.TABLE_NAME),
      oidc: oidcProvider(secrets),
      publicUrl: environment.PUBLIC_URL,
      counters: dynamoDbCounters(dynamoDb, environment.TABLE_NAME),
      signIns: sqsSignInQueue(sqs, environment.SIGN_IN_QUEUE_URL),
      settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
      board: dynamoDbBoard(dynamoDb, environment.TABLE_NAME),
      isFilled: boardFilledAsked(dynamoDbBoardFilling(dynamoDb, environment.TABLE_NAME)),
      takeovers: dynamoDbTakeovers(dynamoDb, environment.TABLE_NAME),
      takeoverMails: sqsTakeoverMails(sqs, environment.EMAIL_QUEUE_URL),
      newForm: randomUUID,
      waits: dynamoDbEndedWaits(dynamoDb, environment.TABLE_NAME),
      lastSeen: dynamoDbLastSeen(dynamoDb, environment.TABLE_NAME),
      canaries: dynamoDbCanaryLog(dynamoDb, environment.TABLE_NAME),
      mutes: dynamoDbMutes(dynamoDb, environment.TABLE_NAME),
      audits: dynamoDbAuditLog(dynamoDb, environment.TABLE_NAME),
      deadLetters: dynamoDbDeadLetterLog(dynamoDb, environment.TABLE_NAME),
      registry: dynamoDbSpApiRegistry(dynamoDb, environment.TABLE_NAME),
      snapshots: dynamoDbSnapshots(dynamoDb, environment.TABLE_NAME),
      mails: s3MailStore(excerptS3Client(), environment.MAIL_BUCKET_NAME),
      alerts: sqsAlertQueue(sqs, environment),
      mentions: sqsMentionQueue(sqs, environment),
      notes: dynamoDbNotes(dynamoDb, environment.TABLE_NAME),
      reads: dynamoDbReads(dynamoDb, environment.TABLE_NAME),
      attachments: s3AttachmentShelf(s3Client(), environment.MAIL_BUCKET_NAME),
      queues: sqsQueueGauge(sqs, cloudWatchClient(), environment.WATCHED_QUEUES),
      links: joseLinkSigner(
        () => secrets.read(environment.LINK_SECRET_ARN),
        () => secrets.renew(environment.LINK_SECRET_ARN),
      ),
      now,
      onDecided: logDecided,
      onUnreadable: (thread) => logger.error('a thread that cannot be read was left out', { thread }),
      onFailure: (route, error) => logger.error('a request failed', { route, error: describeError(error) }),
    }),
    { isContentTypeBinary: isSentAsBytes },
  ),
);
