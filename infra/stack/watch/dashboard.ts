import { Duration, Stack } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  LogQueryVisualizationType,
  LogQueryWidget,
  type Metric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { MetricName } from '#shared/contracts/metrics';
import type { LambdaFunction } from '../parts/lambda-function.ts';
import type { Functions } from './alarms/functions.ts';
import { countedMetric } from './counted-metric.ts';
import { DASHBOARD_QUERIES, type DashboardQuery } from './dashboard-queries.ts';
import type { WatchedQueues } from './watched-queues.ts';

export interface OverviewProps {
  readonly queues: WatchedQueues;
  readonly functions: Functions;
  readonly alarms: readonly Alarm[];
}

type Count = (service: FunctionName, counts: MetricName, label: string) => Metric;

const [FULL, HALF, THIRD] = [24, 12, 8];
const PERIOD = Duration.minutes(5);

/** The dashboard: alarms, what waits, how fast people answer and are alerted, and whether all is well. */
export class Overview extends Construct {
  constructor(scope: Construct, id: string, { queues, functions, alarms }: OverviewProps) {
    super(scope, id);
    const dashboard = new Dashboard(this, 'Dashboard', {
      dashboardName: Stack.of(this).stackName,
      defaultInterval: Duration.days(1),
    });
    const count: Count = (service, counts, label) =>
      countedMetric(Stack.of(this).stackName, service, counts).with({ label });
    const { responseTimes, alertDelay, notAccepted, takenIn, wrong } = DASHBOARD_QUERIES;
    dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: FULL, height: 4 }),
    );
    dashboard.addWidgets(...whatWaits(queues));
    dashboard.addWidgets(asked(responseTimes, functions, HALF), asked(alertDelay, functions, HALF));
    dashboard.addWidgets(
      graph('Alerts', THIRD, [
        count('notify', 'alertsAccepted', 'accepted by their channel'),
        count('notify', 'alertsFailed', 'failed'),
        count('delivery-events', 'alertsUndelivered', 'undelivered'),
      ]),
      asked(notAccepted, functions, THIRD),
      asked(takenIn, functions, THIRD),
    );
    dashboard.addWidgets(...health(functions, count));
    dashboard.addWidgets(asked(wrong, functions, FULL));
  }
}

function whatWaits(queues: WatchedQueues): GraphWidget[] {
  const each = (metric: (queue: WatchedQueues[string]) => Metric): Metric[] =>
    Object.entries(queues).map(([label, queue]) => metric(queue).with({ label }));
  const maximum = { period: PERIOD, statistic: 'Maximum' };
  return [
    graph(
      'Messages that wait',
      THIRD,
      each(({ queue }) => queue.metricApproximateNumberOfMessagesVisible(maximum)),
    ),
    graph(
      'Seconds that the oldest waits',
      THIRD,
      each(({ queue }) => queue.metricApproximateAgeOfOldestMessage(maximum)),
    ),
    graph(
      'Dead letters',
      THIRD,
      each(({ deadLetters }) => deadLetters.metricApproximateNumberOfMessagesVisible(maximum)),
    ),
  ];
}

function health(functions: Functions, count: Count): GraphWidget[] {
  const sum = { period: PERIOD, statistic: 'Sum' };
  const each = (metric: (fn: LambdaFunction<FunctionName>) => Metric): Metric[] =>
    Object.entries(functions).map(([label, fn]) => metric(fn).with({ label }));
  return [
    graph(
      'Functions that fail',
      THIRD,
      each((fn) => fn.metricErrors(sum)),
    ),
    graph(
      'Throttled calls',
      THIRD,
      each((fn) => fn.metricThrottles(sum)),
    ),
    graph('Audit', THIRD, [
      count('audit', 'auditProblems', 'problems'),
      count('audit', 'mailSilent', 'silent marketplaces'),
      count('ingest-mail', 'unknownMails', 'mails not understood'),
    ]),
  ];
}

function graph(title: string, width: number, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, width, height: 6, left, leftYAxis: { min: 0, showUnits: false } });
}

function asked(
  { title, of, lines, shows }: DashboardQuery,
  functions: Functions,
  width: number,
): LogQueryWidget {
  return new LogQueryWidget({
    title,
    width,
    height: 6,
    view: shows === 'line' ? LogQueryVisualizationType.LINE : LogQueryVisualizationType.TABLE,
    logGroupNames: of.flatMap((name) => functions[name]?.logGroup.logGroupName ?? []),
    queryLines: [...lines],
  });
}
