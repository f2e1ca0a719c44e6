import { Duration } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Aws } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { AlertQueues } from './alert-queues.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { Storage } from './storage.ts';

export interface EscalationProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
}

/** The clockwork: each minute a sweep claims what falls due and queues it. */
export class Escalation extends Construct {
  readonly sweep: LambdaFunction<'sweep'>;

  constructor(scope: Construct, id: string, { storage, alertQueues }: EscalationProps) {
    super(scope, id);
    this.sweep = new LambdaFunction(this, 'Sweep', {
      name: 'sweep',
      timeout: Duration.seconds(50),
      environment: { TABLE_NAME: storage.table.tableName, ...alertQueues.environment },
    });
    storage.grantRecord(this.sweep);
    storage.grantListOpen(this.sweep);
    alertQueues.grantPut(this.sweep);

    const role = new Role(this, 'ScheduleRole', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.sweep.functionArn] }),
    );
    new CfnSchedule(this, 'EachMinute', {
      description: 'Replywatch looks for deadlines',
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: this.sweep.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ asOf: '<aws.scheduler.scheduled-time>' }),
        // The next minute does the work of one that failed; an old one would only be late.
        retryPolicy: { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    });
    // Lambda repeats a failed asynchronous call by itself, which the next minute makes needless.
    this.sweep.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(1) });
  }
}
