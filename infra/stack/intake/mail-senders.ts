import { AccountRootPrincipal, AnyPrincipal, Effect, PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import type { Topic } from 'aws-cdk-lib/aws-sns';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { WorkQueue } from '../parts/work-queue.ts';

/** The role that `npm run redrive` takes on to put dead letters back; whoever may assume it may forge a mail. */
export class RedriveRole extends Role {
  constructor(scope: Construct, id: string, queue: Queue) {
    super(scope, id, {
      assumedBy: new AccountRootPrincipal(),
      description: 'Puts dead letters back to the mail queue of Replywatch (npm run redrive)',
    });
    this.addToPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: [queue.queueArn] }));
  }
}

/**
 * Leaves the topic to SES, the queue to SNS and the redrive, and its dead letters to SNS and SQS. Within an account the
 * permissions of an identity are enough to send, and a forged announcement names its own proofs, so it could stop a clock.
 * Of the services, only those that a policy allows by name can send.
 */
export function denyOtherSenders(topic: Topic, { queue, deadLetters }: WorkQueue, redrive: Role): void {
  const denied = (action: string, resource: string, exceptFor = {}): PolicyStatement =>
    new PolicyStatement({
      effect: Effect.DENY,
      principals: [new AnyPrincipal()],
      actions: [action],
      resources: [resource],
      conditions: { Bool: { 'aws:PrincipalIsAWSService': 'false' }, ...exceptFor },
    });
  topic.addToResourcePolicy(denied('sns:Publish', topic.topicArn));
  deadLetters.addToResourcePolicy(denied('sqs:SendMessage', deadLetters.queueArn));
  queue.addToResourcePolicy(
    denied('sqs:SendMessage', queue.queueArn, { ArnNotEquals: { 'aws:PrincipalArn': redrive.roleArn } }),
  );
}
