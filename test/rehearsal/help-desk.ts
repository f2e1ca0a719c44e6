import { CreateStackCommand, waitUntilStackCreateComplete } from '@aws-sdk/client-cloudformation';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import { ACCOUNT } from './emulator.ts';

const RoleName = 'helpdesk';
const StackName = 'HelpDesk';

const allowed = (statement: object): object => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', ...statement }],
});

/** The role of a help desk, which may do everything: who may send to the events queue is up to that queue alone. */
const TEMPLATE = {
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName,
        AssumeRolePolicyDocument: allowed({
          Action: 'sts:AssumeRole',
          Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
        }),
        Policies: [{ PolicyName: 'everything', PolicyDocument: allowed({ Action: '*', Resource: '*' }) }],
      },
    },
  },
};

export async function makeHelpDesk({ cloudFormation }: AwsClients): Promise<void> {
  await cloudFormation.send(
    new CreateStackCommand({
      StackName,
      TemplateBody: JSON.stringify(TEMPLATE),
      Capabilities: ['CAPABILITY_NAMED_IAM'],
    }),
  );
  const patience = { client: cloudFormation, maxWaitTime: 60, minDelay: 1 };
  await waitUntilStackCreateComplete(patience, { StackName });
}

/** The environment of a command that runs as the help desk. */
export async function asHelpDesk(): Promise<Readonly<Record<string, string>>> {
  const sts = new STSClient({});
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${ACCOUNT}:role/${RoleName}`,
      RoleSessionName: 'rehearsal',
    }),
  );
  return {
    AWS_ACCESS_KEY_ID: Credentials?.AccessKeyId ?? '',
    AWS_SECRET_ACCESS_KEY: Credentials?.SecretAccessKey ?? '',
    AWS_SESSION_TOKEN: Credentials?.SessionToken ?? '',
  };
}
