import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { LambdaFunction } from '#infra/stack/parts/lambda-function';
import type { FunctionName } from '#shared/contracts/environment';
import type { AlarmDefinition } from './alarm-definition.ts';

/** The functions of the stack by their names; those that the settings do not ask for are not there. */
export type Functions = { readonly [Name in FunctionName]?: LambdaFunction<Name> };

/** Errors that count, and what they do to people. */
interface ErrorHarm extends Pick<AlarmDefinition, 'severity' | 'harm'> {
  readonly errors?: number;
  readonly within?: Duration;
}

/**
 * Functions whose errors nothing else shows. Those that work off a queue fail message by message: what they cannot do waits,
 * or is set aside, and the alarms of their queue ring. A canary that is not sent is missed by the audit, and settings that are
 * not seeded fail the deploy.
 */
const FAILING: Readonly<Partial<Record<FunctionName, ErrorHarm>>> = {
  sweep: {
    severity: 'page',
    harm: 'For some threads nobody is called: a sweep could not move them on, or died on the way.',
  },
  audit: { severity: 'today', harm: 'A broken promise would stay unseen: the audit itself fails.' },
  board: {
    severity: 'today',
    harm: 'People cannot say that they have a message in hand, or see what waits: the pages and the API fail.',
  },
  'roll-up': {
    severity: 'today',
    harm: 'Figures stay right, but get slower and dearer to read each day: closed days are not rolled up.',
  },
  'weekly-digest': { severity: 'today', harm: 'Managers do not get the week by e-mail.' },
  briefing: {
    severity: 'today',
    harm: 'People do not get what falls due in their shift, and managers do not hear of holes in the rota.',
  },
  reports: { severity: 'today', harm: 'Amazon’s reports of the day are not asked for.' },
  heartbeat: {
    severity: 'today',
    harm: 'The service outside calls although all is well, and would be disbelieved when it is not.',
    // One beat that is lost harms nobody: whoever waits for it waits for 15 minutes.
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

/** No function has a concurrency of its own, so only the account's can be used up: one alarm without a function's name. */
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
    // Two of a burst harm nobody: Lambda calls again by itself.
    threshold: 10,
  };
}
