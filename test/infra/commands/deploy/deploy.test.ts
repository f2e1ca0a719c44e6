import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { deploy, type DeployOptions, NotDeployed } from '#infra/commands/deploy/deploy';
import type { Clients } from '#infra/commands/deploy/found';
import { RECEIVING_REGIONS } from '#infra/commands/deploy/receiving-regions';
import { cdkArguments, synthesizeByCdk } from '#infra/commands/deploy/run-cdk';
import { setUpSteps } from '#infra/commands/deploy/set-up-steps';
import { type SesControl, sesControl } from '#infra/local/services/ses-control';
import { xmlOf } from '#infra/local/services/ses-form';
import { persistedState } from '#infra/local/state/persisted-state';
import { loadSettings } from '#infra/settings/load-settings';
import { ASSEMBLY_CACHE } from '#test/scenarios/assembly';
import { LOCAL } from '#test/shared/ports/embedded';

const ASSEMBLY = join(ASSEMBLY_CACHE, 'cdk.out');
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:alarms';

/** What the account has, as the stand-in tells it. */
interface Account {
  stacks: Record<
    string,
    | {
        status: string;
        template?: unknown;
        outputs?: Record<string, string>;
        resources?: Record<string, string>[];
      }
    | undefined
  >;
  ses: SesControl;
  isSandbox: boolean;
  secrets: string[];
  alarmReaders: string[];
  mailHosts: Record<string, string[]>;
}

let account: Account;
let server: Server;
let clients: Clients;
beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.once('end', () => {
      const answer = answered(request.url ?? '/', String(request.headers['x-amz-target']), body);
      const type = answer.body.startsWith('<') ? 'text/xml' : 'application/x-amz-json-1.1';
      response.writeHead(answer.status, { 'content-type': type }).end(answer.body);
    });
  });
  // SES's client tries once, and must not meet a connection that was closed a moment ago.
  server.keepAliveTimeout = 0;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const at = { ...LOCAL, endpoint: `http://127.0.0.1:${port}`, maxAttempts: 1 };
  clients = {
    cloudFormation: new CloudFormationClient(at),
    ses: new SESClient(at),
    sesV2: new SESv2Client(at),
    secretsManager: new SecretsManagerClient(at),
    sns: new SNSClient(at),
  };
});
afterAll(async () => {
  for (const client of Object.values(clients) as { destroy(): void }[]) client.destroy();
  await new Promise((done) => server.close(done));
});

/** CloudFormation, SNS, Secrets Manager and SES as far as a deploy asks them. */
function answered(url: string, target: string, body: string): { status: number; body: string } {
  if (url === '/v2/email/account')
    return { status: 200, body: JSON.stringify({ ProductionAccessEnabled: !account.isSandbox }) };
  if (target === 'secretsmanager.DescribeSecret') {
    const { SecretId } = z.object({ SecretId: z.string() }).parse(JSON.parse(body));
    return account.secrets.includes(SecretId)
      ? { status: 200, body: JSON.stringify({ Name: SecretId }) }
      : { status: 400, body: JSON.stringify({ __type: 'ResourceNotFoundException', Message: 'none' }) };
  }
  const form = new URLSearchParams(body);
  const action = form.get('Action') ?? '';
  const stackName = form.get('StackName') ?? '';
  const stack = account.stacks[stackName];
  const reply = (result: string): { status: number; body: string } => ({
    status: 200,
    body: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
  });
  if (action === 'ListSubscriptionsByTopic')
    return reply(
      xmlOf({ Subscriptions: account.alarmReaders.map((SubscriptionArn) => ({ SubscriptionArn })) }),
    );
  if (action === 'ListStackResources')
    return reply(xmlOf({ StackResourceSummaries: stack?.resources ?? [] }));
  if (action === 'GetTemplate') return reply(xmlOf({ TemplateBody: JSON.stringify(stack?.template) }));
  if (action === 'DescribeStacks')
    return stack === undefined
      ? {
          status: 400,
          body: `<ErrorResponse><Error><Code>ValidationError</Code><Message>Stack with id ${stackName} does not exist</Message></Error></ErrorResponse>`,
        }
      : reply(
          xmlOf({
            Stacks: [
              {
                StackName: stackName,
                StackStatus: stack.status,
                CreationTime: '2026-03-02T10:00:00Z',
                Outputs: Object.entries(stack.outputs ?? {}).map(([OutputKey, OutputValue]) => ({
                  OutputKey,
                  OutputValue,
                })),
              },
            ],
          }),
        );
  return account.ses.answer(form) ?? { status: 500, body: `<unknown>${action}</unknown>` };
}

