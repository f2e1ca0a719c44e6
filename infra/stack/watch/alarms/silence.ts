import { Duration } from 'aws-cdk-lib';
import type { LambdaFunction } from '#infra/stack/parts/lambda-function';
import type { FunctionName } from '#shared/contracts/environment';
import type { AlarmDefinition } from './alarm-definition.ts';

/** The schedules that everything depends on: a function that never runs gives no metric at all, so no data rings too. */
export function silenceAlarms({
  sweep,
  audit,
}: {
  readonly sweep: LambdaFunction<'sweep'>;
  readonly audit: LambdaFunction<'audit'>;
}): AlarmDefinition[] {
  return [
    {
      name: 'sweep-silent',
      severity: 'page',
      harm: 'Nobody is called for any message: no sweep has run for five minutes.',
      ...notCalled(sweep, Duration.minutes(5)),
    },
    {
      name: 'audit-silent',
      severity: 'today',
      harm: 'A broken promise would stay unseen: no audit has run for two hours, and heartbeats end with it.',
      ...notCalled(audit, Duration.hours(2)),
    },
  ];
}

function notCalled(
  fn: LambdaFunction<FunctionName>,
  period: Duration,
): Pick<AlarmDefinition, 'runbook' | 'metric' | 'rings' | 'threshold' | 'missing'> {
  return {
    runbook: 'A schedule that does not call',
    metric: fn.metricInvocations({ period, statistic: 'Sum' }),
    rings: 'below',
    threshold: 1,
    missing: 'breaching',
  };
}
