import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import { table } from '#shared/contracts/table';
import { acknowledge, wildcard } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';

const { openIndex } = table;

/** Under which SES puts each mail. */
export const MAIL_PREFIX = 'mail/';

/** A weekend: who breaks something on a Friday finds it on a Monday. An item is gone from the backups so long after it is gone. */
const RECOVERY_DAYS = 3;

/** S3 deletes after the end of the day: thirty days are what a mail may stay. */
const MAIL_DAYS = 29;

/** What is kept: the thread table, and the raw mails for thirty days. Both outlive the stack. */
export class Storage extends Construct {
  readonly table: TableV2;
  readonly mails: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.table = new TableV2(this, 'Table', {
      partitionKey: { name: table.partitionKey, type: AttributeType.STRING },
      sortKey: { name: table.sortKey, type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      timeToLiveAttribute: table.timeToLive,
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: RECOVERY_DAYS,
      },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
      globalSecondaryIndexes: [
        {
          indexName: openIndex.name,
          partitionKey: { name: openIndex.partitionKey, type: AttributeType.STRING },
          sortKey: { name: openIndex.sortKey, type: AttributeType.NUMBER },
          projectionType: ProjectionType.KEYS_ONLY,
        },
      ],
    });
    this.mails = new Bucket(this, 'Mails', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(MAIL_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Threads with their ended waits, pointers and settings, read and saved; sightings, read; a day's roll-up, made void. */
  grantRecord(fn: LambdaFunction<FunctionName>): void {
    fn.allow(
      [
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:PutItem',
        'dynamodb:DeleteItem',
        'dynamodb:UpdateItem',
      ],
      [this.table.tableArn],
    );
  }

  /** Waits that ended, written many at once. */
  grantWriteWaits(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:BatchWriteItem'], [this.table.tableArn]);
  }

  /** Settings and other single items, read. */
  grantReadItems(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem'], [this.table.tableArn]);
  }

  /** Threads, read and not changed. */
  grantReadThreads(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [this.table.tableArn]);
  }

  /** What is only ever put: a roll-up, a note that something was sent. */
  grantPut(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:PutItem'], [this.table.tableArn]);
  }

  /** When what was last seen of a marketplace. */
  grantNoteLastSeen(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** From what a mail names to the thread that it belongs to. */
  grantFollowPointers(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [this.table.tableArn]);
  }

  /** The waits of a store that have ended, one by one and by their roll-ups; the snapshots of reports; who got a digest. */
  grantReadWaits(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [this.table.tableArn]);
  }

  /** Which threads are due or open. */
  grantListOpen(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${openIndex.name}`]);
  }

  /** All threads, the settled ones too. */
  grantListAll(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Scan'], [this.table.tableArn]);
  }

  grantReadMail(fn: LambdaFunction<FunctionName>): void {
    const mails = `${MAIL_PREFIX}*`;
    fn.allow(['s3:GetObject'], [this.mails.arnForObjects(mails)]);
    acknowledge(fn.ownRole, {
      [wildcard(this.mails, `/${mails}`)]:
        'Each mail is an object that SES names; whoever reads mails must be able to read each of them.',
    });
  }
}