const template = (): { Resources: Record<string, { Type: string; Properties: Record<string, unknown> }> } =>
  JSON.parse(readFileSync(join(ASSEMBLY, 'Replywatch.template.json'), 'utf8')) as ReturnType<typeof template>;

/** As the synthesized template puts them out, once SES has made up its tokens. */
const OUTPUTS = {
  AlarmTopic: TOPIC,
  DkimAcmeDotExample: [1, 2, 3]
    .map((n) => `t${n}._domainkey.acme.example CNAME t${n}.dkim.amazonses.com`)
    .join('\n'),
  DkimIntakeDotAcmeDotExample: [4, 5, 6]
    .map((n) => `t${n}._domainkey.intake.acme.example CNAME t${n}.dkim.amazonses.com`)
    .join('\n'),
};

beforeEach(() => {
  account = {
    stacks: { CDKToolkit: { status: 'CREATE_COMPLETE' } },
    ses: sesControl(persistedState(undefined), () => 0),
    isSandbox: true,
    secrets: [],
    alarmReaders: [],
    mailHosts: {},
  };
});

const noCredentials = Object.assign(new Error('no credentials'), { name: 'CredentialsProviderError' });

interface Ran {
  readonly code: number;
  readonly printed: string;
  readonly questions: readonly string[];
  /** The arguments of the CDK's command, each time that it ran. */
  readonly cdk: readonly (readonly string[])[];
}

async function run({
  region = 'us-east-1',
  answer = false,
  failsAs,
  hasCredentials = true,
  ...options
}: Partial<DeployOptions> & {
  region?: string;
  answer?: boolean;
  /** Without them the terminal names no region either. */
  hasCredentials?: boolean;
  /** The CDK's command fails, and leaves this stack. */
  failsAs?: NonNullable<Account['stacks'][string]>;
} = {}): Promise<Ran> {
  const lines: string[] = [];
  const questions: string[] = [];
  const cdk: string[][] = [];
  const code = await deploy(
    {
      clients,
      account: () => (hasCredentials ? Promise.resolve('111122223333') : Promise.reject(noCredentials)),
      region: () =>
        hasCredentials || !options.isDry
          ? Promise.resolve(region)
          : Promise.reject(new Error('Region is missing')),
      mailHostsOf: (domain) => Promise.resolve(account.mailHosts[domain] ?? []),
      hasAddress: (host) => Promise.resolve(host === 'inbound-smtp.xx-new-1.amazonaws.com'),
      say: (line) => lines.push(line),
      agrees(question) {
        questions.push(question);
        return Promise.resolve(answer);
      },
      synthesize: () => Promise.resolve(ASSEMBLY),
      runCdk(assemblyDir) {
        cdk.push(cdkArguments(assemblyDir));
        if (failsAs !== undefined) {
          account.stacks['Replywatch'] = failsAs;
          return Promise.resolve(1);
        }
        account.stacks['Replywatch'] = { status: 'CREATE_COMPLETE', template: template(), outputs: OUTPUTS };
        return Promise.resolve(0);
      },
    },
    {
      settingsFile: 'infra/settings/example.yaml',
      stackName: 'Replywatch',
      isDry: false,
      isAgreed: false,
      ...options,
    },
  );
  return { code, printed: lines.join('\n'), questions, cdk };
}

const refusal = async (options: Parameters<typeof run>[0] = {}): Promise<string> => {
  const error: unknown = await run({ isAgreed: true, ...options }).then(
    () => 'it was deployed',
    (reason: unknown) => reason,
  );
  if (!(error instanceof NotDeployed)) throw error;
  return error.message;
};

