import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from './lambda-function.ts';

export interface ScheduleProps {
  readonly target: LambdaFunction<FunctionName>;
  /** `rate(1 minute)` or `cron(m h * * ? *)`, in UTC. */
  readonly expression: string;
  readonly description: string;
  /** Whether a call that was not accepted is retried; a sweep is not, since the next minute does its work. */
  readonly retry: boolean;
}

/** Calls a function on a schedule, with the scheduled instant as `asOf`. */
export class Schedule extends Construct {
  /** The function that it calls. */
  readonly calls: FunctionName;
  /** The name in EventBridge Scheduler. */
  readonly scheduleName: string;

  constructor(scope: Construct, id: string, { target, expression, description, retry }: ScheduleProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    });
    role.addToPolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [target.functionArn] }),
    );
    this.calls = target.folder;
    this.scheduleName = new CfnSchedule(this, 'Schedule', {
      description,
      scheduleExpression: expression,
      flexibleTimeWindow: { mode: 'OFF' },
      state: 'ENABLED',
      target: {
        arn: target.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ asOf: '<aws.scheduler.scheduled-time>' }),
        retryPolicy: retry
          ? { maximumRetryAttempts: 10, maximumEventAgeInSeconds: 3_600 }
          : { maximumRetryAttempts: 0, maximumEventAgeInSeconds: 60 },
      },
    }).ref;
  }
}
