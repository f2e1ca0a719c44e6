import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from '../parts/lambda-function.ts';

/** Lets a function send mail from the settings' sender, and from no other address, with the configuration set. */
export function grantSendMail(
  fn: LambdaFunction<FunctionName>,
  sender: string,
  { configurationSetName }: IConfigurationSet,
): void {
  const arn = (resource: string, resourceName: string): string =>
    Stack.of(fn).formatArn({ service: 'ses', resource, resourceName });
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [
        arn('identity', sender),
        arn('identity', sender.slice(sender.indexOf('@') + 1)),
        // SES also requires the permission on the configuration set.
        arn('configuration-set', configurationSetName),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': sender } },
    }),
  );
}
