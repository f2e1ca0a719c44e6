import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import { secretArn } from '../parts/secret-arn.ts';
import type { Storage } from '../state/storage.ts';
import { REPORTS_TIMEOUT, type SpApiQueues } from './sp-api-queues.ts';

export interface SpApiReportsProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly queues: SpApiQueues;
  readonly secretName: string;
}

/** Requests, fetches and records once a day the reports by which Amazon judges the account, and checks them against the lines. */
export class SpApiReports extends Construct {
  readonly reports: LambdaFunction<'reports'>;

  constructor(scope: Construct, id: string, { storage, alertQueues, queues, secretName }: SpApiReportsProps) {
    super(scope, id);
    this.reports = new LambdaFunction(this, 'Reports', {
      name: 'reports',
      timeout: REPORTS_TIMEOUT,
      memoryMb: 1024,
      // A task waits in the queue until it is due, for at most a day.
      putsBack: true,
      environment: {
        TABLE_NAME: storage.table.tableName,
        SP_API_SECRET_NAME: secretName,
        REPORT_QUEUE_URL: queues.tasks.queue.queueUrl,
        NOTIFICATIONS_QUEUE_ARN: queues.notifications.queue.queueArn,
        ...alertQueues.environment,
      },
    });
    // One report at a time: two may not fit into the function's memory.
    this.reports.addEventSource(
      new SqsEventSource(queues.tasks.queue, {
        batchSize: 1,
        reportBatchItemFailures: true,
        maxConcurrency: 2,
      }),
    );
    storage.grantRecord(this.reports);
    storage.grantListOpen(this.reports);
    storage.grantReadWaits(this.reports);
    alertQueues.grantPut(this.reports);
    this.reports.allow(['sqs:SendMessage'], [queues.tasks.queue.queueArn]);
    this.reports.allow(['secretsmanager:GetSecretValue'], [secretArn(this, secretName)]);
    new Schedule(this, 'Daily', {
      target: this.reports,
      expression: 'cron(40 3 * * ? *)',
      description: 'Replywatch requests the reports of the day',
      retry: true,
    });
  }
}
