import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { grantSendMail } from '../alerting/send-mail.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import type { WorkQueue } from '../parts/work-queue.ts';
import type { Storage } from '../state/storage.ts';

export const SIGN_IN_TIMEOUT = Duration.seconds(30);

export interface SignInProps {
  readonly storage: Storage;
  /** What the board asks for. */
  readonly queue: WorkQueue;
  readonly configurationSet: ConfigurationSet;
  readonly publicUrl: string;
  readonly settings: LoadedSettings;
}

/** Mails the links with which people sign in, apart from the board: whoever breaks into a page cannot mail. */
export class SignIn extends Construct {
  readonly sendSignInLink: LambdaFunction<'send-sign-in-link'>;

  constructor(
    scope: Construct,
    id: string,
    { storage, queue, configurationSet, publicUrl, settings }: SignInProps,
  ) {
    super(scope, id);
    this.sendSignInLink = new LambdaFunction(this, 'Function', {
      name: 'send-sign-in-link',
      timeout: SIGN_IN_TIMEOUT,
      environment: {
        TABLE_NAME: storage.table.tableName,
        CONFIGURATION_SET_NAME: configurationSet.configurationSetName,
        PUBLIC_URL: publicUrl,
      },
    });
    // Somebody waits for the mail, so no batching window.
    this.sendSignInLink.addEventSource(
      new SqsEventSource(queue.queue, { batchSize: 10, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    storage.grantReadSettings(this.sendSignInLink);
    storage.grantKeepLinks(this.sendSignInLink);
    grantSendMail(this.sendSignInLink, settings.settings.sender, configurationSet);
  }
}
