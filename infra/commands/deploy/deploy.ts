import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadSettings } from '#infra/settings/load-settings';
import { Failure } from '#shared/failure';
import { conflicts, refusedLosses, removals } from './conflicts.ts';
import { afterFailure } from './failed-deploy.ts';
import { type Clients, deployedTemplate, findStack, findState, type FoundStack } from './found.ts';
import { refusedIndexChanges } from './index-changes.ts';
import { planLines } from './plan.ts';
import { stepLines } from './print-steps.ts';
import { RECEIVING_REGIONS, takesMailIn } from './receiving-regions.ts';
import { setUpSteps, type StepsOf } from './set-up-steps.ts';
import { lossesOfUpdate } from './upgrade.ts';
import { accountFor, newAccount, regionFor, withoutAccountLines } from './without-account.ts';

export interface DeployDeps {
  readonly clients: Clients;
  /** The account whose credentials the terminal has. */
  readonly account: (region: string) => Promise<string>;
  readonly region: () => Promise<string>;
  /** The hosts named by the MX records of a domain; empty when it has none or DNS does not answer. */
  readonly mailHostsOf: (domain: string) => Promise<readonly string[]>;
  readonly hasAddress: (host: string) => Promise<boolean>;
  readonly say: (line: string) => void;
  readonly agrees: (question: string) => Promise<boolean>;
  /** Returns the folder with the assembly. */
  readonly synthesize: (settingsFile: string, stackName: string) => Promise<string>;
  /** Returns the exit code of the CDK's command. */
  readonly runCdk: (assemblyDir: string, region: string) => Promise<number>;
}

export interface DeployOptions {
  readonly settingsFile: string;
  readonly stackName: string;
  /** Shows everything and changes nothing. */
  readonly isDry: boolean;
  /** Skips the question, except before something that holds data is removed. */
  readonly isAgreed: boolean;
}

/** The deploy was refused before anything changed; the message says why, and what to do. */
export class NotDeployed extends Failure {
  override readonly name = 'NotDeployed';
}

/** States of a stack with nothing in it to update: its creation was rolled back, or has not begun. */
const NOTHING_THERE = new Set(['ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS']);

/**
 * Checks, shows what will change, asks, deploys, and prints what a person must still do. Returns the exit code.
 *
 * @throws NotDeployed or SettingsFileError before anything has changed.
 */
export async function deploy(deps: DeployDeps, options: DeployOptions): Promise<number> {
  const { clients, say } = deps;
  const { stackName, settingsFile } = options;
  const { settings, notes } = loadSettings(settingsFile);
  notes.forEach(say);
  const region = await regionFor(deps.region, options.isDry);
  await refuseRegion(deps, region);
  const account = await accountFor(deps.account, region, options.isDry);
  if (account === undefined) {
    for (const line of withoutAccountLines(stackName, region)) say(line);
    say('');
    const assembly = await synthesized(deps, options);
    for (const line of planLines({ ...assembly, deployed: undefined, gone: [] })) say(line);
    const steps = setUpSteps(await newAccount(settings, region, deps.mailHostsOf));
    for (const line of stepLines(steps)) say(line);
    return 0;
  }
  await refuseWithoutCdk(deps, account, region);
  say(`Account ${account}, region ${region}, stack ${stackName}`);
  const stack = await findStack(clients, stackName);
  refuseBusy(stack, stackName);
  const deployed =
    stack === undefined || NOTHING_THERE.has(stack.status)
      ? undefined
      : await deployedTemplate(clients, stackName);
  const look = async (outputs: FoundStack['outputs'] | undefined): Promise<StepsOf> => ({
    settings,
    region,
    outputs,
    found: await findState(clients, settings, {
      mailHostsOf: deps.mailHostsOf,
      alarmTopicArn: outputs?.['AlarmTopic'],
    }),
  });
  const before = await look(deployed === undefined ? undefined : stack?.outputs);
  refuse(conflicts({ ...before, deployed }));

  const assembly = await synthesized(deps, options);
  const losses = deployed === undefined ? [] : lossesOfUpdate(deployed, assembly.next);
  refuse([
    ...refusedLosses(losses),
    ...(deployed === undefined ? [] : refusedIndexChanges(deployed, assembly.next)),
  ]);
  const gone = removals(losses);
  for (const line of planLines({ ...assembly, deployed, gone })) say(line);
  if (options.isDry) {
    for (const line of stepLines(setUpSteps(before))) say(line);
    return 0;
  }
  if (!(await isWanted(deps, options, gone))) {
    say('Nothing was deployed.');
    return 1;
  }
  const code = await deps.runCdk(assembly.assemblyDir, region);
  if (code !== 0) {
    say('');
    for (const line of await afterFailure(clients, stackName, region)) say(line);
    return code;
  }
  const after = await look((await findStack(clients, stackName))?.outputs);
  say('');
  for (const line of stepLines(setUpSteps(after))) say(line);
  return 0;
}

async function synthesized(
  { synthesize, say }: DeployDeps,
  { settingsFile, stackName }: DeployOptions,
): Promise<{ assemblyDir: string; next: unknown }> {
  say('Synthesizing ...');
  const assemblyDir = await synthesize(settingsFile, stackName);
  const next: unknown = JSON.parse(readFileSync(join(assemblyDir, 'Replywatch.template.json'), 'utf8'));
  return { assemblyDir, next };
}

async function refuseRegion({ hasAddress }: DeployDeps, region: string): Promise<void> {
  if (!(await takesMailIn(region, hasAddress)))
    throw new NotDeployed(
      `SES does not receive mail in ${region}. Set AWS_REGION to a region where it does: ${RECEIVING_REGIONS.join(', ')}`,
    );
}

async function refuseWithoutCdk({ clients }: DeployDeps, account: string, region: string): Promise<void> {
  if ((await findStack(clients, 'CDKToolkit')) === undefined)
    throw new NotDeployed(
      `the CDK has not been set up in this account and region. Run this once: npx cdk bootstrap aws://${account}/${region}`,
    );
}

function refuseBusy(stack: FoundStack | undefined, name: string): void {
  if (stack?.status.endsWith('_IN_PROGRESS') === true && !NOTHING_THERE.has(stack.status))
    throw new NotDeployed(
      `another change of the stack ${name} is in progress (${stack.status}): wait until it has ended`,
    );
}

function refuse(reasons: readonly string[]): void {
  if (reasons.length > 0) throw new NotDeployed(reasons.join('\n'));
}

async function isWanted(
  { agrees }: DeployDeps,
  { isAgreed }: DeployOptions,
  gone: readonly string[],
): Promise<boolean> {
  if (gone.length > 0)
    return agrees(
      `Deploy, and lose what the ${gone.length === 1 ? 'line' : 'lines'} above ${gone.length === 1 ? 'names' : 'name'}?`,
    );
  return isAgreed || agrees('Deploy?');
}
