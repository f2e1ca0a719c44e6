import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTemplate } from '#infra/local/state/template';
import { loadSettings } from '#infra/settings/load-settings';
import { Failure } from '#shared/failure';
import { conflicts, refusedLosses, removals } from './conflicts.ts';
import { idleMonth } from './cost/idle-month.ts';
import { type Clients, deployedTemplate, findStack, findState, type FoundStack } from './found.ts';
import { billLines, whatChanges, whatIsMade } from './plan.ts';
import { stepLines } from './print-steps.ts';
import { RECEIVING_REGIONS, takesMailIn } from './receiving-regions.ts';
import { setUpSteps, type StepsOf } from './set-up-steps.ts';
import { lossesOfUpdate } from './upgrade.ts';

export interface DeployDeps {
  readonly clients: Clients;
  /** The account whose credentials the terminal has. */
  readonly account: () => Promise<string>;
  readonly region: () => Promise<string>;
  /** The hosts that the MX records of a domain name; none when it has none, or DNS does not answer. */
  readonly mailHostsOf: (domain: string) => Promise<readonly string[]>;
  readonly hasAddress: (host: string) => Promise<boolean>;
  readonly say: (line: string) => void;
  readonly agrees: (question: string) => Promise<boolean>;
  /** Gives the folder with the assembly. */
  readonly synthesize: (settingsFile: string, stackName: string) => Promise<string>;
  /** Gives the exit code of the CDK's command. */
  readonly runCdk: (assemblyDir: string, region: string) => Promise<number>;
}

export interface DeployOptions {
  readonly settingsFile: string;
  readonly stackName: string;
  /** Shows everything and changes nothing. */
  readonly isDry: boolean;
  /** Agreed to beforehand, but never to the removal of something that holds data. */
  readonly isAgreed: boolean;
}

/** Why it was not deployed, and what to do: nothing has changed. */
export class NotDeployed extends Failure {
  override readonly name = 'NotDeployed';
}

/** A stack that CloudFormation has taken back, or that waits for its first change: there is nothing to update. */
const NOTHING_THERE = new Set(['ROLLBACK_COMPLETE', 'REVIEW_IN_PROGRESS']);

/**
 * Checks, shows what will be, asks, deploys, and tells what a person must still do; gives the exit code.
 *
 * @throws NotDeployed or SettingsFileError before anything has changed.
 */
export async function deploy(deps: DeployDeps, options: DeployOptions): Promise<number> {
  const { clients, say } = deps;
  const { stackName, settingsFile } = options;
  const { settings } = loadSettings(settingsFile);
  const { account, region } = await where(deps);
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

  say('Synthesizing ...');
  const assemblyDir = await deps.synthesize(settingsFile, stackName);
  const next: unknown = JSON.parse(readFileSync(join(assemblyDir, 'Replywatch.template.json'), 'utf8'));
  const losses = deployed === undefined ? [] : lossesOfUpdate(deployed, next);
  refuse(refusedLosses(losses));
  say('');
  say(
    deployed === undefined
      ? `Will be made: ${whatIsMade(next)}.`
      : `Will change: ${whatChanges(deployed, next)}.`,
  );
  const gone = removals(losses);
  for (const what of gone) say(`  ! ${what}`);
  say('');
  say('A month in which nothing comes, in dollars by list prices of us-east-1:');
  for (const line of billLines(idleMonth(readTemplate(assemblyDir)))) say(`  ${line}`);
  say('');
  if (options.isDry) {
    for (const line of stepLines(setUpSteps(before))) say(line);
    return 0;
  }
  if (!(await isWanted(deps, options, gone))) {
    say('Nothing was deployed.');
    return 1;
  }
  const code = await deps.runCdk(assemblyDir, region);
  if (code !== 0) {
    say('The deploy failed: CloudFormation has taken back what it had begun, and says above why.');
    return code;
  }
  const after = await look((await findStack(clients, stackName))?.outputs);
  say('');
  for (const line of stepLines(setUpSteps(after))) say(line);
  return 0;
}

async function where({
  clients,
  account: accountOf,
  region: regionOf,
  hasAddress,
}: DeployDeps): Promise<{ account: string; region: string }> {
  const region = await regionOf();
  if (!(await takesMailIn(region, hasAddress)))
    throw new NotDeployed(
      `SES does not take mail in in ${region}. Choose one of the regions that do, by AWS_REGION: ${RECEIVING_REGIONS.join(', ')}`,
    );
  const account = await accountOf();
  if ((await findStack(clients, 'CDKToolkit')) === undefined)
    throw new NotDeployed(
      `this account and region have never been deployed to by the CDK. Run this once: npx cdk bootstrap aws://${account}/${region}`,
    );
  return { account, region };
}

function refuseBusy(stack: FoundStack | undefined, name: string): void {
  if (stack?.status.endsWith('_IN_PROGRESS') === true && !NOTHING_THERE.has(stack.status))
    throw new NotDeployed(
      `the stack ${name} is being changed right now (${stack.status}): wait until that has ended`,
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
    return agrees(`Deploy, and lose what ${gone.length === 1 ? 'is' : 'are'} taken out above?`);
  return isAgreed || agrees('Deploy?');
}
