import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { awsClients, type AwsClients } from '#infra/commands/stack/aws-clients';
import { LEFT_OUT } from './adapt-template.ts';
import { afterwards, meanwhile } from './commands.ts';
import { deploying } from './deploying.ts';
import { OWNER, REGION, startEmulator } from './emulator.ts';
import { likeAws, noted } from './like-aws.ts';
import { installPackages, NotDownloaded, type Packages } from './packages.ts';
import { type Proxy, startProxy } from './proxy.ts';
import { rehearse } from './rehearse.ts';
import { question, story } from './story.ts';
import { tableOf } from './table.ts';
import { startRefusingSlack, type World } from './world.ts';

/**
 * The rehearsal: the real deploy, the main story and the commands against an emulator of AWS that nobody here wrote, with IAM
 * enforced. It is skipped only where its packages cannot be downloaded, unless REQUIRE_REHEARSAL=1.
 */

const say = (line: string): void => void process.stdout.write(`${line}\n`);
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

try {
  process.exitCode = await run(await installPackages());
} catch (error) {
  if (!(error instanceof NotDownloaded)) throw error;
  const isRequired = process.env['REQUIRE_REHEARSAL'] === '1';
  say(`The rehearsal was skipped: ${error.message}. Nothing was checked against an emulator of AWS.`);
  process.exitCode = isRequired ? 1 : 0;
}

async function run(packages: Packages): Promise<number> {
  const began = performance.now();
  const scratch = mkdtempSync(join(tmpdir(), 'replywatch-rehearsal-'));
  const note = noted();
  const denied: string[] = [];
  let emulator = '';
  let owner: AwsClients | undefined;
  const proxy: Proxy = await startProxy(
    () => emulator,
    likeAws(() => (owner ??= awsClients({ region: REGION, credentials: OWNER, endpoint: proxy.url })), note),
    ({ service, action }, { status, body }) => {
      const why = body.toString();
      if (status >= 400 && /AccessDenied/.test(why)) denied.push(`${service} ${action}: ${why}`);
    },
  );
  const started = await startEmulator(packages, { scratch, endpoint: proxy.url });
  emulator = started.url;
  const slack = await startRefusingSlack();
  // The commands that the rehearsal runs find their account as those of a person do.
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: proxy.url,
    AWS_REGION: REGION,
    AWS_ACCESS_KEY_ID: OWNER.accessKeyId,
    AWS_SECRET_ACCESS_KEY: OWNER.secretAccessKey,
  });
  const world: World = {
    endpoint: proxy.url,
    emulator,
    clients: awsClients({}),
    note,
    denied,
    slack,
    deployed: undefined,
  };
  try {
    const versions = `MiniStack ${packages.ministack}, ${packages.version}, Node ${process.version}`;
    say(`${versions}; its log is ${started.logFile}`);
    const { rows, failure } = await rehearse(
      [...deploying, question, ...meanwhile, ...story, ...afterwards],
      world,
      say,
    );
    say(`\n${tableOf(rows)}\n`);
    for (const [type, why] of Object.entries(LEFT_OUT)) say(`Left out: ${type}. ${why}`);
    if (failure !== undefined) for (const one of denied) say(`denied: ${one}`);
    const seconds = Math.round((performance.now() - began) / 1000);
    say(
      failure === undefined
        ? `The rehearsal passed: ${rows.length} steps in ${seconds} s (${versions}).`
        : `The rehearsal FAILED after ${seconds} s at: ${failure}`,
    );
    return failure === undefined ? 0 : 1;
  } finally {
    slack.stop();
    await started.stop();
    await proxy.stop();
  }
}
