import { Aws, Stack } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';
import { type AlarmDefinition, descriptionOf } from './alarms/alarm-definition.ts';
import { functionAlarms, type Functions, throttleAlarm } from './alarms/functions.ts';
import { mailAlarms } from './alarms/mail.ts';
import { countedAlarms } from './alarms/own-metrics.ts';
import { queueAlarms } from './alarms/queues.ts';
import { silenceAlarms } from './alarms/silence.ts';
import { Overview } from './dashboard.ts';
import type { WatchedQueues } from './watched-queues.ts';

export interface ObservabilityProps {
  readonly queues: WatchedQueues;
  readonly functions: Functions & {
    readonly sweep: LambdaFunction<'sweep'>;
    readonly audit: LambdaFunction<'audit'>;
  };
  readonly ruleSetName: string;
  /** The addresses that get the alarms by e-mail, each after confirming once. */
  readonly alarmEmails: readonly string[];
}

/** The alarms on the monitor itself, and the dashboard. Alarms use SNS alone, which does not depend on what they watch. */
export class Observability extends Construct {
  readonly alarms: Topic;

  constructor(
    scope: Construct,
    id: string,
    { queues, functions, ruleSetName, alarmEmails }: ObservabilityProps,
  ) {
    super(scope, id);
    this.alarms = new Topic(this, 'Alarms', { enforceSSL: true });
    // A topic with its own policy loses the default one, which lets the account's alarms publish.
    this.alarms.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [
          new ServicePrincipal('cloudwatch.amazonaws.com', {
            conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
          }),
        ],
        resources: [this.alarms.topicArn],
      }),
    );
    acknowledge(this.alarms, {
      'Serverless-SNSRedrivePolicy':
        'It reaches people by e-mail: nobody would look at its dead letters, and CloudWatch shows the alarm itself.',
    });
    for (const address of alarmEmails) this.alarms.addSubscription(new EmailSubscription(address));
    const definitions = [
      ...silenceAlarms(functions),
      ...functionAlarms(functions),
      throttleAlarm(),
      ...queueAlarms(queues),
      ...mailAlarms(ruleSetName),
      ...countedAlarms(Stack.of(this).stackName, functions),
    ];
    const alarms = definitions.map((definition) => this.alarm(definition));
    new Overview(this, 'Overview', { queues, functions, alarms });
  }

  private alarm(definition: AlarmDefinition): Alarm {
    const { name, severity, metric, rings, threshold, missing } = definition;
    const alarm = new Alarm(this, name, {
      // Two stacks in one account have two of each.
      alarmName: `${Stack.of(this).stackName}-${name}`,
      alarmDescription: descriptionOf(definition),
      metric,
      threshold,
      comparisonOperator:
        rings === 'below'
          ? ComparisonOperator.LESS_THAN_THRESHOLD
          : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: 1,
      treatMissingData:
        missing === 'breaching'
          ? TreatMissingData.BREACHING
          : missing === 'unchanged'
            ? TreatMissingData.IGNORE
            : TreatMissingData.NOT_BREACHING,
    });
    const publish = new SnsAction(this.alarms);
    alarm.addAlarmAction(publish);
    // A person who got up for an alarm learns that it has ended.
    if (severity === 'page') alarm.addOkAction(publish);
    return alarm;
  }
}
