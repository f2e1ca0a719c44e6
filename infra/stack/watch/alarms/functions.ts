import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { LambdaFunction } from '#infra/stack/parts/lambda-function';
import type { FunctionName } from '#shared/contracts/environment';
import type { AlarmDefinition } from './alarm-definition.ts';

/** The functions of the stack by name; the settings decide which of them exist. */
export type Functions = { readonly [Name in FunctionName]?: LambdaFunction<Name> };

/** The errors that raise an alarm, and the harm that they do to people. */
interface ErrorHarm extends Pick<AlarmDefinition, 'severity' | 'harm'> {
  readonly errors?: number;
  readonly within?: Duration;
}

/**
 * Functions whose errors nothing else shows. Those that process a queue fail message by message: a failed message waits or
 * becomes a dead letter, and the alarms of the queue ring. The audit notices a canary that was not sent, and settings that
 * are not seeded fail the deploy. Whoever opens a thread sees that its order could not be fetched.
 */
const FAILING: Readonly<Partial<Record<FunctionName, ErrorHarm>>> = {
  sweep: {
    severity: 'page',
    harm: 'Nobody is alerted for some threads: a sweep could not move them on, or died on the way.',
  },
  audit: { severity: 'today', harm: 'A broken promise would go unnoticed: the audit itself fails.' },
  board: {
    severity: 'today',
    harm: 'People can neither acknowledge messages nor see what waits: the pages and the API fail.',
  },
  assistant: {
    severity: 'today',
    harm: 'People get neither translations nor drafts, and the page only says that the model did not answer.',
  },
  'roll-up': {
    severity: 'today',
    harm: 'Figures stay right, but become slower and more expensive to read each day: closed days are not rolled up.',
  },
  'weekly-digest': { severity: 'today', harm: 'Managers do not get the weekly digest.' },
  briefing: {
    severity: 'today',
    harm: 'People do not learn what falls due in their shift, and managers do not learn of gaps in the rota.',
  },
  reports: { severity: 'today', harm: 'Amazon’s reports of the day are not requested.' },
  heartbeat: {
    severity: 'today',
    harm: 'The outside service alerts you although all is well, and nobody would believe it when it is not.',
    // A single lost heartbeat does no harm: the outside service waits for 15 minutes.
    errors: 5,
    within: Duration.minutes(15),
  },
};

export function functionAlarms(functions: Functions): AlarmDefinition[] {
  return Object.entries(FAILING).flatMap(([name, { errors = 1, within = Duration.minutes(5), ...harm }]) => {
    const fn = Object.entries(functions).find(([other]) => other === name)?.[1];
    return fn === undefined
      ? []
      : [
          {
            name: `${name}-failing`,
            ...harm,
            runbook: 'A function that fails',
            metric: fn.metricErrors({ period: within, statistic: 'Sum' }),
            rings: 'at-or-above' as const,
            threshold: errors,
          },
        ];
  });
}

/** No function has reserved concurrency, so only the account's can be used up: one alarm covers all functions. */
export function throttleAlarm(): AlarmDefinition {
  return {
    name: 'throttled',
    severity: 'page',
    harm: 'Everything is late, alerts too: Lambda refuses calls because the account runs too many at once.',
    runbook: 'Throttled',
    metric: new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      period: Duration.minutes(5),
      statistic: 'Sum',
    }),
    rings: 'at-or-above',
    // A few throttles in a burst do no harm: Lambda retries by itself.
    threshold: 10,
  };
}
