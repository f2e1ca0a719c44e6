import { Aws, Duration } from 'aws-cdk-lib';
import { AccountPrincipal, AnyPrincipal, Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { SP_API_ACCOUNT } from '../parts/sp-api-account.ts';
import { WorkQueue } from '../parts/work-queue.ts';

/** Long enough to fetch and record a report of fifty megabytes. */
export const REPORTS_TIMEOUT = Duration.minutes(2);

export interface SpApiQueuesProps {
  /** The timeout of the function that processes notifications. */
  readonly notificationTimeout: Duration;
}

/** The queues for notifications from SP-API, and for tasks that call it. */
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
    // Within an account the permissions of an identity are enough to send, and a forged notification can stop a clock.
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
