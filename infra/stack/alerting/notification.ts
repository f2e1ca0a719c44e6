import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { webhookSecrets } from '#shared/contracts/settings/webhooks/webhook-secrets';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { secretArn } from '../parts/secret-arn.ts';
import type { GeneratedKey } from '../state/generated-key.ts';
import type { Storage } from '../state/storage.ts';
import type { AlertQueues } from './alert-queues.ts';
import { grantSendMail } from './send-mail.ts';

export const NOTIFY_TIMEOUT = Duration.seconds(30);

export interface NotificationProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly links: GeneratedKey;
  readonly configurationSet: ConfigurationSet;
  readonly publicUrl: string;
  readonly settings: LoadedSettings;
}

/** Sends alerts: `notify` takes them from the queues and hands them to SES, Slack and webhooks. */
export class Notification extends Construct {
  readonly notify: LambdaFunction<'notify'>;

  constructor(
    scope: Construct,
    id: string,
    { storage, alertQueues, links, configurationSet, publicUrl, settings }: NotificationProps,
  ) {
    super(scope, id);
    this.notify = new LambdaFunction(this, 'Notify', {
      name: 'notify',
      timeout: NOTIFY_TIMEOUT,
      environment: {
        TABLE_NAME: storage.table.tableName,
        LINK_SECRET_ARN: links.arn,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        CONFIGURATION_SET_NAME: configurationSet.configurationSetName,
        PUBLIC_URL: publicUrl,
        ...alertQueues.environment,
      },
    });
    // No batching window: an alert must not wait for company.
    for (const { queue } of Object.values(alertQueues.byChannel))
      this.notify.addEventSource(
        new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
      );
    storage.grantRecord(this.notify);
    storage.grantReadMail(this.notify);
    alertQueues.grantPut(this.notify);
    links.grantRead(this.notify);
    grantSendMail(this.notify, settings.settings.sender, configurationSet);
    const { slackChannels, webhooks } = settings.settings;
    this.grantReadSecrets([
      ...Object.values(slackChannels).map(({ webhookSecret }) => webhookSecret),
      ...Object.values(webhooks).flatMap((webhook) => webhookSecrets(webhook).map(({ name }) => name)),
    ]);
  }

  private grantReadSecrets(secretNames: readonly string[]): void {
    const arns = [...new Set(secretNames)].map((name) => secretArn(this, name));
    if (arns.length > 0) this.notify.allow(['secretsmanager:GetSecretValue'], arns);
  }
}
