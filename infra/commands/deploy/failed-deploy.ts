import { paginateListStackResources, type StackResourceSummary } from '@aws-sdk/client-cloudformation';
import { type Clients, findStack } from './found.ts';

/** How to remove what a failed deploy leaves, by its type; `at` is the flag of the region. */
const REMOVE: Readonly<Record<string, (name: string, at: string) => readonly string[]>> = {
  'AWS::DynamoDB::GlobalTable': (name, at) => [
    `aws dynamodb update-table ${at} --table-name ${name} --no-deletion-protection-enabled`,
    `aws dynamodb delete-table ${at} --table-name ${name}`,
  ],
  'AWS::S3::Bucket': (name, at) => [`aws s3 rb ${at} s3://${name} --force`],
  'AWS::Logs::LogGroup': (name, at) => [`aws logs delete-log-group ${at} --log-group-name ${name}`],
  'AWS::KMS::Key': (name, at) => [`aws kms schedule-key-deletion ${at} --key-id ${name}`],
};

/** What a failed deploy left in the account, as lines for a person: truly what is there, and the commands that remove it. */
export async function afterFailure(clients: Clients, stackName: string, region: string): Promise<string[]> {
  const status = (await findStack(clients, stackName))?.status;
  if (status === undefined) return ['The deploy failed, and there is no stack. The reason is above.'];
  if (!/^(ROLLBACK|CREATE|DELETE)/.test(status))
    return [
      status === 'UPDATE_ROLLBACK_COMPLETE'
        ? 'The deploy failed. CloudFormation has rolled it back, and the stack runs as before. The reason is above.'
        : `The deploy failed, and the stack is ${status}. The reason is above; the stack’s events in the CloudFormation console say more.`,
    ];
  const left = await leftBehind(clients, stackName);
  const at = `--region ${region}`;
  return [
    'The first deploy failed. The reason is above.',
    ...(left.length === 0
      ? ['CloudFormation has taken everything back. Mend the reason, and deploy again.']
      : [
          'CloudFormation has taken back everything but this. It holds no data yet, and the next deploy makes its own, so remove it:',
          '',
          ...left.flatMap((one) => removal(one, at)),
        ]),
    ...(status.endsWith('FAILED')
      ? [
          '',
          'Then remove the rest of the stack:',
          `     aws cloudformation delete-stack ${at} --stack-name ${stackName}`,
        ]
      : []),
  ];
}

function removal(
  { LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '' }: StackResourceSummary,
  at: string,
): string[] {
  const commands = REMOVE[ResourceType]?.(PhysicalResourceId, at) ?? [];
  return [
    `  ${LogicalResourceId} (${ResourceType}) ${PhysicalResourceId}`,
    ...commands.map((command) => `     ${command}`),
  ];
}

/** Those that CloudFormation kept on purpose, and those that it could not delete. */
async function leftBehind({ cloudFormation }: Clients, StackName: string): Promise<StackResourceSummary[]> {
  const left: StackResourceSummary[] = [];
  const pages = paginateListStackResources({ client: cloudFormation }, { StackName });
  for await (const { StackResourceSummaries = [] } of pages)
    left.push(
      ...StackResourceSummaries.filter(
        ({ ResourceStatus = '', PhysicalResourceId = '' }) =>
          PhysicalResourceId !== '' && ResourceStatus !== 'DELETE_COMPLETE',
      ),
    );
  return left;
}
