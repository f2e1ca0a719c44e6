import { Duration, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { AlertQueues } from './alert-queues.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { GeneratedKey } from './generated-key.ts';
import type { LoadedSettings } from './settings/load-settings.ts';
import type { Storage } from './storage.ts';

export const NOTIFY_TIMEOUT = Duration.seconds(30);

export interface NotificationProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly links: GeneratedKey;
  readonly publicUrl: string;
  readonly settings: LoadedSettings;
}

/** Alerts out: `notify` takes them off the queues and hands them to SES and Slack. */
export class Notification extends Construct {
  readonly notify: LambdaFunction<'notify'>;

  constructor(
    scope: Construct,
    id: string,
    { storage, alertQueues, links, publicUrl, settings }: NotificationProps,
  ) {
    super(scope, id);
    this.notify = new LambdaFunction(this, 'Notify', {
      name: 'notify',
      timeout: NOTIFY_TIMEOUT,
      environment: {
        TABLE_NAME: storage.table.tableName,
        LINK_SECRET_NAME: links.name,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        PUBLIC_URL: publicUrl,
        ...alertQueues.environment,
      },
    });
    // No batching window: an alert must not wait for company.
    for (const { queue } of [alertQueues.email, alertQueues.slack])
      this.notify.addEventSource(
        new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
      );
    storage.grantRecord(this.notify);
    storage.grantReadMail(this.notify);
    alertQueues.grantPut(this.notify);
    links.grantRead(this.notify);
    this.grantSendMail(settings.settings.sender);
    this.grantReadWebhooks(Object.values(settings.settings.slackChannels).map((one) => one.webhookSecret));
  }

  private grantSendMail(sender: string): void {
    const stack = Stack.of(this);
    const identity = (name: string): string =>
      stack.formatArn({ service: 'ses', resource: 'identity', resourceName: name });
    this.notify.addToRolePolicy(
      new PolicyStatement({
        actions: ['ses:SendRawEmail'],
        resources: [identity(sender), identity(sender.slice(sender.indexOf('@') + 1))],
        conditions: { StringEquals: { 'ses:FromAddress': sender } },
      }),
    );
  }

  private grantReadWebhooks(secretNames: readonly string[]): void {
    const stack = Stack.of(this);
    const arns = [...new Set(secretNames)].map((name) =>
      // Secrets Manager ends each ARN with six characters of its own.
      stack.formatArn({ service: 'secretsmanager', resource: `secret:${name}-??????` }),
    );
    if (arns.length > 0) this.notify.allow(['secretsmanager:GetSecretValue'], arns);
  }
}
