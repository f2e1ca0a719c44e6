import type { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from '../parts/lambda-function.ts';
import { WorkQueue } from '../parts/work-queue.ts';

/** One queue per channel, so that an outage of one does not hold up the others; without webhooks they have none. */
export class AlertQueues extends Construct {
  readonly byChannel: { readonly email: WorkQueue; readonly slack: WorkQueue; readonly webhook?: WorkQueue };

  constructor(
    scope: Construct,
    id: string,
    { timeout, withWebhooks }: { readonly timeout: Duration; readonly withWebhooks: boolean },
  ) {
    super(scope, id);
    this.byChannel = {
      email: new WorkQueue(this, 'Email', { timeout }),
      slack: new WorkQueue(this, 'Slack', { timeout }),
      ...(withWebhooks && { webhook: new WorkQueue(this, 'Webhook', { timeout }) }),
    };
  }

  /** The environment variables that name the queues. */
  get environment(): { EMAIL_QUEUE_URL: string; SLACK_QUEUE_URL: string; WEBHOOK_QUEUE_URL?: string } {
    const { email, slack, webhook } = this.byChannel;
    return {
      EMAIL_QUEUE_URL: email.queue.queueUrl,
      SLACK_QUEUE_URL: slack.queue.queueUrl,
      ...(webhook !== undefined && { WEBHOOK_QUEUE_URL: webhook.queue.queueUrl }),
    };
  }

  grantPut(fn: LambdaFunction<FunctionName>): void {
    fn.allow(
      ['sqs:SendMessage'],
      Object.values(this.byChannel).map(({ queue }) => queue.queueArn),
    );
  }
}
