import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#shared/contracts/environment';
import { metrics } from '#shared/contracts/metrics';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { Functions } from './functions.ts';

/** An alarm on a metric that one of our functions counts. */
interface Counted extends Pick<AlarmDefinition, 'name' | 'severity' | 'harm' | 'runbook'> {
  readonly by: FunctionName;
  readonly metricName: string;
}

const COUNTED: readonly Counted[] = [
  {
    name: 'alerts-failed',
    severity: 'page',
    harm: 'A channel does not reach people: it refused an alert for good, or did not accept one three times in a row.',
    runbook: 'A channel that fails',
    by: 'notify',
    metricName: metrics.alertsFailed,
  },
  {
    name: 'alerts-undelivered',
    severity: 'today',
    harm: 'A person on duty cannot be reached by e-mail; each of their alerts goes to others instead.',
    runbook: 'A person whom e-mail does not reach',
    by: 'delivery-events',
    metricName: metrics.alertsUndelivered,
  },
  {
    name: 'audit-problems',
    severity: 'page',
    harm: 'A promise is broken: a message fell due and nobody was alerted, a canary did not come through, or there are dead letters.',
    runbook: 'The audit found problems',
    by: 'audit',
    metricName: metrics.auditProblems,
  },
  {
    name: 'mail-silent',
    severity: 'today',
    harm: 'Messages of a store’s buyers may go unseen: none has come from one of its marketplaces for longer than chance explains.',
    runbook: 'Mail silence',
    by: 'audit',
    metricName: metrics.mailSilent,
  },
  {
    name: 'reports-failed',
    severity: 'today',
    harm: 'Nobody is alerted for what one of Amazon’s reports of today contains.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.reportsFailed,
  },
  {
    name: 'reports-missing',
    severity: 'today',
    harm: 'Nobody is alerted when a figure of the account crosses Amazon’s line: a report has not arrived for three days.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.reportsMissing,
  },
  {
    name: 'subscriptions-missing',
    severity: 'today',
    harm: 'Requests to cancel and warnings about the account do not arrive: a subscription to SP-API is missing.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.setUpProblems,
  },
];

/** Alarms that ring at the first count: everything that our functions count deserves a look. */
export function countedAlarms(functions: Functions): AlarmDefinition[] {
  return COUNTED.filter(({ by }) => by in functions).map(({ by, metricName, ...rest }) => ({
    ...rest,
    metric: new Metric({
      namespace: metrics.namespace,
      metricName,
      dimensionsMap: { service: by },
      period: Duration.minutes(5),
      statistic: 'Sum',
    }),
    rings: 'at-or-above',
    threshold: 1,
  }));
}
