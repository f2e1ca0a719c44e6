import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import { type MetricName, metrics as names } from '../contracts/metrics.ts';

const stack = process.env['STACK_NAME'];
const powertools = new Metrics({
  namespace: names.namespace,
  ...(stack !== undefined && { defaultDimensions: { stack } }),
});

/** Writes counts as metrics, at once, by function and by stack: two stacks in a region must not ring for each other. */
export function count(counts: Partial<Record<MetricName, number>>): void {
  for (const [name, value] of Object.entries(counts))
    powertools.addMetric(nameOf(name), MetricUnit.Count, value);
  powertools.publishStoredMetrics();
}

function nameOf(key: string): string {
  return Object.entries(names).find(([name]) => name === key)?.[1] ?? key;
}
