import { Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConfigurationSet } from 'aws-cdk-lib/aws-ses';
import type { FunctionName } from '#shared/contracts/environment';
import { acknowledge } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';

/**
 * Lets a function send mail from these addresses of the settings, and from no other, with the configuration set. In its sandbox,
 * SES also asks for the right on the identity of each recipient, so the resource is any identity of this account and region.
 */
export function grantSendMail(
  fn: LambdaFunction<FunctionName>,
  senders: string | readonly string[],
  { configurationSetName }: IConfigurationSet,
): void {
  const arn = (resource: string, resourceName: string): string =>
    Stack.of(fn).formatArn({ service: 'ses', resource, resourceName });
  fn.addToRolePolicy(
    new PolicyStatement({
      actions: ['ses:SendRawEmail'],
      resources: [
        arn('identity', '*'),
        // SES also requires the permission on the configuration set.
        arn('configuration-set', configurationSetName),
      ],
      conditions: { StringEquals: { 'ses:FromAddress': senders } },
    }),
  );
  acknowledge(fn.ownRole, {
    'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]':
      'In its sandbox SES asks for the right on the recipient’s identity too. The condition fixes the sender.',
  });
}
