import type { FunctionName } from '#shared/contracts/environment';
import type { MetricName } from '#shared/contracts/metrics';
import { countedMetric } from '../counted-metric.ts';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { Functions } from './functions.ts';

/** An alarm on a metric that one of our functions counts. */
interface Counted extends Pick<AlarmDefinition, 'name' | 'severity' | 'harm' | 'runbook'> {
  readonly by: FunctionName;
  readonly counts: MetricName;
}

const COUNTED: readonly Counted[] = [
  {
    name: 'alerts-failed',
    severity: 'page',
    harm: 'A channel does not reach people: it refused an alert for good, or did not accept one three times in a row.',
    runbook: 'A channel that fails',
    by: 'notify',
    counts: 'alertsFailed',
  },
  {
    name: 'alerts-undelivered',
    severity: 'today',
    harm: 'A person on duty cannot be reached by e-mail; each of their alerts goes to others instead.',
    runbook: 'A person whom e-mail does not reach',
    by: 'delivery-events',
    counts: 'alertsUndelivered',
  },
  {
    name: 'audit-problems',
    severity: 'page',
    harm: 'A promise is broken: a message fell due and nobody was alerted, a canary did not come through, or there are dead letters.',
    runbook: 'The audit found problems',
    by: 'audit',
    counts: 'auditProblems',
  },
  {
    name: 'mail-silent',
    severity: 'today',
    harm: 'Messages of a store’s buyers may go unseen: none has come from one of its marketplaces for longer than chance explains.',
    runbook: 'Mail silence',
    by: 'audit',
    counts: 'mailSilent',
  },
  {
    name: 'reports-failed',
    severity: 'today',
    harm: 'Nobody is alerted for what one of Amazon’s reports of today contains.',
    runbook: 'SP-API',
    by: 'reports',
    counts: 'reportsFailed',
  },
  {
    name: 'reports-missing',
    severity: 'today',
    harm: 'Nobody is alerted when a figure of the account crosses Amazon’s line: a report has not arrived for three days.',
    runbook: 'SP-API',
    by: 'reports',
    counts: 'reportsMissing',
  },
  {
    name: 'subscriptions-missing',
    severity: 'today',
    harm: 'Requests to cancel and warnings about the account do not arrive: a subscription to SP-API is missing.',
    runbook: 'SP-API',
    by: 'reports',
    counts: 'setUpProblems',
  },
];

/** Alarms that ring at the first count: everything that our functions count deserves a look. */
export function countedAlarms(stackName: string, functions: Functions): AlarmDefinition[] {
  return COUNTED.filter(({ by }) => by in functions).map(({ by, counts, ...rest }) => ({
    ...rest,
    metric: countedMetric(stackName, by, counts),
    rings: 'at-or-above',
    threshold: 1,
  }));
}
