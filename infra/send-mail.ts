import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from './lambda-function.ts';

/** Lets a function send mail from the settings' sender, and from no other address. */
export function grantSendMail(fn: LambdaFunction<FunctionName>, sender: string): void {
  const identity = (name: string): string =>
    Stack.of(fn).formatArn({ service: 'ses', resource: 'identity', resourceName: name });
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [identity(sender), identity(sender.slice(sender.indexOf('@') + 1))],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    }),
  );
}
