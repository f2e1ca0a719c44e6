import { Duration } from 'aws-cdk-lib';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { grantSendMail } from '../alerting/send-mail.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import type { Storage } from '../state/storage.ts';

export interface SummariesProps {
  readonly storage: Storage;
  readonly configurationSet: ConfigurationSet;
  readonly settings: LoadedSettings;
}

/** Rolls up closed days each night, and sends the managers their digest each Monday. */
export class Summaries extends Construct {
  readonly rollUp: LambdaFunction<'roll-up'>;
  readonly weeklyDigest: LambdaFunction<'weekly-digest'>;

  constructor(scope: Construct, id: string, { storage, configurationSet, settings }: SummariesProps) {
    super(scope, id);
    const environment = { TABLE_NAME: storage.table.tableName };
    this.rollUp = new LambdaFunction(this, 'RollUp', {
      name: 'roll-up',
      timeout: Duration.minutes(5),
      memoryMb: 1024,
      environment,
    });
    storage.grantReadSettings(this.rollUp);
    storage.grantReadWaits(this.rollUp);
    storage.grantPut(this.rollUp);
    new Schedule(this, 'Nightly', {
      target: this.rollUp,
      expression: 'cron(20 2 * * ? *)',
      description: 'Replywatch rolls up closed days',
      retry: true,
    });

    this.weeklyDigest = new LambdaFunction(this, 'WeeklyDigest', {
      name: 'weekly-digest',
      timeout: Duration.minutes(2),
      memoryMb: 1024,
      environment: { ...environment, CONFIGURATION_SET_NAME: configurationSet.configurationSetName },
    });
    storage.grantReadWaits(this.weeklyDigest);
    storage.grantListOpen(this.weeklyDigest);
    storage.grantReadThreads(this.weeklyDigest);
    storage.grantPut(this.weeklyDigest);
    grantSendMail(this.weeklyDigest, settings.settings.sender, configurationSet);
    // Lambda retries a failed call twice; a retry goes to those who did not get the digest.
    new Schedule(this, 'EachMonday', {
      target: this.weeklyDigest,
      expression: 'cron(0 6 ? * MON *)',
      description: 'Replywatch sends the managers the weekly digest',
      retry: true,
    });
  }
}
