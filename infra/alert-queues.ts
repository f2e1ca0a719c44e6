import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from './lambda-function.ts';
import { WorkQueue } from './work-queue.ts';

/** A queue a channel, so that an outage of one holds up nothing of the other. */
export class AlertQueues extends Construct {
  readonly email: WorkQueue;
  readonly slack: WorkQueue;

  constructor(scope: Construct, id: string, props: { readonly timeout: Duration }) {
    super(scope, id);
    this.email = new WorkQueue(this, 'Email', props);
    this.slack = new WorkQueue(this, 'Slack', props);
  }

  /** The variables by which functions know the queues. */
  get environment(): { EMAIL_QUEUE_URL: string; SLACK_QUEUE_URL: string } {
    return { EMAIL_QUEUE_URL: this.email.queue.queueUrl, SLACK_QUEUE_URL: this.slack.queue.queueUrl };
  }

  grantPut(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['sqs:SendMessage'], [this.email.queue.queueArn, this.slack.queue.queueArn]);
  }
}