describe('a deploy is refused, with what to do,', () => {
  it('in a region where SES takes no mail in, with the list of those where it does', async () => {
    const message = await refusal({ region: 'eu-west-3' });
    expect(message).toMatch(
      /^SES does not receive mail in eu-west-3\. Set AWS_REGION to a region where it does: /,
    );
    for (const region of RECEIVING_REGIONS) expect(message).toContain(region);
    // One that AWS has added since has a host that takes mail.
    expect((await run({ region: 'xx-new-1', isDry: true })).code).toBe(0);
  });

  it('where the CDK has never been', async () => {
    account.stacks = {};
    expect(await refusal()).toBe(
      'the CDK has not been set up in this account and region. Run this once: npx cdk bootstrap aws://111122223333/us-east-1',
    );
  });

  it('while the stack is being changed', async () => {
    account.stacks['Replywatch'] = { status: 'UPDATE_IN_PROGRESS' };
    expect(await refusal()).toContain('(UPDATE_IN_PROGRESS): wait until it has ended');
  });

  it('when SES has an identity already that is not the stack’s own', async () => {
    account.ses.makeIdentity('acme.example');
    expect(await refusal()).toBe(
      'SES already has the identity acme.example in this region, and a stack cannot create it again: add it to the settings, existingIdentities: [acme.example]',
    );
    account.stacks['Replywatch'] = { status: 'CREATE_COMPLETE', template: template(), outputs: OUTPUTS };
    expect((await run({ isDry: true })).code).toBe(0);
  });

  it('when the table would be made anew', async () => {
    const deployed = template();
    const [table] = Object.values(deployed.Resources).filter(
      ({ Type }) => Type === 'AWS::DynamoDB::GlobalTable',
    );
    table!.Properties['KeySchema'] = [{ AttributeName: 'other', KeyType: 'HASH' }];
    account.stacks['Replywatch'] = { status: 'UPDATE_COMPLETE', template: deployed, outputs: OUTPUTS };
    expect(await refusal()).toMatch(/GlobalTable\) would be replaced by a new, empty one; at stake/);
  });
});

it('in the sandbox each person at another domain is to be verified, until SES sends to everybody', () => {
  const { settings } = loadSettings('infra/settings/example.yaml');
  const people = { ...settings.people, mo: { ...settings.people['li']!, email: 'mo@elsewhere.example' } };
  const found = {
    identities: {},
    isSandbox: true,
    mailHosts: { 'intake.acme.example': ['mx.elsewhere.example'] },
    missingSecrets: [],
    hasAlarmReader: true,
  };
  const of = { settings: { ...settings, people }, region: 'eu-west-1', outputs: undefined, found };
  expect(setUpSteps(of).flatMap(({ values }) => values)).toContain(
    'aws ses verify-email-identity --region eu-west-1 --email-address mo@elsewhere.example',
  );
  expect(setUpSteps(of).map(({ what }) => what)).toContainEqual(
    expect.stringContaining('enter this record in its DNS (it goes to mx.elsewhere.example now)'),
  );
  const verified = { ...found, identities: { 'mo@elsewhere.example': true, 'acme.example': true } };
  for (const now of [verified, { ...found, isSandbox: false }])
    expect(setUpSteps({ ...of, found: now }).flatMap(({ values }) => values.join())).not.toContain(
      'verify-email-identity',
    );
});

it('what is deployed is, byte for byte, what cdk synth makes by the flags of cdk.json', async () => {
  const scratch = mkdtempSync(join(tmpdir(), 'deploy-synth-'));
  const settingsFile = 'infra/settings/example.yaml';
  const files = ['Replywatch.template.json', 'Replywatch.assets.json'];
  const texts = (dir: string): string[] =>
    files.map((name) => readFileSync(join(scratch, dir, name), 'utf8'));
  const command = [
    'cdk',
    'synth',
    '--quiet',
    '-c',
    `settings=${settingsFile}`,
    '-o',
    join(scratch, 'theirs'),
  ];
  try {
    await Promise.all([
      synthesizeByCdk(settingsFile, 'Replywatch', join(scratch, 'ours')),
      promisify(execFile)('npx', ['--no', ...command], { env: { ...process.env, CDK_VALIDATION: 'true' } }),
    ]);
    expect(texts('ours')).toEqual(texts('theirs'));
  } finally {
    rmSync(scratch, { recursive: true });
  }
}, 180_000);

