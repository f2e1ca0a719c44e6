import { Duration } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { AlertQueues } from './alert-queues.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { LoadedSettings } from './settings/load-settings.ts';
import type { Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.seconds(30);

export interface MessageEventsProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly settings: LoadedSettings;
}

/** Message events in: a help desk or an ERP puts them on the queue; `ingest-notification` makes them facts. */
export class MessageEvents extends Construct {
  readonly events: WorkQueue;
  readonly ingestNotification: LambdaFunction<'ingest-notification'>;

  constructor(scope: Construct, id: string, { storage, alertQueues, settings }: MessageEventsProps) {
    super(scope, id);
    this.events = new WorkQueue(this, 'Events', { timeout: TIMEOUT });
    this.ingestNotification = new LambdaFunction(this, 'IngestNotification', {
      name: 'ingest-notification',
      timeout: TIMEOUT,
      environment: { TABLE_NAME: storage.table.tableName, ...alertQueues.environment },
    });
    this.ingestNotification.addEventSource(
      new SqsEventSource(this.events.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: 5,
      }),
    );
    storage.grantRecord(this.ingestNotification);
    alertQueues.grantPut(this.ingestNotification);
    this.letSendOnly(settings.settings.messageEventSenders);
  }

  /**
   * Whoever may send can stop a clock. In one account the rights of an identity alone would be enough to send, so all but
   * the named are denied. The named stand in a condition: a principal that does not exist would fail the deploy.
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
