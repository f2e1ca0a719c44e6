import { Duration } from 'aws-cdk-lib';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { replySenders } from '#shared/contracts/settings/domains';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { grantSendMail } from '../alerting/send-mail.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import type { WorkQueue } from '../parts/work-queue.ts';
import type { GeneratedKey } from '../state/generated-key.ts';
import type { Storage } from '../state/storage.ts';

export const REPLY_TIMEOUT = Duration.seconds(60);

export interface RepliesProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  /** What people wrote on the board, on its way. */
  readonly queue: WorkQueue;
  readonly hashes: GeneratedKey;
  readonly configurationSet: ConfigurationSet;
  readonly settings: LoadedSettings;
}

/** Sends what people answer on the board, apart from it: whoever breaks into a page cannot mail. */
export class Replies extends Construct {
  readonly sendReply: LambdaFunction<'send-reply'>;

  constructor(
    scope: Construct,
    id: string,
    { storage, alertQueues, queue, hashes, configurationSet, settings }: RepliesProps,
  ) {
    super(scope, id);
    this.sendReply = new LambdaFunction(this, 'Function', {
      name: 'send-reply',
      timeout: REPLY_TIMEOUT,
      environment: {
        TABLE_NAME: storage.table.tableName,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        CONFIGURATION_SET_NAME: configurationSet.configurationSetName,
        REPLY_QUEUE_URL: queue.queue.queueUrl,
        HASH_SECRET_ARN: hashes.arn,
        ...alertQueues.environment,
      },
    });
    // Somebody waits for it, and a slow one must not hold up the others.
    this.sendReply.addEventSource(
      new SqsEventSource(queue.queue, { batchSize: 1, reportBatchItemFailures: true, maxConcurrency: 2 }),
    );
    storage.grantRecord(this.sendReply);
    storage.grantReadMail(this.sendReply);
    storage.grantReadReplies(this.sendReply);
    alertQueues.grantPut(this.sendReply);
    hashes.grantRead(this.sendReply);
    this.sendReply.allow(['sqs:SendMessage'], [queue.queue.queueArn]);
    const senders = replySenders(settings.settings);
    if (senders.length > 0) grantSendMail(this.sendReply, senders, configurationSet);
  }
}
