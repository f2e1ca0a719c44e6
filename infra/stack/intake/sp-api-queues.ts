import { Aws, Duration } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SP_API_ACCOUNT } from '../parts/sp-api-account.ts';
import { WorkQueue } from '../parts/work-queue.ts';

/** A report of fifty megabytes has to be fetched and recorded within it. */
export const REPORTS_TIMEOUT = Duration.minutes(2);

export interface SpApiQueuesProps {
  /** The timeout of the function that works off notifications. */
  readonly notificationTimeout: Duration;
}

/** What comes from SP-API, and what is to be asked of it. */
export class SpApiQueues extends Construct {
  readonly notifications: WorkQueue;
  readonly tasks: WorkQueue;

  constructor(scope: Construct, id: string, { notificationTimeout }: SpApiQueuesProps) {
    super(scope, id);
    this.notifications = new WorkQueue(this, 'Notifications', {
      timeout: notificationTimeout,
    });
    this.notifications.queue.addToResourcePolicy(
      new PolicyStatement({
        principals: [new AccountPrincipal(SP_API_ACCOUNT)],
        actions: ['sqs:SendMessage', 'sqs:GetQueueAttributes'],
        resources: [this.notifications.queue.queueArn],
      }),
    );
    // In one account the rights of an identity alone would be enough to send, and a forged notification can stop a clock.
    this.notifications.queue.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new AnyPrincipal()],
        actions: ['sqs:SendMessage'],
        resources: [this.notifications.queue.queueArn],
        conditions: { StringEquals: { 'aws:PrincipalAccount': Aws.ACCOUNT_ID } },
      }),
    );
    this.tasks = new WorkQueue(this, 'Tasks', { timeout: REPORTS_TIMEOUT });
  }
}
