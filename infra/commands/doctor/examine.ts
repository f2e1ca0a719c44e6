import { sesState } from '../stack/ses-state.ts';
import { alarms } from './alarms.ts';
import { alertChannels } from './alert-channels.ts';
import { answers } from './answers.ts';
import { arrivals } from './arrivals.ts';
import { assistant } from './assistant.ts';
import { clockwork } from './clockwork.ts';
import { concurrency } from './concurrency.ts';
import { type Check, type Checked, type Patient, unknown } from './finding.ts';
import { identities } from './identities.ts';
import { mailIn } from './mail-in.ts';
import { mailMetrics } from './mail-metrics.ts';
import { ownReplies } from './own-replies.ts';
import { deadLetters } from './queues.ts';
import { secrets } from './secrets.ts';
import { sending } from './sending.ts';
import { spApi } from './sp-api.ts';

export interface Wanted {
  /** Send a test alert by each channel, and wait so long for what became of it; without it, send nothing. */
  readonly testAlertsMs?: number | undefined;
  /** Another SP-API than Amazon's. */
  readonly spApiEndpoint?: string | undefined;
}

/** The checks of the doctor, in the order in which a person sets things up. */
export function checksFor({ testAlertsMs, spApiEndpoint }: Wanted): Check[] {
  return [
    identities,
    sending,
    mailIn,
    arrivals,
    ownReplies,
    answers,
    secrets,
    ...(testAlertsMs === undefined ? [] : [alertChannels(testAlertsMs)]),
    spApi(spApiEndpoint),
    assistant,
    clockwork,
    concurrency,
    deadLetters,
    alarms,
    mailMetrics,
  ];
}

/** Runs all checks in parallel, with what SES said shared by all, and calls `onDone` after each. One that fails gives an unknown finding and stops no other. */
export function examine(
  given: Omit<Patient, 'ses'>,
  checks: readonly Check[],
  onDone: (name: string) => void = () => undefined,
): Promise<Checked[]> {
  const patient = { ...given, ses: sesState(given.deployed.clients) };
  return Promise.all(
    checks.map(async ({ name, look }) => {
      const findings = await look(patient).catch((error: unknown) => [unknown(name, error)]);
      onDone(name);
      return { name, findings };
    }),
  );
}

/** The findings that leave something to do. */
export function openSteps(checked: readonly Checked[]): Checked[] {
  return checked
    .map(({ name, findings }) => ({ name, findings: findings.filter(({ state }) => state === 'missing') }))
    .filter(({ findings }) => findings.length > 0);
}
