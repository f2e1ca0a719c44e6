import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from '../parts/acknowledge.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import type { WorkQueue } from '../parts/work-queue.ts';
import type { Storage } from '../state/storage.ts';
import type { AlertQueues } from './alert-queues.ts';

export interface EscalationProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  /** Where lost messages of answers are queued again. */
  readonly replies: WorkQueue;
  /** Called after each successful sweep. */
  readonly onSwept?: LambdaFunction<'heartbeat'> | undefined;
}

/** Each minute a sweep claims the alerts that fall due, and queues them. */
export class Escalation extends Construct {
  readonly sweep: LambdaFunction<'sweep'>;

  constructor(scope: Construct, id: string, { storage, alertQueues, replies, onSwept }: EscalationProps) {
    super(scope, id);
    this.sweep = new LambdaFunction(this, 'Sweep', {
      name: 'sweep',
      timeout: Duration.seconds(50),
      environment: {
        TABLE_NAME: storage.table.tableName,
        REPLY_QUEUE_URL: replies.queue.queueUrl,
        ...alertQueues.environment,
      },
    });
    storage.grantRecord(this.sweep);
    storage.grantListOpen(this.sweep);
    alertQueues.grantPut(this.sweep);
    this.sweep.allow(['sqs:SendMessage'], [replies.queue.queueArn]);

    // The next minute does the work of a failed sweep; a retry would only be late.
    new Schedule(this, 'EachMinute', {
      target: this.sweep,
      expression: 'rate(1 minute)',
      description: 'Replywatch checks deadlines',
      retry: false,
    });
    // Lambda would retry a failed asynchronous call, which the next minute makes needless.
    this.sweep.configureAsyncInvoke({
      retryAttempts: 0,
      maxEventAge: Duration.minutes(1),
      // Lambda makes this call, so that a sweep has nothing to load and nothing to wait for.
      ...(onSwept !== undefined && { onSuccess: { bind: () => ({ destination: onSwept.functionArn }) } }),
    });
    // The CDK's own destination would allow every version of the function, of which there are none.
    if (onSwept !== undefined) this.sweep.allow(['lambda:InvokeFunction'], [onSwept.functionArn]);
    acknowledge(this.sweep, {
      'Serverless-LambdaAsyncFailureDestination':
        'The next minute does the work of a failed sweep; alarms ring for errors and for silence.',
    });
  }
}