describe('a first deploy', () => {
  it('shows what is made and what it costs, asks, and does nothing without a yes', async () => {
    const { code, printed, questions, cdk } = await run({ answer: false });
    expect(printed).toContain('Account 111122223333, region us-east-1, stack Replywatch');
    expect(printed).toMatch(/Will be created: 1 table, \d+ buckets?, \d+ functions, \d+ queues/);
    expect(printed).toMatch(/ \d\.\d\d {2}in total/);
    expect([code, questions, cdk]).toEqual([1, ['Deploy?'], []]);
  });

  it('is in the guide with the figures of a run', async () => {
    const { printed } = await run({ isDry: true });
    const sample = printed.slice(printed.indexOf('Will be created'), printed.indexOf('in total') + 8);
    expect(readFileSync('infra/README.md', 'utf8').replace(/^ {2}(?= )/gm, '')).toContain(
      sample.replace(/^ {2}(?= )/gm, ''),
    );
  });

  it('without credentials shows resources, cost and all steps in a dry run, and what it could not look at', async () => {
    account.mailHosts = { 'intake.acme.example': ['inbound-smtp.us-east-1.amazonaws.com'] };
    const { code, printed } = await run({ isDry: true, hasCredentials: false });
    expect(code).toBe(0);
    for (const part of [
      'No AWS credentials: this is the first deploy of the stack Replywatch into a new account, in us-east-1.',
      'whether the CDK is bootstrapped there',
      'Will be created: 1 table, ',
      'in total',
      '1. Prove to SES that acme.example is yours',
      'SES is in its sandbox',
      'create-secret --region us-east-1 --name replywatch/slack/managers',
      '✓ Mail for intake.acme.example arrives here',
    ])
      expect(printed).toContain(part);
    await expect(run({ isAgreed: true, hasCredentials: false })).rejects.toThrow('no credentials');
  });

  it('runs the CDK’s command, then tells each thing that is left with its exact values', async () => {
    account.isSandbox = true;
    account.secrets = ['replywatch/slack/care'];
    const { code, printed, questions, cdk } = await run({ isAgreed: true });
    expect([code, questions]).toEqual([0, []]);
    expect(cdk).toEqual([['deploy', 'Replywatch', '--app', ASSEMBLY, '--require-approval', 'never']]);
    for (const value of [
      ...`${OUTPUTS.DkimAcmeDotExample}\n${OUTPUTS.DkimIntakeDotAcmeDotExample}`.split('\n'),
      'intake.acme.example MX 10 inbound-smtp.us-east-1.amazonaws.com',
      'may send to all of your people once their domain above is verified',
      "aws secretsmanager create-secret --region us-east-1 --name replywatch/slack/managers --secret-string '...'",
      'AWS mails alarms@acme.example when the stack is created: follow the link in that mail',
      'US  us-7f3k9q2m@intake.acme.example',
      'DE  de-4h8w1x5p@intake.acme.example',
      'GB  gb-9c2v6t3z@intake.acme.example',
      'Buyer Messages, Confirmation Notifications, Delivery Failures, Buyer Opt-out',
    ])
      expect(printed).toContain(value);
    expect(printed).not.toContain('create-secret --region us-east-1 --name replywatch/slack/care');
  });

  it('tells what is done as done, and a people’s domain that is verified is enough in the sandbox', async () => {
    account.stacks['Replywatch'] = { status: 'CREATE_COMPLETE', template: template(), outputs: OUTPUTS };
    account.ses.makeIdentity('acme.example');
    account.ses.makeIdentity('intake.acme.example');
    account.secrets = ['replywatch/slack/care', 'replywatch/slack/managers'];
    account.alarmReaders = [`${TOPIC}:1234`];
    account.mailHosts = { 'intake.acme.example': ['inbound-smtp.us-east-1.amazonaws.com'] };
    const { printed } = await run({ isDry: true });
    const [left, done] = printed.split('\nDone:\n');
    expect(left?.slice(left.indexOf('What you must'))).toMatch(/^What you must still do:\n\n1\. In Seller/);
    expect(left).toContain('Will change: nothing');
    expect(done?.split('\n')).toEqual([
      '  ✓ SES has verified that acme.example is yours.',
      '  ✓ SES has verified that intake.acme.example is yours.',
      '  ✓ Mail for intake.acme.example arrives here (MX inbound-smtp.us-east-1.amazonaws.com).',
      '  ✓ SES is in its sandbox, at most 200 mails a day, but may send to all of your people, which is enough for a small team.',
      '  ✓ Secrets Manager has replywatch/slack/care: the URL of the Slack webhook of care.',
      '  ✓ Secrets Manager has replywatch/slack/managers: the URL of the Slack webhook of managers.',
      '  ✓ Somebody is subscribed to the alarms.',
    ]);
  });

  it('that is subscribed to and not confirmed still asks for a reader of alarms', async () => {
    account.stacks['Replywatch'] = { status: 'CREATE_COMPLETE', template: template(), outputs: OUTPUTS };
    account.alarmReaders = ['PendingConfirmation'];
    expect((await run({ isDry: true })).printed).toContain('AWS mails alarms@acme.example');
    const { settings } = loadSettings('infra/settings/example.yaml');
    const found = {
      identities: {},
      isSandbox: false,
      mailHosts: {},
      missingSecrets: [],
      hasAlarmReader: false,
    };
    const nobody = {
      settings: { ...settings, alarmEmails: [] },
      region: 'us-east-1',
      outputs: OUTPUTS,
      found,
    };
    expect(setUpSteps(nobody).flatMap(({ values }) => values)).toContain(
      `aws sns subscribe --region us-east-1 --protocol email --topic-arn ${TOPIC} --notification-endpoint you@...`,
    );
  });

  it('that failed names what it left, each with the commands that remove it', async () => {
    const resources = [
      ['StorageTable1', 'AWS::DynamoDB::GlobalTable', 'Replywatch-Storage-1', 'DELETE_SKIPPED'],
      ['StorageMails1', 'AWS::S3::Bucket', 'replywatch-mails-1', 'DELETE_SKIPPED'],
      ['BoardLog1', 'AWS::Logs::LogGroup', 'Replywatch-BoardLog-1', 'DELETE_FAILED'],
      ['Board1', 'AWS::Lambda::Function', 'Replywatch-Board-1', 'DELETE_COMPLETE'],
    ].map(([LogicalResourceId = '', ResourceType = '', PhysicalResourceId = '', ResourceStatus = '']) => ({
      LogicalResourceId,
      ResourceType,
      PhysicalResourceId,
      ResourceStatus,
      LastUpdatedTimestamp: '2026-03-02T10:00:00Z',
    }));
    const { code, printed } = await run({
      isAgreed: true,
      failsAs: { status: 'ROLLBACK_FAILED', resources },
    });
    expect(code).toBe(1);
    expect(printed.slice(printed.indexOf('The first deploy')).split('\n')).toEqual([
      'The first deploy failed. The reason is above.',
      'CloudFormation has taken back everything but this. It holds no data yet, and the next deploy makes its own, so remove it:',
      '',
      '  StorageTable1 (AWS::DynamoDB::GlobalTable) Replywatch-Storage-1',
      '     aws dynamodb update-table --region us-east-1 --table-name Replywatch-Storage-1 --no-deletion-protection-enabled',
      '     aws dynamodb delete-table --region us-east-1 --table-name Replywatch-Storage-1',
      '  StorageMails1 (AWS::S3::Bucket) replywatch-mails-1',
      '     aws s3 rb --region us-east-1 s3://replywatch-mails-1 --force',
      '  BoardLog1 (AWS::Logs::LogGroup) Replywatch-BoardLog-1',
      '     aws logs delete-log-group --region us-east-1 --log-group-name Replywatch-BoardLog-1',
      '',
      'Then remove the rest of the stack:',
      '     aws cloudformation delete-stack --region us-east-1 --stack-name Replywatch',
    ]);
  });

  it('that failed and left nothing says so, and a failed update that all runs as before', async () => {
    const gone = await run({ isAgreed: true, failsAs: { status: 'ROLLBACK_COMPLETE', resources: [] } });
    expect(gone.printed).toContain('CloudFormation has taken everything back.');
    account.stacks['Replywatch'] = { status: 'CREATE_COMPLETE', template: template(), outputs: OUTPUTS };
    const failsAs = { status: 'UPDATE_ROLLBACK_COMPLETE', template: template(), outputs: OUTPUTS };
    expect((await run({ isAgreed: true, failsAs })).printed).toContain('and the stack runs as before');
  });

  it('after one that was taken back is a first deploy', async () => {
    account.stacks['Replywatch'] = { status: 'ROLLBACK_COMPLETE' };
    expect((await run({ isDry: true })).printed).toContain('Will be created: ');
  });
});

it('an update that takes away something with data asks, though it was agreed to', async () => {
  const deployed = template();
  deployed.Resources['OldQueue'] = { Type: 'AWS::SQS::Queue', Properties: {} };
  account.stacks['Replywatch'] = { status: 'UPDATE_COMPLETE', template: deployed, outputs: OUTPUTS };
  const { printed, questions, cdk } = await run({ isAgreed: true, answer: false });
  expect(printed).toContain('Will change: 0 resources created, 0 changed, 1 removed.');
  expect(printed).toContain('  ! OldQueue (AWS::SQS::Queue) would be removed from the stack; at stake:');
  expect(questions).toEqual(['Deploy, and lose what the line above names?']);
  expect(cdk).toEqual([]);
});
