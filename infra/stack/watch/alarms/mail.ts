import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';

/** Alarms on SES's own metrics of incoming mail and of the account's sending reputation. */
export function mailAlarms(ruleSetName: string): AlarmDefinition[] {
  const received = (
    metricName: string,
  ): Pick<AlarmDefinition, 'runbook' | 'metric' | 'rings' | 'threshold'> => ({
    runbook: 'Mail that SES cannot hand over',
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName,
      dimensionsMap: { RuleSetName: ruleSetName },
      period: Duration.minutes(5),
      statistic: 'Sum',
    }),
    rings: 'at-or-above',
    threshold: 1,
  });
  // SES reports the rates only while mail is sent, so no data means no change.
  const rate = (
    metricName: string,
    threshold: number,
  ): Pick<AlarmDefinition, 'runbook' | 'metric' | 'rings' | 'threshold' | 'missing'> => ({
    runbook: 'Bounces and complaints',
    metric: new Metric({
      namespace: 'AWS/SES',
      metricName,
      period: Duration.hours(1),
      statistic: 'Average',
    }),
    rings: 'at-or-above',
    threshold,
    missing: 'unchanged',
  });
  return [
    {
      name: 'mail-publish-failure',
      severity: 'page',
      harm: 'Buyers’ messages do not arrive: SES cannot store or publish their mail, and gives up after four hours.',
      ...received('PublishFailure'),
    },
    {
      name: 'mail-publish-expired',
      severity: 'page',
      harm: 'Replywatch has lost a mail for good: SES tried for four hours, and nobody will be alerted for it.',
      ...received('PublishExpired'),
    },
    {
      name: 'bounce-rate',
      severity: 'today',
      harm: 'SES will stop all alerts by e-mail at 10 %: more than 5 % of this account’s mails bounce.',
      ...rate('Reputation.BounceRate', 0.05),
    },
    {
      name: 'complaint-rate',
      severity: 'today',
      harm: 'SES will stop all alerts by e-mail at 0.5 %: more than 0.1 % of this account’s mails are marked as spam.',
      ...rate('Reputation.ComplaintRate', 0.001),
    },
  ];
}
