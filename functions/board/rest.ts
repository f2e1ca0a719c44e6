import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbAuditLog } from '#shared/adapters/dynamodb/audit-log';
import { dynamoDbCanaryLog } from '#shared/adapters/dynamodb/canary-log';
import { dynamoDbCounters } from '#shared/adapters/dynamodb/people/counters';
import { dynamoDbDeadLetterLog } from '#shared/adapters/dynamodb/dead-letter-log';
import { dynamoDbEndedWaits } from '#shared/adapters/dynamodb/ended-waits';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbPushKey } from '#shared/adapters/dynamodb/people/push-key';
import { dynamoDbSignInLinks } from '#shared/adapters/dynamodb/people/sign-in-links';
import { dynamoDbOrders } from '#shared/adapters/dynamodb/orders';
import { dynamoDbSnapshots } from '#shared/adapters/dynamodb/snapshots';
import { dynamoDbSpApiRegistry } from '#shared/adapters/dynamodb/sp-api-registry';
import { dynamoDbTakeovers } from '#shared/adapters/dynamodb/people/takeovers';
import { dynamoDbMarks } from '#shared/adapters/dynamodb/people/thread-marks';
import { dynamoDbNotes } from '#shared/adapters/dynamodb/people/thread-notes';
import { dynamoDbTestAnswers } from '#shared/adapters/dynamodb/test-answers';
import { dynamoDbPresence } from '#shared/adapters/dynamodb/people/presence';
import { s3ReplyShelf } from '#shared/adapters/s3-reply-shelf';
import { s3MailStore } from '#shared/adapters/s3-mail-store';
import { s3Shelf } from '#shared/adapters/s3-shelf';
import { dynamoDbTemplates } from '#shared/adapters/dynamodb/templates/templates';
import { s3HelpShelf } from '#shared/adapters/s3-help-shelf';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { sqsMentionQueue } from '#shared/adapters/sqs/mention-queue';
import { sqsQueueGauge } from '#shared/adapters/sqs/queue-gauge';
import { sqsReplyQueue } from '#shared/adapters/sqs/reply-queue';
import { sqsSignInQueue } from '#shared/adapters/sqs/sign-in-queue';
import { sqsTestRings } from '#shared/adapters/sqs/test-rings';
import { sqsTakeoverMails } from '#shared/adapters/sqs/takeover-mails';
import type { environments } from '#shared/contracts/environment';
import { asking } from '#shared/runtime/asking';
import { attachmentKey, evidenceKey } from '#shared/contracts/mail-bucket';
import { cloudWatchClient } from '#shared/runtime/clients/cloudwatch';
import { s3Client } from '#shared/runtime/clients/s3';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sqsClient } from '#shared/runtime/clients/sqs';
import { oidcProvider } from '#shared/runtime/oidc-provider';
import { uptime } from '#shared/runtime/uptime';
import type * as z from '#shared/zod';
import type { BoardDeps, FirstDeps } from './board.ts';

/** What the inbox and the links of alerts open without. */
export function restOfBoard(
  environment: z.output<(typeof environments)['board']>,
  dynamoDb: DynamoDBClient,
): Omit<BoardDeps, keyof FirstDeps> {
  const sqs = sqsClient();
  const s3 = s3Client();
  const fetchOrder = environment.FETCH_ORDER_FUNCTION_NAME;
  return {
    signInLinks: dynamoDbSignInLinks(dynamoDb, environment.TABLE_NAME),
    oidc: oidcProvider(secretsManager(secretsManagerClient(), uptime)),
    publicUrl: environment.PUBLIC_URL,
    counters: dynamoDbCounters(dynamoDb, environment.TABLE_NAME),
    devices: dynamoDbPushDevices(dynamoDb, environment.TABLE_NAME),
    pushKey: dynamoDbPushKey(dynamoDb, environment.TABLE_NAME),
    signIns: sqsSignInQueue(sqs, environment.SIGN_IN_QUEUE_URL),
    takeovers: dynamoDbTakeovers(dynamoDb, environment.TABLE_NAME),
    takeoverMails: sqsTakeoverMails(sqs, environment.EMAIL_QUEUE_URL),
    newForm: randomUUID,
    waits: dynamoDbEndedWaits(dynamoDb, environment.TABLE_NAME),
    canaries: dynamoDbCanaryLog(dynamoDb, environment.TABLE_NAME),
    audits: dynamoDbAuditLog(dynamoDb, environment.TABLE_NAME),
    deadLetters: dynamoDbDeadLetterLog(dynamoDb, environment.TABLE_NAME),
    registry: dynamoDbSpApiRegistry(dynamoDb, environment.TABLE_NAME),
    snapshots: dynamoDbSnapshots(dynamoDb, environment.TABLE_NAME),
    mentions: sqsMentionQueue(sqs, environment),
    testRings: sqsTestRings(sqs, environment),
    testAnswers: dynamoDbTestAnswers(dynamoDb, environment.TABLE_NAME),
    orders: dynamoDbOrders(dynamoDb, environment.TABLE_NAME),
    orderRequests: fetchOrder === undefined ? undefined : asking(fetchOrder),
    notes: dynamoDbNotes(dynamoDb, environment.TABLE_NAME),
    replies: sqsReplyQueue(sqs, environment.REPLY_QUEUE_URL),
    presence: dynamoDbPresence(dynamoDb, environment.TABLE_NAME),
    shelf: s3ReplyShelf(s3, environment.MAIL_BUCKET_NAME),
    attachments: s3Shelf(s3, environment.MAIL_BUCKET_NAME, attachmentKey),
    evidence: s3Shelf(s3, environment.MAIL_BUCKET_NAME, evidenceKey),
    wholeMails: s3MailStore(s3, environment.MAIL_BUCKET_NAME),
    marks: dynamoDbMarks(dynamoDb, environment.TABLE_NAME),
    templates: dynamoDbTemplates(dynamoDb, environment.TABLE_NAME),
    help: s3HelpShelf(s3, environment.MAIL_BUCKET_NAME),
    assistant:
      environment.ASSISTANT_FUNCTION_NAME === undefined
        ? undefined
        : asking(environment.ASSISTANT_FUNCTION_NAME),
    queues: sqsQueueGauge(sqs, cloudWatchClient(), environment.WATCHED_QUEUES),
  };
}
