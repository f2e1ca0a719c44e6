import type { Measure, MeasureName } from './report.ts';

/** Where a warning and an alarm begin; either may be missing. */
export interface Line {
  readonly warn?: number | undefined;
  readonly alarm?: number | undefined;
}

/** The lines that a measure has crossed, by severity. */
export interface Crossed {
  readonly warning?: number;
  readonly alarm?: number;
}

/** Measures for which more is better; for all others less is better. */
const MORE_IS_BETTER: ReadonlySet<MeasureName> = new Set([
  'valid-tracking-rate',
  'on-time-delivery-rate',
  'unit-on-time-delivery-rate',
]);

/**
 * Which lines a measure has crossed. Amazon wants a rate below (or above) its target, so a rate equal to a line has
 * crossed it. The alarm is the line of the settings or Amazon's own target, whichever is stricter.
 */
export function crossedLines({ name, value, target }: Measure, line: Line | undefined): Crossed {
  const moreIsBetter = target === undefined ? MORE_IS_BETTER.has(name) : target.side === 'above';
  const isBeyond = (limit: number): boolean => (moreIsBetter ? value <= limit : value >= limit);
  const alarms = [line?.alarm, target?.value].filter((limit) => limit !== undefined);
  const alarm = alarms.length === 0 ? undefined : moreIsBetter ? Math.max(...alarms) : Math.min(...alarms);
  return {
    ...(line?.warn !== undefined && isBeyond(line.warn) && { warning: line.warn }),
    ...(alarm !== undefined && isBeyond(alarm) && { alarm }),
  };
}
