import { Duration } from 'aws-cdk-lib';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { grantSendMail } from '../alerting/send-mail.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { Schedule } from '../parts/schedule.ts';
import type { Storage } from '../state/storage.ts';

export interface BriefingProps {
  readonly storage: Storage;
  readonly configurationSet: ConfigurationSet;
  readonly settings: LoadedSettings;
}

/** Mails people with rotas what is open as their shift begins and before it ends, and managers when nobody will be on duty. */
export class Briefing extends Construct {
  readonly briefing: LambdaFunction<'briefing'>;

  constructor(scope: Construct, id: string, { storage, configurationSet, settings }: BriefingProps) {
    super(scope, id);
    this.briefing = new LambdaFunction(this, 'Function', {
      name: 'briefing',
      timeout: Duration.minutes(1),
      environment: {
        TABLE_NAME: storage.table.tableName,
        CONFIGURATION_SET_NAME: configurationSet.configurationSetName,
      },
    });
    storage.grantReadSettings(this.briefing);
    storage.grantListOpen(this.briefing);
    storage.grantReadThreads(this.briefing);
    storage.grantReadWaits(this.briefing);
    storage.grantPut(this.briefing);
    grantSendMail(this.briefing, settings.settings.sender, configurationSet);
    new Schedule(this, 'EachQuarter', {
      target: this.briefing,
      expression: 'cron(0/15 * * * ? *)',
      description: 'Replywatch mails people what falls due in their shift',
      retry: true,
    });
  }
}
