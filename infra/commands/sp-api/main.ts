import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { loadSettings } from '#infra/settings/load-settings';
import { toldFinding } from '#infra/terminal/findings';
import { secretsManager } from '#shared/adapters/secrets-manager';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { checkSpApi } from '#shared/application/sp-api/check-sp-api';
import { spApiAccounts, wantedSubscriptions } from '#shared/contracts/settings/sp-api-accounts';
import { secretsManagerClient } from '#shared/runtime/clients/secrets-manager';
import { uptime } from '#shared/runtime/uptime';

const HELP = `What of SP-API is authorised, what exists, and what is missing, for each store and region. It changes nothing.

  npm run sp-api -- check --settings my-shop.yaml

It reads the secret that the settings name from AWS Secrets Manager, by the AWS credentials and region of your terminal.
It ends with 0 when nothing is missing, with 1 when something is, and with 2 when it could not be asked.
`;

async function main(argv: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    options: { settings: { type: 'string' }, help: { type: 'boolean', short: 'h', default: false } },
    allowPositionals: true,
  });
  if (values.help || positionals.join() !== 'check') {
    console.log(HELP.trimEnd());
    return values.help ? 0 : 2;
  }
  if (values.settings === undefined) throw new Error('name your settings: --settings my-shop.yaml');
  const { settings } = loadSettings(values.settings);
  if (settings.spApi === undefined)
    throw new Error(`${values.settings} has no spApi; infra/settings/example.yaml shows how it is written`);
  const credentials = spApiCredentials(secretsManager(secretsManagerClient(), uptime), settings.spApi.secret);
  const endpointUrl = process.env['SP_API_ENDPOINT_URL'];
  const api = amazonSpApi({ credentials, ...(endpointUrl !== undefined && { endpointUrl }) });
  const against = { accounts: spApiAccounts(settings), subscriptions: wantedSubscriptions(settings) };
  let isMissing = false;
  for await (const { name, findings } of checkSpApi({ api, credentials, pause }, against, Date.now())) {
    console.log(name);
    findings.flatMap(toldFinding).forEach((line) => console.log(line));
    isMissing ||= findings.some(({ state }) => state === 'missing');
  }
  return isMissing ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
