import type { Stack } from 'aws-cdk-lib';
import type { FunctionName } from '#shared/contracts/environment';
import { acknowledge } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';
import type { WorkQueue } from '../parts/work-queue.ts';

/** The queues by the names that people read. */
export type WatchedQueues = Readonly<Record<string, WorkQueue>>;

/** The environment of a function that reads the state of these queues. */
export function watchedQueuesEnvironment(stack: Stack, watched: WatchedQueues): { WATCHED_QUEUES: string } {
  return {
    WATCHED_QUEUES: stack.toJsonString(
      Object.entries(watched).map(([name, { queue, deadLetters }]) => ({
        name,
        url: queue.queueUrl,
        deadLetterUrl: deadLetters.queueUrl,
      })),
    ),
  };
}

/** Lets a function read how many messages wait, how old the oldest is, and how many dead letters there are. */
export function grantReadQueues(fn: LambdaFunction<FunctionName>, watched: WatchedQueues): void {
  fn.allow(
    ['sqs:GetQueueAttributes'],
    Object.values(watched).flatMap(({ queue, deadLetters }) => [queue.queueArn, deadLetters.queueArn]),
  );
  // CloudWatch knows no resources for this action.
  fn.allow(['cloudwatch:GetMetricData'], ['*']);
  acknowledge(fn.ownRole, {
    'AwsSolutions-IAM5[Resource::*]':
      'CloudWatch knows no resources for reading metrics, and metrics hold no secret.',
  });
}
