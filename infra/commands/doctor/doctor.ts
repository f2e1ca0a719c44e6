import { loadSettings } from '#infra/settings/load-settings';
import { findingLines } from '#infra/terminal/findings';
import { path, toggle, valued } from '#infra/terminal/flags';
import { showProgress } from '#infra/terminal/progress';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { duration } from '#shared/contracts/duration';
import * as z from 'zod';
import { settingsInForce } from '../stack/chosen-settings.ts';
import { openDeployed } from '../stack/deployed.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import { checksFor, examine } from './examine.ts';
import type { Check, Checked, Finding, Patient } from './finding.ts';
import { prove } from './prove.ts';
import { settingsAsInFile } from './settings-in-force.ts';

/** A cold start of notify, and a channel that is slow to answer. */
const TEST_ALERTS_MS = 60_000;

export const doctor = defineCommand({
  name: 'doctor',
  summary:
    'Checks whether Replywatch is set up: shows for each part whether it works, and what is missing. It changes nothing.',
  usage: ['[flags]', '--prove STORE [--marketplace DE] [--wait 30m] [flags]'],
  flags: {
    ...STACK_FLAGS,
    settings: valued(
      'FILE',
      'also check whether the settings in the file are those in force',
      path.optional(),
    ),
    'no-test-alerts': toggle(
      'send nothing; without it, everybody and each Slack channel and webhook gets one test message',
    ),
    json: toggle('print JSON'),
    prove: valued(
      'STORE',
      'wait for a test question and its answer, and tick off each row of Seller Central’s mail settings that works',
      z.string().min(1, 'names nothing; give a store of the settings').optional(),
    ),
    marketplace: valued(
      'COUNTRY',
      'with --prove, one marketplace of the store; all by default',
      z.string().optional(),
    ),
    wait: valued('LENGTH', 'with --prove, how long to wait; 30m by default', z.prefault(duration, '30m')),
  },
  exits: { 0: 'nothing is missing', 1: 'something is missing, or could not be checked' },
  async run({ flags }, terminal) {
    const { prove: store, marketplace } = flags;
    if (store === undefined && marketplace !== undefined)
      throw new UsageError('--marketplace goes with --prove STORE; add it, or leave out --marketplace');
    const which = whichStack(flags);
    const fileChecks = flags.settings === undefined ? [] : [checkOf(flags.settings)];
    const deployed = await openDeployed(which);
    try {
      const { clients, tableName } = deployed;
      const inForce = await settingsInForce({ client: clients.dynamoDb, tableName });
      if (store !== undefined)
        return await prove(
          { deployed, inForce, say: terminal.say, out: terminal.err, elapsedMs: terminal.elapsedMs },
          { store, country: marketplace, waitMs: flags.wait },
        );
      const checks = [
        ...fileChecks,
        ...checksFor({
          testAlertsMs: flags['no-test-alerts'] ? undefined : TEST_ALERTS_MS,
          spApiEndpoint: process.env['SP_API_ENDPOINT_URL'],
        }),
      ];
      const patient = { deployed, inForce, now: await deployed.now() };
      return print(await examineAll(patient, checks, terminal), flags.json, terminal);
    } finally {
      deployed.close();
    }
  },
});

function checkOf(file: string): Check {
  return settingsAsInFile(file, loadSettings(file));
}

async function examineAll(
  patient: Omit<Patient, 'ses'>,
  checks: readonly Check[],
  { err, elapsedMs }: Terminal,
): Promise<Checked[]> {
  const progress = showProgress(err, elapsedMs);
  let done = 0;
  progress.step(`checking ${checks.length} parts`);
  return examine(patient, checks, (name) => {
    done += 1;
    progress.step(`${done} of ${checks.length}: ${name}`);
  }).finally(() => progress.end());
}

/** Prints the findings, and returns the exit code. */
function print(checked: readonly Checked[], json: boolean, { say }: Terminal): number {
  const findings = checked.flatMap((part) => part.findings);
  const count = (state: Finding['state']): number => findings.filter((one) => one.state === state).length;
  const [missing, unknown, warnings] = [count('missing'), count('unknown'), count('warning')];
  const isOk = missing + unknown === 0;
  if (json) {
    say(JSON.stringify({ ok: isOk, parts: checked }, null, 2));
    return isOk ? 0 : 1;
  }
  for (const { name, findings: ofPart } of checked) {
    if (ofPart.length === 0) continue;
    say(name);
    ofPart.flatMap(findingLines).forEach(say);
  }
  say('');
  say(
    isOk
      ? `Everything is set up${warnings === 0 ? '' : `; ${warnings} worth a look (!)`}.`
      : `${missing} missing, ${unknown} could not be checked, ${warnings} worth a look.`,
  );
  return isOk ? 0 : 1;
}
