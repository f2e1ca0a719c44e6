import { loadSettings } from '#infra/settings/load-settings';
import { findingLines } from '#infra/terminal/findings';
import { path, valued } from '#infra/terminal/flags';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import type { Settings } from '#shared/contracts/settings/settings';
import { Failure } from '#shared/failure';
import { awsClients, type AwsClients } from '../stack/aws-clients.ts';
import { settingsInForce } from '../stack/chosen-settings.ts';
import { openDeployed } from '../stack/deployed.ts';
import { namesStack, STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import { checkAccounts } from './check-accounts.ts';

export const spApi = defineCommand({
  name: 'sp-api',
  summary:
    'Shows what is authorised, what exists and what is missing in SP-API, for each store and region. It changes nothing.',
  usage: ['check [flags]'],
  takes: { name: 'check', least: 1, most: 1 },
  flags: {
    settings: valued(
      'FILE',
      'settings to check before you deploy them; those in force by default',
      path.optional(),
    ),
    ...STACK_FLAGS,
  },
  notes: [
    'It reads the secret that the settings name from AWS Secrets Manager. With --settings alone it needs no stack. To check\n' +
      'against the mock of the run on this machine (npm start -- --sp-api-mock), set SP_API_ENDPOINT_URL to its address.',
  ],
  exits: { 0: 'nothing is missing', 1: 'something is missing, or could not be checked' },
  async run({ flags, args: [task] }, terminal) {
    if (task !== 'check')
      throw new UsageError(`"${task ?? ''}" is not a task of npm run sp-api; there is one: check`);
    const which = whichStack(flags);
    const file = flags.settings;
    const loaded = file === undefined ? undefined : loadSettings(file);
    if (file !== undefined && loaded !== undefined) refuseWithoutSpApi(loaded.settings, file);
    if (loaded !== undefined && !namesStack(flags))
      return check(awsClients({}), loaded.settings, Date.now(), terminal);
    const deployed = await openDeployed(which);
    try {
      const { clients, tableName } = deployed;
      const { settings } = loaded ?? (await settingsInForce({ client: clients.dynamoDb, tableName }));
      refuseWithoutSpApi(settings, `the settings in force of ${deployed.stackName}`);
      if (deployed.isLocal && endpointUrl() === undefined)
        throw new Failure(
          'set SP_API_ENDPOINT_URL to the mock of the run on this machine, which has no account at Amazon',
        );
      return await check(clients, settings, await deployed.now(), terminal);
    } finally {
      deployed.close();
    }
  },
});

async function check(
  { secretsManager }: AwsClients,
  settings: Settings,
  now: number,
  { say }: Terminal,
): Promise<number> {
  let isMissing = false;
  for await (const { name, findings } of checkAccounts(secretsManager, settings, endpointUrl(), now)) {
    say(name);
    findings.flatMap(findingLines).forEach(say);
    isMissing ||= findings.some(({ state }) => state === 'missing');
  }
  return isMissing ? 1 : 0;
}

function endpointUrl(): string | undefined {
  return process.env['SP_API_ENDPOINT_URL'];
}

function refuseWithoutSpApi({ spApi }: Settings, where: string): void {
  if (spApi === undefined)
    throw new Failure(`${where}: there is no spApi; infra/settings/example.yaml shows how to write it`);
}
