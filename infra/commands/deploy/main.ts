import { resolve4, resolveMx } from 'node:dns/promises';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { synthesize } from '#infra/local/cloud/synthesize';
import { awsClients } from '../stack/aws-clients.ts';
import { awsTrouble } from '../stack/aws-refusal.ts';
import { deploy, type DeployDeps } from './deploy.ts';
import { runCdk } from './run-cdk.ts';

const HELP = `Deploys Replywatch into your AWS account, by the AWS credentials and region of your terminal. It checks first, shows what
will be made and what it costs when idle, asks, and tells at the end what a person must still do.

  npm run deploy -- --settings my-shop.yaml [--stack NAME] [--yes] [--dry-run]

--settings  your settings; copy infra/settings/example.yaml
--stack     another name than Replywatch, for a second one in the same region
--dry-run   shows everything and deploys nothing
--yes       does not ask; what would take away something that holds data is asked all the same

It ends with 0 when it is deployed, with 1 when it was not wanted or failed on the way, and with 2 when it could not begin.
`;

async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      settings: { type: 'string' },
      stack: { type: 'string', default: 'Replywatch' },
      yes: { type: 'boolean', default: false },
      'dry-run': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  if (values.settings === undefined) throw new Error('name your settings: --settings my-shop.yaml');
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(values.stack))
    throw new Error(`--stack ${values.stack} is not a name of a stack: letters, digits and hyphens`);
  const scratch = mkdtempSync(join(tmpdir(), 'replywatch-deploy-'));
  try {
    return await deploy(depsIn(scratch), {
      settingsFile: values.settings,
      stackName: values.stack,
      isDry: values['dry-run'],
      isAgreed: values.yes,
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

function depsIn(scratch: string): DeployDeps {
  const sts = new STSClient({});
  return {
    clients: awsClients({}),
    region: () => sts.config.region(),
    account: async () => (await sts.send(new GetCallerIdentityCommand({}))).Account ?? 'unknown',
    async mailHostsOf(domain) {
      const records = await resolveMx(domain).catch(() => []);
      return records.flatMap(({ exchange }) => (exchange === '' ? [] : [exchange.toLowerCase()]));
    },
    hasAddress: async (host) => (await resolve4(host).catch(() => [])).length > 0,
    say: (line) => console.log(line),
    async agrees(question) {
      if (!process.stdin.isTTY) throw new Error(`${question} Nobody is there to ask; see --help on --yes`);
      const terminal = createInterface({ input: process.stdin, output: process.stdout });
      const answer = await terminal.question(`${question} (y/N) `);
      terminal.close();
      return /^y(es)?$/i.test(answer.trim());
    },
    async synthesize(settingsFile, stackName) {
      const assemblyDir = join(scratch, 'cdk.out');
      await synthesize(settingsFile, assemblyDir, () => undefined, { stackName });
      return assemblyDir;
    },
    runCdk,
  };
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? (awsTrouble(error) ?? error.message) : String(error));
  process.exitCode = 2;
}
