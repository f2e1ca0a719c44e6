import { Duration } from 'aws-cdk-lib';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { grantSendMail } from '../alerting/send-mail.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import type { Storage } from '../state/storage.ts';

export interface CanaryProps {
  readonly storage: Storage;
  readonly configurationSet: ConfigurationSet;
  readonly settings: LoadedSettings;
}

/** Sends a test mail each hour through the whole system, from SES to SES; twenty minutes later the audit checks how far it came. */
export class Canary extends Construct {
  readonly canary: LambdaFunction<'canary'>;

  constructor(scope: Construct, id: string, { storage, configurationSet, settings }: CanaryProps) {
    super(scope, id);
    this.canary = new LambdaFunction(this, 'Function', {
      name: 'canary',
      timeout: Duration.seconds(30),
      memoryMb: 256,
      environment: {
        TABLE_NAME: storage.table.tableName,
        CONFIGURATION_SET_NAME: configurationSet.configurationSetName,
      },
    });
    storage.grantReadSettings(this.canary);
    storage.grantPut(this.canary);
    grantSendMail(this.canary, settings.settings.sender, configurationSet);
    new Schedule(this, 'EachHour', {
      target: this.canary,
      expression: 'cron(0 * * * ? *)',
      description: 'Replywatch tests itself with a mail of its own',
      // The next hour sends another canary.
      retry: false,
    });
  }
}
