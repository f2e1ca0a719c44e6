import { Duration } from 'aws-cdk-lib';
import {
  Alarm,
  ComparisonOperator,
  Metric,
  TreatMissingData,
  type IMetric,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import { metrics } from '#shared/contracts/metrics';
import type { LambdaFunction } from './lambda-function.ts';
import type { WorkQueue } from './work-queue.ts';

export interface ObservabilityProps {
  readonly queues: Readonly<Record<string, WorkQueue>>;
  readonly functions: Readonly<Record<string, LambdaFunction<FunctionName>>>;
  readonly sweep: LambdaFunction<'sweep'>;
  readonly audit: LambdaFunction<'audit'>;
  readonly ruleSetName: string;
}

/** Alarms on what our functions count: id, function, metric, what it means. */
const OWN_ALARMS = [
  [
    'NotificationsSetAside',
    'ingest-notification',
    metrics.notificationsSetAside,
    'A notification or message event made no fact: it is malformed, foreign or of an unknown type. /api/health counts them; the dead-letter queue keeps each with its reason.',
  ],
  [
    'ReportsFailed',
    'reports',
    metrics.reportsFailed,
    'A report of Amazon’s was given up: its figures are missing today. The function’s log says why.',
  ],
  [
    'ReportsMissing',
    'reports',
    metrics.reportsMissing,
    'A report of Amazon’s has not come in for three days: nobody would be called for what it tells. /api/health says which.',
  ],
  [
    'SetUpProblems',
    'reports',
    metrics.setUpProblems,
    'A subscription to SP-API is not in place: its notifications do not arrive. npm run sp-api -- check says which, and what to do.',
  ],
  [
    'AlertsUndelivered',
    'delivery-events',
    metrics.alertsUndelivered,
    'A person on duty cannot be reached by mail: an alert bounced, was rejected or was marked as spam. It goes another way now. The function’s log says why (Transient/General is mostly the automatic answer of one who is away); mend the address in the settings, and take it off SES’s suppression list.',
  ],
  [
    'AuditProblems',
    'audit',
    metrics.auditProblems,
    'The hourly audit found a promise broken: a thread that nobody moved on, a canary that did not come through, or messages set aside. /api/health and the log of the audit say which; what could be mended is. Heartbeats stop until an audit passes.',
  ],
  [
    'MailSilent',
    'audit',
    metrics.mailSilent,
    'A store and marketplace has been without a buyer message for half as long again as ever in four weeks. /api/health says which. Look whether its notifications in Seller Central still go to the intake address, and whether a forwarder on the way still forwards.',
  ],
] as const;

/** SES's own ratings of the account, and from where on it puts an account under review. */
const REPUTATION = [
  [
    'Reputation.BounceRate',
    0.05,
    'Too many mails of this account bounce: SES puts it under review, and may stop all its mails at 10 %. Look at the reputation metrics in the SES console, and mend the addresses that bounce.',
  ],
  [
    'Reputation.ComplaintRate',
    0.001,
    'Too many mails of this account are marked as spam: SES puts it under review, and may stop all its mails at 0.5 %. Look at the reputation metrics in the SES console, and find out who complains.',
  ],
] as const;

/** The alarms on the monitor itself. Subscribe people to the topic: it does not depend on what it watches. */
export class Observability extends Construct {
  readonly alarms: Topic;

  constructor(scope: Construct, id: string, props: ObservabilityProps) {
    super(scope, id);
    this.alarms = new Topic(this, 'Alarms', { enforceSSL: true });

    for (const [name, { deadLetters }] of Object.entries(props.queues))
      this.alarm(`${name}DeadLetters`, {
        metric: deadLetters.metricApproximateNumberOfMessagesVisible({
          period: Duration.minutes(1),
          statistic: 'Maximum',
        }),
        what: `A message of the ${name} queue failed five times and was set aside. Read the function's log for its message id, mend the cause, then redrive the dead-letter queue.`,
      });
    for (const [name, fn] of Object.entries(props.functions))
      this.alarm(`${name}Errors`, {
        metric: fn.metricErrors({ period: Duration.minutes(5), statistic: 'Sum' }),
        what: `The function ${name} failed. Its log says why; what it worked on comes again by itself.`,
      });
    for (const [id, fn, metricName, what] of OWN_ALARMS)
      if (fn in props.functions)
        this.alarm(id, {
          metric: new Metric({
            namespace: metrics.namespace,
            metricName,
            dimensionsMap: { service: fn },
            period: Duration.minutes(5),
            statistic: 'Sum',
          }),
          what,
        });
    for (const metricName of ['PublishFailure', 'PublishExpired'])
      this.alarm(`Mail${metricName}`, {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName,
          dimensionsMap: { RuleSetName: props.ruleSetName },
          period: Duration.minutes(5),
          statistic: 'Sum',
        }),
        what: 'SES could not put a mail into the bucket or tell of it; it gives up after four hours. Look at the rights of the bucket and the topic.',
      });
    for (const [metricName, threshold, what] of REPUTATION)
      this.alarm(metricName.replace('.', ''), {
        metric: new Metric({
          namespace: 'AWS/SES',
          metricName,
          period: Duration.hours(1),
          statistic: 'Average',
        }),
        threshold,
        // SES tells the rates only while mails are sent: until then nothing has changed.
        missing: TreatMissingData.IGNORE,
        what,
      });
    this.silence('AuditSilent', props.audit, {
      period: Duration.hours(2),
      what: 'No audit ran for two hours, so nobody looks whether the promises hold. Look whether its schedule is enabled and its role may call the function.',
    });
    this.silence('SweepSilent', props.sweep, {
      period: Duration.minutes(5),
      what: 'No sweep ran for five minutes, so nobody is called. Look whether the schedule is enabled and its role may call the function.',
    });
  }

  private silence(
    id: string,
    fn: LambdaFunction<FunctionName>,
    { period, what }: { readonly period: Duration; readonly what: string },
  ): void {
    new Alarm(this, id, {
      metric: fn.metricInvocations({ period, statistic: 'Sum' }),
      threshold: 1,
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      evaluationPeriods: 1,
      // A function that never runs gives no metric at all.
      treatMissingData: TreatMissingData.BREACHING,
      alarmDescription: what,
    }).addAlarmAction(new SnsAction(this.alarms));
  }

  private alarm(
    id: string,
    {
      metric,
      threshold = 1,
      missing = TreatMissingData.NOT_BREACHING,
      what,
    }: {
      readonly metric: IMetric;
      readonly threshold?: number;
      readonly missing?: TreatMissingData;
      readonly what: string;
    },
  ): void {
    new Alarm(this, id, {
      metric,
      threshold,
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData: missing,
      alarmDescription: what,
    }).addAlarmAction(new SnsAction(this.alarms));
  }
}
