import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { WorkQueue } from '../parts/work-queue.ts';
import type { Storage } from '../state/storage.ts';
import type { SpApiQueues } from './sp-api-queues.ts';

export const NOTIFICATION_TIMEOUT = Duration.seconds(30);

export interface MessageEventsProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly settings: LoadedSettings;
  /** The queues of SP-API, if it is used. */
  readonly spApi?: SpApiQueues;
}

/** Incoming message events and notifications: a help desk, an ERP or SP-API queues them; `ingest-notification` turns them into facts. */
export class MessageEvents extends Construct {
  readonly events: WorkQueue;
  readonly ingestNotification: LambdaFunction<'ingest-notification'>;

  constructor(scope: Construct, id: string, { storage, alertQueues, settings, spApi }: MessageEventsProps) {
    super(scope, id);
    this.events = new WorkQueue(this, 'Events', { timeout: NOTIFICATION_TIMEOUT });
    this.ingestNotification = new LambdaFunction(this, 'IngestNotification', {
      name: 'ingest-notification',
      timeout: NOTIFICATION_TIMEOUT,
      environment: {
        TABLE_NAME: storage.table.tableName,
        EVENTS_DEAD_LETTER_URL: this.events.deadLetters.queueUrl,
        ...(spApi !== undefined && {
          NOTIFICATIONS_QUEUE_ARN: spApi.notifications.queue.queueArn,
          NOTIFICATIONS_DEAD_LETTER_URL: spApi.notifications.deadLetters.queueUrl,
          REPORT_QUEUE_URL: spApi.tasks.queue.queueUrl,
        }),
        ...alertQueues.environment,
      },
    });
    for (const { queue } of [this.events, ...(spApi === undefined ? [] : [spApi.notifications])])
      this.ingestNotification.addEventSource(
        new SqsEventSource(queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 5 }),
      );
    // A message that cannot become a fact is dead-lettered at once.
    this.ingestNotification.allow(
      ['sqs:SendMessage'],
      [
        this.events.deadLetters.queueArn,
        ...(spApi === undefined
          ? []
          : [spApi.notifications.deadLetters.queueArn, spApi.tasks.queue.queueArn]),
      ],
    );
    storage.grantRecord(this.ingestNotification);
    storage.grantWriteWaits(this.ingestNotification);
    alertQueues.grantPut(this.ingestNotification);
    this.letSendOnly(settings.settings.messageEventSenders);
  }

  /**
   * Anybody who may send can stop a clock. Within an account the permissions of an identity are enough to send, so everyone
   * but the named senders is denied. They are named in a condition: a principal that does not exist would fail the deploy.
   */
  private letSendOnly(senders: readonly string[]): void {
    const actions = ['sqs:SendMessage'];
    const resources = [this.events.queue.queueArn];
    this.events.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions,
        resources,
        ...(senders.length > 0 && { conditions: { ArnNotEquals: { 'aws:PrincipalArn': senders } } }),
      }),
    );
    const accounts = [...new Set(senders.flatMap((arn) => arn.split(':')[4] ?? []))];
    if (accounts.length > 0)
      this.events.queue.addToResourcePolicy(
        new PolicyStatement({
          principals: accounts.map((account) => new AccountPrincipal(account)),
          actions,
          resources,
          conditions: { ArnEquals: { 'aws:PrincipalArn': senders } },
        }),
      );
  }
}
