import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct, type IDependable } from 'constructs';
import type { LoadedSettings } from '#infra/settings/load-settings';
import { intakeDomains } from '#shared/contracts/settings/intake-addresses';
import type { AlertQueues } from '../alerting/alert-queues.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { WorkQueue } from '../parts/work-queue.ts';
import type { GeneratedKey } from '../state/generated-key.ts';
import { MAIL_PREFIX } from '#shared/contracts/mail-bucket';
import type { Storage } from '../state/storage.ts';
import { denyOtherSenders, RedriveRole } from './mail-senders.ts';
import { ReceiptRule } from './receipt-rule.ts';

const TIMEOUT = Duration.seconds(30);

export interface IntakeProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly hashes: GeneratedKey;
  readonly settings: LoadedSettings;
}

/** Incoming mail: SES stores the raw mail in the bucket and announces it; `ingest-mail` turns it into a fact. */
export class Intake extends Construct {
  readonly mailQueue: WorkQueue;
  readonly ingestMail: LambdaFunction<'ingest-mail'>;
  readonly setUpIntake: LambdaFunction<'set-up-intake'>;
  /** Puts dead letters back to the mail queue, which takes nothing from other identities. */
  readonly redriveRole: RedriveRole;
  /** The receipt rule set with our rule: the one that was active in the region, or our own. */
  readonly ruleSetName: string;

  constructor(scope: Construct, id: string, { storage, alertQueues, hashes, settings }: IntakeProps) {
    super(scope, id);
    this.mailQueue = new WorkQueue(this, 'MailQueue', { timeout: TIMEOUT });
    this.ingestMail = new LambdaFunction(this, 'IngestMail', {
      name: 'ingest-mail',
      timeout: TIMEOUT,
      memoryMb: 1024,
      environment: {
        TABLE_NAME: storage.table.tableName,
        MAIL_BUCKET_NAME: storage.mails.bucketName,
        HASH_SECRET_ARN: hashes.arn,
        ...alertQueues.environment,
      },
    });
    this.ingestMail.addEventSource(
      new SqsEventSource(this.mailQueue.queue, {
        batchSize: 10,
        reportBatchItemFailures: true,
        maxConcurrency: 10,
      }),
    );
    storage.grantRecord(this.ingestMail);
    storage.grantWriteWaits(this.ingestMail);
    storage.grantNoteLastSeen(this.ingestMail);
    storage.grantFollowPointers(this.ingestMail);
    hashes.grantRead(this.ingestMail);
    storage.grantReadMail(this.ingestMail);
    alertQueues.grantPut(this.ingestMail);

    // SES cannot use SNS's own key, so a topic is encrypted at rest with the customer-managed key or not at all.
    const topic = new Topic(this, 'MailTopic', { enforceSSL: true });
    topic.addSubscription(
      new SqsSubscription(this.mailQueue.queue, {
        rawMessageDelivery: true,
        // SNS does not retry a message that the queue refuses, for example when a permission on a key is missing.
        deadLetterQueue: this.mailQueue.deadLetters,
      }),
    );
    this.redriveRole = new RedriveRole(this, 'RedriveRole', this.mailQueue.queue);
    denyOtherSenders(topic, this.mailQueue, this.redriveRole);
    const { setUpIntake, ruleSetName } = new ReceiptRule(this, 'ReceiptRule', {
      domains: intakeDomains(settings.settings),
      mails: storage.mails,
      objectKeyPrefix: MAIL_PREFIX,
      topic,
      rights: this.letSesPut(storage, topic),
    });
    this.setUpIntake = setUpIntake;
    this.ruleSetName = ruleSetName;
  }

  /** The rights that SES's S3 action needs on the bucket and the topic. */
  private letSesPut({ mails }: Storage, topic: Topic): IDependable[] {
    const put = mails.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        principals: [sesOfThisAccount()],
        resources: [mails.arnForObjects(`${MAIL_PREFIX}*`)],
      }),
    );
    const publish = topic.addToResourcePolicy(
      new PolicyStatement({
        actions: ['sns:Publish'],
        principals: [sesOfThisAccount()],
        resources: [topic.topicArn],
      }),
    );
    return [put, publish].flatMap(({ policyDependable }) => policyDependable ?? []);
  }
}

function sesOfThisAccount(): ServicePrincipal {
  return new ServicePrincipal('ses.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
}
