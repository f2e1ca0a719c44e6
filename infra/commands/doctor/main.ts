import { parseArgs } from 'node:util';
import { loadSettings } from '#infra/settings/load-settings';
import { toldFinding } from '#infra/terminal/findings';
import { showProgress } from '#infra/terminal/progress';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { uptime } from '#shared/runtime/uptime';
import { openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS_HELP, takeStackFlags } from '../stack/stack-flags.ts';
import { checksFor, examine } from './examine.ts';
import { prove } from './prove.ts';
import { settingsInForce } from './settings-in-force.ts';

const HELP = `Is Replywatch set up? Says for each part whether it is done, and what is missing; it changes nothing.

  npm run doctor -- [--settings my-shop.yaml] [--no-test-alerts] [--json]
  npm run doctor -- --prove STORE [--marketplace DE] [--wait 30m]

${STACK_FLAGS_HELP}
--settings FILE    also says whether the settings of the file are those in force
--no-test-alerts   sends nothing; else everybody, and each Slack channel and webhook, gets one test message
--json             gives JSON
--prove STORE      waits for a test question and its answer, and ticks off each row of Seller Central’s mail settings
                   that is proven; --marketplace names one, --wait how long (30m when left out)

It ends with 0 when nothing is missing, with 1 when something is, and with 2 when it could not ask.
`;

const elapsedMs = (): number => performance.now();

async function main(argv: readonly string[]): Promise<number> {
  const { which, rest } = takeStackFlags(argv);
  const { values } = parseArgs({
    args: rest,
    options: {
      settings: { type: 'string' },
      'no-test-alerts': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      prove: { type: 'string' },
      marketplace: { type: 'string' },
      wait: { type: 'string', default: '30m' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    console.log(HELP.trimEnd());
    return 0;
  }
  const { settings: file, json, 'no-test-alerts': noTestAlerts } = values;
  const loaded = file === undefined ? undefined : loadSettings(file);
  const deployed = await openDeployed(which);
  try {
    const { dynamoDb } = deployed.clients;
    const inForce = await dynamoDbSettings(dynamoDb, deployed.tableName, uptime).current();
    if (values.prove !== undefined)
      return await prove(
        { deployed, inForce, say: (line) => console.log(line), out: process.stderr, elapsedMs },
        { store: values.prove, country: values.marketplace, wait: values.wait },
      );
    const checks = [
      ...(file === undefined || loaded === undefined ? [] : [settingsInForce(file, loaded)]),
      ...checksFor({ testAlerts: !noTestAlerts, spApiEndpoint: process.env['SP_API_ENDPOINT_URL'] }),
    ];
    const progress = showProgress(process.stderr, elapsedMs);
    let done = 0;
    progress.step(`looking at ${checks.length} parts`);
    const checked = await examine({ deployed, inForce, now: await deployed.now() }, checks, (name) => {
      done += 1;
      progress.step(`${done} of ${checks.length}: ${name}`);
    }).finally(progress.end);
    const findings = checked.flatMap((part) => part.findings);
    const count = (state: string): number => findings.filter((one) => one.state === state).length;
    const [missing, unknown, warnings] = [count('missing'), count('unknown'), count('warning')];
    if (json) console.log(JSON.stringify({ ok: missing === 0 && unknown === 0, parts: checked }, null, 2));
    else {
      for (const { name, findings: lines } of checked) {
        if (lines.length === 0) continue;
        console.log(name);
        lines.flatMap(toldFinding).forEach((line) => console.log(line));
      }
      console.log('');
      console.log(
        missing + unknown === 0
          ? `All is set up${warnings === 0 ? '' : `; ${warnings} worth a look (!)`}.`
          : `${missing} missing, ${unknown} could not be looked at, ${warnings} worth a look.`,
      );
    }
    if (missing > 0) return 1;
    return unknown > 0 ? 2 : 0;
  } finally {
    deployed.close();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
