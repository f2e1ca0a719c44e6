import { resolve4, resolveMx } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { path, toggle, valued } from '#infra/terminal/flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { awsClients } from '../stack/aws-clients.ts';
import { DEFAULT_STACK, stackName } from '../stack/stack-flags.ts';
import { deploy, type DeployDeps } from './deploy.ts';
import { runCdk, synthesizeByCdk } from './run-cdk.ts';

export const deployCommand = defineCommand({
  name: 'deploy',
  summary:
    'Deploys Replywatch into your AWS account, with the AWS credentials and region of your terminal. It checks first, shows\n' +
    'what it will create and what that costs when idle, asks, and ends with a list of what you must still do.',
  usage: ['--settings my-shop.yaml [flags]'],
  flags: {
    settings: valued('FILE', 'your settings; copy infra/settings/example.yaml', path),
    stack: valued(
      'NAME',
      `a name other than ${DEFAULT_STACK}, for a second stack in the same region`,
      stackName.default(DEFAULT_STACK),
    ),
    'dry-run': toggle('show everything and deploy nothing'),
    yes: toggle('do not ask, unless the update would remove something that holds data'),
  },
  exits: { 0: 'it is deployed', 1: 'you declined, or the deploy could not start or failed' },
  async run({ flags }, terminal) {
    const scratch = mkdtempSync(join(tmpdir(), 'replywatch-deploy-'));
    try {
      return await deploy(depsIn(scratch, terminal), {
        settingsFile: flags.settings,
        stackName: flags.stack,
        isDry: flags['dry-run'],
        isAgreed: flags.yes,
      });
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  },
});

function depsIn(scratch: string, { say, confirm }: Terminal): DeployDeps {
  return {
    clients: awsClients({}),
    region: async () => new STSClient({}).config.region(),
    async account(region) {
      const { Account = 'unknown' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
      return Account;
    },
    async mailHostsOf(domain) {
      const records = await resolveMx(domain).catch(() => []);
      return records.flatMap(({ exchange }) => (exchange === '' ? [] : [exchange.toLowerCase()]));
    },
    hasAddress: async (host) => (await resolve4(host).catch(() => [])).length > 0,
    say,
    agrees: confirm,
    async synthesize(settingsFile, stackName) {
      const assemblyDir = join(scratch, 'cdk.out');
      await synthesizeByCdk(settingsFile, stackName, assemblyDir);
      return assemblyDir;
    },
    runCdk,
  };
}
