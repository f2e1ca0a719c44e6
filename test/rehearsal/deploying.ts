import { join } from 'node:path';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListBucketsCommand } from '@aws-sdk/client-s3';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { VerifyEmailIdentityCommand } from '@aws-sdk/client-ses';
import { PutAccountDetailsCommand } from '@aws-sdk/client-sesv2';
import type { AwsClients } from '#infra/commands/stack/aws-clients';
import { openDeployed } from '#infra/commands/stack/deployed';
import { DEFAULT_STACK } from '#infra/commands/stack/stack-flags';
import { ACCOUNT, REGION } from './emulator.ts';
import { makeHelpDesk } from './help-desk.ts';
import { npmRun, program } from './npm-run.ts';
import type { Step } from './rehearse.ts';
import { deployedIn, eventually, expects, lettersIn, sentMails, threadIds } from './world.ts';

export const SETTINGS = 'test/rehearsal/settings.yaml';

/** From a new account to a deployed stack. */
export const deploying: readonly Step[] = [
  {
    what: 'a new account, with SES in its sandbox',
    async take({ clients, slack }) {
      await clients.sesV2.send(
        new PutAccountDetailsCommand({
          MailType: 'TRANSACTIONAL',
          WebsiteURL: 'https://acme.example',
          ProductionAccessEnabled: false,
        }),
      );
      await clients.ses.send(new VerifyEmailIdentityCommand({ EmailAddress: 'chen@staff.example' }));
      await clients.secretsManager.send(
        new CreateSecretCommand({ Name: 'replywatch/slack/care', SecretString: slack.url }),
      );
      await makeHelpDesk(clients);
      return 'one person’s address verified, a Slack webhook stored';
    },
  },
  {
    what: '`npx cdk bootstrap`',
    async take() {
      const cdk = join('node_modules', 'aws-cdk', 'bin', 'cdk');
      const { code, output } = await program(process.execPath, [
        cdk,
        'bootstrap',
        '--app',
        '',
        `aws://${ACCOUNT}/${REGION}`,
      ]);
      expects(code === 0, 'the account could not be bootstrapped', output);
      return 'exit 0';
    },
  },
  {
    what: 'a first deploy whose receipt rule SES refuses',
    async take({ clients, note }) {
      note.refusesRules = true;
      const { code, output } = await npmRun('deploy', [
        '--settings',
        SETTINGS,
        '--stack',
        'Refused',
        '--yes',
      ]);
      Object.assign(note, { refusesRules: false, tooEarly: [] });
      expects(
        code !== 0 && output.includes('the rehearsal wants no rule'),
        'it did not fail as it should',
        output,
      );
      const left = (await stored(clients)).filter((name) => name.toLowerCase().startsWith('refused-'));
      const printed = output.slice(output.indexOf('The first deploy failed.'));
      expects(
        left.length === 0
          ? printed.includes('CloudFormation has taken everything back.')
          : left.every((name) => printed.includes(name)),
        `it does not tell what is left: ${left.join(', ') || 'nothing'}`,
        printed,
      );
      return `exit ${code}; it names the ${left.length} tables and buckets that are left`;
    },
  },
  {
    what: '`npm run deploy -- --yes`',
    async take(world) {
      const began = performance.now();
      const { code, output } = await npmRun('deploy', ['--settings', SETTINGS, '--yes']);
      expects(code === 0, 'the deploy failed', output);
      const seconds = Math.round((performance.now() - began) / 1000);
      world.deployed = await openDeployed({ stackName: DEFAULT_STACK });
      const early = ['DescribeActiveReceiptRuleSet', 'PutItem'];
      expects(
        early.every((action) => world.note.tooEarly.includes(action)),
        'no first call was refused',
      );
      const resources = /(\d+)\/\1 \|/.exec(output)?.[1] ?? '?';
      return `exit 0 after ${seconds} s, ${resources} resources; a first call refused is made again`;
    },
  },
  {
    what: 'SES’s set-up mail',
    async take(world) {
      const { clients, queues } = deployedIn(world);
      const mail = queues.find(({ name }) => name === 'mail');
      const left = (url = ''): Promise<number> => lettersIn(clients.sqs, url);
      await eventually('it is taken from the mail queue', async () =>
        (await left(mail?.url)) === 0 ? true : undefined,
      );
      expects((await left(mail?.deadLetterUrl)) === 0, 'it became a dead letter');
      expects((await threadIds(world)).length === 0, 'it became a thread');
      expects((await sentMails(world)).length === 0, 'somebody was alerted');
      return 'dropped: no thread, no alert, no dead letter';
    },
  },
];

/** The names of everything in the account that holds data. */
async function stored({ dynamoDb, s3 }: AwsClients): Promise<string[]> {
  const { TableNames = [] } = await dynamoDb.send(new ListTablesCommand({}));
  const { Buckets = [] } = await s3.send(new ListBucketsCommand({}));
  return [...TableNames, ...Buckets.map(({ Name = '' }) => Name)];
}
