import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { AlarmDefinition } from './alarm-definition.ts';

/** What SES tells of mails that come in and of how the account sends. */
export function mailAlarms(ruleSetName: string): AlarmDefinition[] {
  const received = (
    metricName: string,
  ): Pick<AlarmDefinition, 'runbook' | 'metric' | 'rings' | 'threshold'> => ({
    runbook: 'Mails that SES cannot hand in',
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
  // SES tells the rates only while mails are sent: until then nothing has changed.
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
      harm: 'Buyers’ mails do not come in: SES cannot put them into the bucket or tell of them, and gives up after four hours.',
      ...received('PublishFailure'),
    },
    {
      name: 'mail-publish-expired',
      severity: 'page',
      harm: 'A buyer’s mail is lost to Replywatch for good: SES tried for four hours, and nobody will be called for it.',
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
