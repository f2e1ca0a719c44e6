import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import { metrics as names } from '../contracts/metrics.ts';

const powertools = new Metrics({ namespace: names.namespace });

type MetricName = Exclude<keyof typeof names, 'namespace'>;

/** Writes counts as metrics, at once. Their only dimension is the function's name. */
export function count(counts: Partial<Record<MetricName, number>>): void {
  for (const [name, value] of Object.entries(counts))
    powertools.addMetric(nameOf(name), MetricUnit.Count, value);
  powertools.publishStoredMetrics();
}

function nameOf(key: string): string {
  return Object.entries(names).find(([name]) => name === key)?.[1] ?? key;
}
