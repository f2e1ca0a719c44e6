import type { Channel } from '#shared/domain/rules/policy';
import { CALL_FAULTS, type Fault, WORLD_FAULTS } from './faults.ts';
import { alertsAmong, duplicates, type Finding } from './oracle.ts';
import type { Outcome } from './run.ts';

/** The sums of many runs; plain data that can pass between threads. */
export interface Tally {
  runs: number;
  /** Alerts that arrived, each counted once. */
  alerts: number;
  /** Copies of alerts that had arrived before. */
  duplicates: Record<Channel, number>;
  /** Broken promises by their kind. */
  findings: Partial<Record<Finding['what'], number>>;
  /** The first runs that broke one. */
  failing: string[];
  faults: Partial<Record<Fault, number>>;
}

const MOST_FAILING = 10;

export function emptyTally(): Tally {
  return {
    runs: 0,
    alerts: 0,
    duplicates: { email: 0, slack: 0, webhook: 0, push: 0 },
    findings: {},
    failing: [],
    faults: {},
  };
}

/** Counts one run. `name` replays it by `npm run simulate`. */
export function count(tally: Tally, name: string, { findings, recorder, faults }: Outcome): void {
  const alerts = alertsAmong(recorder.handOvers);
  const copies = duplicates(alerts);
  tally.runs += 1;
  tally.alerts += alerts.filter(({ taken }) => taken).length - copies.length;
  for (const { channel } of copies) tally.duplicates[channel] += 1;
  for (const { what } of findings) tally.findings[what] = (tally.findings[what] ?? 0) + 1;
  if (findings.length > 0 && tally.failing.length < MOST_FAILING) tally.failing.push(name);
  for (const [fault, seen] of faults.seen) tally.faults[fault] = (tally.faults[fault] ?? 0) + seen;
}

/** The sum of two tallies. */
export function added(a: Tally, b: Tally): Tally {
  const sum = <Key extends string>(
    one: Partial<Record<Key, number>>,
    other: Partial<Record<Key, number>>,
  ): Partial<Record<Key, number>> => {
    const total = { ...one };
    for (const key in other) total[key] = (total[key] ?? 0) + (other[key] ?? 0);
    return total;
  };
  return {
    runs: a.runs + b.runs,
    alerts: a.alerts + b.alerts,
    duplicates: {
      email: a.duplicates.email + b.duplicates.email,
      slack: a.duplicates.slack + b.duplicates.slack,
      webhook: a.duplicates.webhook + b.duplicates.webhook,
      push: a.duplicates.push + b.duplicates.push,
    },
    findings: sum(a.findings, b.findings),
    failing: [...a.failing, ...b.failing].slice(0, MOST_FAILING),
    faults: sum(a.faults, b.faults),
  };
}

/** The tally in lines for a terminal. */
export function printTally({ runs, alerts, duplicates: copies, findings, faults }: Tally): string[] {
  const number = (value: number): string => value.toLocaleString('en');
  const per = (value: number): string => ((value * 10_000) / Math.max(alerts, 1)).toFixed(1);
  const all = copies.email + copies.slack;
  return [
    `${number(runs)} runs, ${number(alerts)} alerts arrived`,
    `copies of alerts that had arrived: ${number(all)} (${per(all)} for 10,000; by e-mail ${number(copies.email)}, by Slack ${number(copies.slack)})`,
    ...(Object.keys(findings).length === 0
      ? ['no promise was broken']
      : Object.entries(findings).map(([what, seen]) => `BROKEN: ${what}: ${number(seen)}`)),
    'faults injected:',
    ...[...CALL_FAULTS, ...WORLD_FAULTS].map(
      (fault) => `  ${fault.padEnd(22)} ${number(faults[fault] ?? 0).padStart(12)}`,
    ),
  ];
}
