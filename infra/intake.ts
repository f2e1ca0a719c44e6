import { Aws, Duration } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { ReceiptRuleSet, TlsPolicy, type IReceiptRuleAction } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { intakeAddresses } from '#shared/contracts/settings';
import type { AlertQueues } from './alert-queues.ts';
import type { GeneratedKey } from './generated-key.ts';
import { LambdaFunction } from './lambda-function.ts';
import type { LoadedSettings } from './settings/load-settings.ts';
import type { Storage } from './storage.ts';
import { WorkQueue } from './work-queue.ts';

const TIMEOUT = Duration.seconds(30);
const MAIL_PREFIX = 'mail/';

export interface IntakeProps {
  readonly storage: Storage;
  readonly alertQueues: AlertQueues;
  readonly hashes: GeneratedKey;
  readonly settings: LoadedSettings;
}

/** Mail in: SES puts the raw mail into the bucket and tells of it; `ingest-mail` makes it a fact. */
export class Intake extends Construct {
  readonly mailQueue: WorkQueue;
  readonly ingestMail: LambdaFunction<'ingest-mail'>;
  readonly ruleSet: ReceiptRuleSet;

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
        HASH_SECRET_NAME: hashes.name,
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
    storage.grantNoteSightings(this.ingestMail);
    storage.grantFollowPointers(this.ingestMail);
    hashes.grantRead(this.ingestMail);
    storage.grantReadMail(this.ingestMail);
    alertQueues.grantPut(this.ingestMail);

    // Encrypted by SNS itself: a key of ours would cost each month and must then be opened to SES.
    const topic = new Topic(this, 'MailTopic', { enforceSSL: true });
    topic.addSubscription(new SqsSubscription(this.mailQueue.queue, { rawMessageDelivery: true }));
    this.ruleSet = new ReceiptRuleSet(this, 'RuleSet');
    this.ruleSet.addRule('Intake', {
      recipients: intakeDomains(settings),
      scanEnabled: true,
      tlsPolicy: TlsPolicy.OPTIONAL,
      actions: [this.putIntoBucket(storage, topic)],
    });
  }

  /** SES's S3 action, with the rights that it needs on the bucket and the topic. */
  private putIntoBucket({ mails }: Storage, topic: Topic): IReceiptRuleAction {
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
    // SES tries its rights when the rule is made.
    for (const { policyDependable } of [put, publish])
      if (policyDependable !== undefined) this.ruleSet.node.addDependency(policyDependable);
    return {
      bind: () => ({
        s3Action: { bucketName: mails.bucketName, objectKeyPrefix: MAIL_PREFIX, topicArn: topic.topicArn },
      }),
    };
  }
}

function sesOfThisAccount(): ServicePrincipal {
  return new ServicePrincipal('ses.amazonaws.com', {
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
}

/** One rule takes in whole domains, so that a mail to a mistyped address is seen by a person too. */
function intakeDomains({ settings }: LoadedSettings): string[] {
  return [
    ...new Set(intakeAddresses(settings).map(({ address }) => address.slice(address.indexOf('@') + 1))),
  ];
}
