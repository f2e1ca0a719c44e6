import { Duration } from 'aws-cdk-lib';
import type { FunctionName } from '#shared/contracts/environment';
import { acknowledge } from './acknowledge.ts';
import type { LambdaFunction } from './lambda-function.ts';

/**
 * Lets a function ask another asynchronously. Lambda tries once and soon or not at all: a person looks at the page that shows the
 * outcome, and asks again. It needs no queue, which costs money even when nobody asks.
 */
export function grantAsk(asking: LambdaFunction<FunctionName>, asked: LambdaFunction<FunctionName>): void {
  asking.allow(['lambda:InvokeFunction'], [asked.functionArn]);
  asked.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  acknowledge(asked, {
    'Serverless-LambdaAsyncFailureDestination':
      'Whoever asked sees on the page that nothing came, and asks again; a request that comes later helps nobody.',
  });
}
