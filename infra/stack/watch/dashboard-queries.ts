import type { FunctionName } from '#shared/contracts/environment';

/** A query of the decision lines of some functions. It costs half a cent per gigabyte of log, and only while somebody looks. */
export interface DashboardQuery {
  readonly title: string;
  readonly of: readonly FunctionName[];
  /** In the language of CloudWatch Logs Insights; a test checks its fields against real lines. */
  readonly lines: readonly string[];
  readonly shows: 'line' | 'table';
}

const TAKES_IN = ['ingest-mail', 'ingest-notification', 'board', 'reports'] as const;

export const DASHBOARD_QUERIES = {
  responseTimes: {
    title: 'Response times: hours from the first message to the answer',
    of: TAKES_IN,
    lines: [
      'filter message = "a fact was recorded" and clock = "stopped"',
      'filter stoppedBy in ["reply", "own-reply", "elsewhere"]',
      'stats pct(waitedSeconds, 50) / 3600 as median, pct(waitedSeconds, 90) / 3600 as p90, max(waitedSeconds) / 3600 as longest by bin(1h)',
    ],
    shows: 'line',
  },
  alertDelay: {
    title: 'Alert delay: milliseconds from due to handed over',
    of: ['notify'],
    lines: [
      'filter message = "an alert was handed over" and result = "accepted"',
      'stats pct(delayMs, 50) as median, pct(delayMs, 99) as p99, max(delayMs) as longest by bin(1h)',
    ],
    shows: 'line',
  },
  notAccepted: {
    title: 'Attempts that a channel did not accept, and why',
    of: ['notify'],
    lines: [
      'filter message = "an alert was handed over" and result != "accepted"',
      'stats count(*) as attempts by channel, result, reason',
      'sort attempts desc',
    ],
    shows: 'table',
  },
  takenIn: {
    title: 'What arrived',
    of: TAKES_IN,
    lines: ['filter message = "a fact was recorded"', 'stats count(*) as facts by type', 'sort facts desc'],
    shows: 'table',
  },
  wrong: {
    title: 'What went wrong last',
    of: [...TAKES_IN, 'sweep', 'notify', 'delivery-events', 'audit'],
    lines: [
      'filter level in ["WARN", "ERROR"]',
      'fields @timestamp, service, level, message, thread, reason, error',
      'sort @timestamp desc',
      'limit 30',
    ],
    shows: 'table',
  },
} as const satisfies Readonly<Record<string, DashboardQuery>>;
