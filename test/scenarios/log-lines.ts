import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';
import { readTemplate } from '#infra/local/state/template';

/** CloudWatch bills this many extra bytes per line. */
const LINE_BYTES = 26;

const line = z.looseObject({
  service: z.string(),
  message: z.string().optional(),
  _aws: z
    .object({
      Timestamp: z.number(),
      CloudWatchMetrics: z.tuple([
        z.object({
          Namespace: z.string(),
          Dimensions: z.tuple([z.array(z.string())]),
          Metrics: z.array(z.object({ Name: z.string() })),
        }),
      ]),
    })
    .optional(),
});

/** A parsed log line of a function. */
export type LogLine = z.output<typeof line>;

/** A file for the logs of functions, read back as it is written. */
export function logFile(): {
  readonly path: string;
  readonly text: () => string;
  readonly lines: () => LogLine[];
  readonly remove: () => void;
} {
  const dir = mkdtempSync(join(tmpdir(), 'replywatch-log-'));
  const path = join(dir, 'functions.log');
  const text = (): string => readFileSync(path, 'utf8');
  return {
    path,
    text,
    lines: () =>
      text()
        .split('\n')
        .filter((one) => one.startsWith('{'))
        .map((one) => line.parse(JSON.parse(one))),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** The bytes that CloudWatch bills for lines. */
export function billedBytes(lines: readonly LogLine[]): number {
  return lines.reduce((sum, one) => sum + Buffer.byteLength(JSON.stringify(one)) + LINE_BYTES, 0);
}

const alarm = z.object({
  AlarmName: z.string(),
  Namespace: z.literal('Replywatch'),
  MetricName: z.string(),
  Dimensions: z.array(z.object({ Name: z.string(), Value: z.string() })).min(1),
  Statistic: z.literal('Sum'),
  Period: z.number(),
  Threshold: z.number(),
  ComparisonOperator: z.literal('GreaterThanOrEqualToThreshold'),
});

/**
 * The template's alarms on our own metrics that would ring: in some period the sum of exactly this metric, in this namespace
 * and with these dimensions, as the functions wrote it, reaches the threshold.
 */
export function ringing(assemblyDir: string, lines: readonly LogLine[]): string[] {
  const alarms = readTemplate(assemblyDir).flatMap(({ type, properties }) => {
    const parsed = alarm.safeParse(properties);
    return type === 'AWS::CloudWatch::Alarm' && parsed.success ? [parsed.data] : [];
  });
  return alarms
    .filter(({ MetricName, Namespace, Dimensions, Period, Threshold }) => {
      const sums = new Map<number, number>();
      for (const one of lines) {
        const [directive] = one._aws?.CloudWatchMetrics ?? [];
        const isIt =
          directive?.Namespace === Namespace &&
          directive.Dimensions[0].toSorted().join() === Dimensions.map(({ Name }) => Name).join() &&
          Dimensions.every(({ Name, Value }) => one[Name] === Value) &&
          directive.Metrics.some(({ Name }) => Name === MetricName);
        if (!isIt) continue;
        const period = Math.floor((one._aws?.Timestamp ?? 0) / 1_000 / Period);
        sums.set(period, (sums.get(period) ?? 0) + Number([one[MetricName]].flat()[0]));
      }
      return Math.max(0, ...sums.values()) >= Threshold;
    })
    .map(({ AlarmName }) => AlarmName.replace(/^Replywatch-/, ''))
    .toSorted();
}
