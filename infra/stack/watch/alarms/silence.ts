import { Duration } from 'aws-cdk-lib';
import type { LambdaFunction } from '#infra/stack/parts/lambda-function';
import type { FunctionName } from '#shared/contracts/environment';
import type { AlarmDefinition } from './alarm-definition.ts';

/** Alarms on the schedules that everything depends on. A function that never runs reports no metric, so no data rings too. */
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
      harm: 'Nobody is alerted for any message: no sweep has run for five minutes.',
      ...notRun(sweep, Duration.minutes(5)),
    },
    {
      name: 'audit-silent',
      severity: 'today',
      harm: 'A broken promise would go unnoticed: no audit has run for two hours, and heartbeats have stopped.',
      ...notRun(audit, Duration.hours(2)),
    },
  ];
}

function notRun(
  fn: LambdaFunction<FunctionName>,
  period: Duration,
): Pick<AlarmDefinition, 'runbook' | 'metric' | 'rings' | 'threshold' | 'missing'> {
  return {
    runbook: 'A schedule that does not run',
    metric: fn.metricInvocations({ period, statistic: 'Sum' }),
    rings: 'below',
    threshold: 1,
    missing: 'breaching',
  };
}
