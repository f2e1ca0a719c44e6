import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { FunctionName } from '#shared/contracts/environment';
import { type MetricName, metrics } from '#shared/contracts/metrics';

/** What a function of this stack counts, in five minutes: exactly the dimensions of `shared/runtime/metrics.ts`. */
export function countedMetric(stack: string, service: FunctionName, counts: MetricName): Metric {
  return new Metric({
    namespace: metrics.namespace,
    metricName: metrics[counts],
    dimensionsMap: { service, stack },
    period: Duration.minutes(5),
    statistic: 'Sum',
  });
}
