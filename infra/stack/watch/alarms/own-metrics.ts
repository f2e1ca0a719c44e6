import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#shared/contracts/environment';
import { metrics } from '#shared/contracts/metrics';
import type { AlarmDefinition } from './alarm-definition.ts';
import type { Functions } from './functions.ts';

/** An alarm on what one of our functions counts. */
interface Counted extends Pick<AlarmDefinition, 'name' | 'severity' | 'harm' | 'runbook'> {
  readonly by: FunctionName;
  readonly metricName: string;
}

const COUNTED: readonly Counted[] = [
  {
    name: 'alerts-failed',
    severity: 'page',
    harm: 'People are not reached by one of the channels: it refused an alert for good, or did not take one three times.',
    runbook: 'A channel that fails',
    by: 'notify',
    metricName: metrics.alertsFailed,
  },
  {
    name: 'alerts-undelivered',
    severity: 'today',
    harm: 'A person on duty cannot be reached by e-mail; each of their alerts calls others in their place.',
    runbook: 'A person whom mails do not reach',
    by: 'delivery-events',
    metricName: metrics.alertsUndelivered,
  },
  {
    name: 'audit-problems',
    severity: 'page',
    harm: 'A promise is broken: a message fell due and nobody was called, a canary did not come through, or messages lie set aside.',
    runbook: 'The audit found problems',
    by: 'audit',
    metricName: metrics.auditProblems,
  },
  {
    name: 'mail-silent',
    severity: 'today',
    harm: 'Buyers of a store may write unseen: no message has come from one of its marketplaces for longer than chance explains.',
    runbook: 'Mail silence',
    by: 'audit',
    metricName: metrics.mailSilent,
  },
  {
    name: 'reports-failed',
    severity: 'today',
    harm: 'Nobody is called for what one of Amazon’s reports of today tells.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.reportsFailed,
  },
  {
    name: 'reports-missing',
    severity: 'today',
    harm: 'Nobody is called when a figure of the account crosses Amazon’s line: a report has not come in for three days.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.reportsMissing,
  },
  {
    name: 'subscriptions-missing',
    severity: 'today',
    harm: 'Requests to cancel and warnings of the account do not arrive: a subscription to SP-API is not in place.',
    runbook: 'SP-API',
    by: 'reports',
    metricName: metrics.setUpProblems,
  },
];

/** Rings at the first count: our functions count nothing that needs no look. */
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
