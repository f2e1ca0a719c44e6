import { randomUUID } from 'node:crypto';
import { pushAlertChannel } from '#shared/adapters/channels/push';
import { sesAlertChannel } from '#shared/adapters/channels/ses';
import { hostsAt } from '#shared/adapters/channels/services/hosts';
import { slackAlertChannel } from '#shared/adapters/channels/slack';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbSentLog } from '#shared/adapters/dynamodb/sent-log';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { dynamoDbTestAnswers } from '#shared/adapters/dynamodb/test-answers';
import { dynamoDbNotes } from '#shared/adapters/dynamodb/people/thread-notes';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import {
  type RenewingSecretReader,
  type SecretReader,
  secretsManager,
} from '#shared/adapters/secrets-manager';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { environments } from '#shared/contracts/environment';
import { alertQueueSchema } from '#shared/contracts/messages/queue-messages';
import { isClosing } from '#shared/domain/escalation/closing';
import { isCanaryThread } from '#shared/domain/watch/canary';
import { alertQueue } from '#shared/runtime/alert-queue';
import { dynamoDbClient } from '#shared/runtime/clients/dynamodb';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { sesClient } from '#shared/runtime/clients/ses';
import { logDecided } from '#shared/runtime/decision-log';
import { describeError } from '#shared/runtime/describe-error';
import { environmentOf } from '#shared/runtime/environment-of';
import { excerptMails } from '#shared/runtime/excerpt-mails';
import { logger } from '#shared/runtime/logger';
import { count } from '#shared/runtime/metrics';
import { sqsBatchHandler } from '#shared/runtime/sqs-batch-handler';
import { uptime } from '#shared/runtime/uptime';
import { dueSince, isFailed } from './attempt.ts';
import { type Deliver, notify, type NotifyDeps } from './notify.ts';
import { sendTakeoverMail } from './takeover-mail.ts';
import { sendMention } from './mention.ts';
import { sendTestAlert } from './test-alert.ts';

const environment = environmentOf(environments.notify, process.env);
const now = Date.now;
const dynamoDb = dynamoDbClient();
const { RINGING_ENDPOINT_URL: ringingUrl } = environment;
const elsewhere = ringingUrl === undefined ? {} : { hosts: hostsAt(ringingUrl) };
const newSecrets = (): RenewingSecretReader => secretsManager(secretsManagerClient(), uptime);
const secrets = newSecrets();

function channelsBy(reader: SecretReader): Deliver {
  return {
    email: sesAlertChannel(sesClient(), environment.CONFIGURATION_SET_NAME),
    slack: slackAlertChannel(reader, { now }),
    webhook: webhookAlertChannel(reader, { now, ...elsewhere }),
    push: pushAlertChannel({
      devices: dynamoDbPushDevices(dynamoDb, environment.TABLE_NAME),
      secrets: reader,
      secretName: environment.PUSH_SECRET_ARN,
      now,
      endpointUrl: environment.PUSH_ENDPOINT_URL,
      onFailure: (error) =>
        logger.error('what became of a push was not noted', { error: describeError(error) }),
    }),
  };
}

const deps: NotifyDeps = {
  threads: dynamoDbThreadStore(dynamoDb, environment.TABLE_NAME),
  settings: dynamoDbSettings(dynamoDb, environment.TABLE_NAME, uptime),
  change: coalescing(),
  alerts: alertQueue(environment),
  lastSeen: dynamoDbLastSeen(dynamoDb, environment.TABLE_NAME),
  mails: excerptMails(environment.MAIL_BUCKET_NAME),
  links: joseLinkSigner(() => secrets.read(environment.LINK_SECRET_ARN)),
  channels: channelsBy(secrets),
  sentLog: dynamoDbSentLog(dynamoDb, environment.TABLE_NAME),
  publicUrl: environment.PUBLIC_URL,
  now,
  newOwner: randomUUID,
  onDecided: logDecided,
  onFailure: (error) =>
    logger.error('a send was not leased, or a mail not noted', { error: describeError(error) }),
  onOutcome(outcome, leased) {
    const accepted = outcome.result === 'accepted';
    const calling = leased.filter(({ ref, send }) => !isCanaryThread(ref.threadId) && !isClosing(send));
    const failed = calling.filter(({ send }) => isFailed(outcome, send.attempts));
    if (accepted && calling.length > 0) count({ alertsAccepted: calling.length });
    if (failed.length > 0) count({ alertsFailed: failed.length });
    for (const { ref, send } of leased)
      logger[accepted ? 'info' : 'warn']('an alert was handed over', {
        thread: ref.threadId,
        send: ref.sendKey,
        channel: send.channel,
        attempt: send.attempts,
        result: outcome.result,
        reason: 'reason' in outcome ? outcome.reason : undefined,
        delayMs: now() - dueSince(send),
      });
  },
};

/** Handles alerts from the queues of all channels, and the mails that the board may not send itself. */
export const handler = sqsBatchHandler(alertQueueSchema, (request, context) => {
  if ('mention' in request)
    return sendMention({ ...deps, notes: dynamoDbNotes(dynamoDb, environment.TABLE_NAME) }, request.mention);
  if ('takeover' in request)
    return sendTakeoverMail(
      { settings: deps.settings, email: deps.channels.email, publicUrl: environment.PUBLIC_URL },
      request,
    );
  if ('test' in request)
    return sendTestAlert(
      {
        settings: deps.settings,
        // Somebody may have put a secret right a moment ago.
        channels: channelsBy(newSecrets()),
        testAnswers: dynamoDbTestAnswers(dynamoDb, environment.TABLE_NAME),
        now,
      },
      request,
    );
  return notify(deps, request, now() + context.getRemainingTimeInMillis());
});
