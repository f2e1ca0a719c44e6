import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { AttributeType, Billing, ProjectionType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import {
  ATTACHMENT_PREFIX,
  DRAFT_PREFIX,
  EVIDENCE_PREFIX,
  HELP_PREFIX,
  MAIL_PREFIX,
  REPLY_PREFIX,
} from '#shared/contracts/mail-bucket';
import { table } from '#shared/contracts/table';
import { acknowledge, wildcard } from '../parts/acknowledge.ts';
import type { LambdaFunction } from '../parts/lambda-function.ts';

const { openIndex, boardIndex } = table;

/** Covers a weekend: somebody who breaks something on a Friday finds it on a Monday. Deleted items stay in the backups this long. */
const RECOVERY_DAYS = 3;

/** A mail may stay for thirty days, and S3 deletes it only after the end of its last day. */
const MAIL_DAYS = 29;

/** None is begun of a message that is older than 22 days: it ends with its mail at the latest. */
const HELP_DAYS = 7;

/** The thread table, and the raw mails of the last thirty days. Both outlive the stack. */
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
        {
          indexName: boardIndex.name,
          partitionKey: { name: boardIndex.partitionKey, type: AttributeType.STRING },
          sortKey: { name: boardIndex.sortKey, type: AttributeType.NUMBER },
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...boardIndex.included],
        },
      ],
    });
    this.mails = new Bucket(this, 'Mails', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(MAIL_DAYS), abortIncompleteMultipartUploadAfter: Duration.days(1) },
        { prefix: ATTACHMENT_PREFIX, expiration: Duration.days(1) },
        { prefix: EVIDENCE_PREFIX, expiration: Duration.days(1) },
        { prefix: HELP_PREFIX, expiration: Duration.days(HELP_DAYS) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Reads and saves threads with their ended waits, pointers and settings; reads last-seen times; deletes a day's roll-up. */
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

  /** Writes ended waits in batches. */
  grantWriteWaits(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:BatchWriteItem'], [this.table.tableArn]);
  }

  /** Reads single items. */
  grantReadItems(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem'], [this.table.tableArn]);
  }

  /** Reads the settings together with who takes over from whom, and other single items. */
  grantReadSettings(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [this.table.tableArn]);
  }

  /** Reads threads. */
  grantReadThreads(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem', 'dynamodb:BatchGetItem'], [this.table.tableArn]);
  }

  /** Puts items that are never updated: a roll-up, a note that something was sent. */
  grantPut(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:PutItem'], [this.table.tableArn]);
  }

  /** Records when each kind of mail of a marketplace was last seen. */
  grantNoteLastSeen(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** Follows pointers from what a mail names to its thread. */
  grantFollowPointers(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [this.table.tableArn]);
  }

  /** Queries a store's ended waits and their roll-ups, snapshots of reports, and notes of who got a digest. */
  grantReadWaits(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [this.table.tableArn]);
  }

  /** Lists where a person is signed in. */
  grantListSessions(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [this.table.tableArn]);
  }

  /** Forgets the devices of people who left the settings. */
  grantForgetDevices(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:GetItem', 'dynamodb:DeleteItem'], [this.table.tableArn]);
  }

  /** Keeps links to sign in, and counts how many were sent. */
  grantKeepLinks(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:PutItem', 'dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** Stores what Amazon said of an order that somebody asked for. */
  grantKeepOrders(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** Lists the threads that are due or open. */
  grantListOpen(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${openIndex.name}`]);
  }

  /** Reads the lists that people see. */
  grantReadBoard(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Query'], [`${this.table.tableArn}/index/${boardIndex.name}`]);
  }

  /** Adds what lists need to a thread, and nothing else. */
  grantListOnBoard(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** Lists all threads, including settled ones. */
  grantListAll(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:Scan'], [this.table.tableArn]);
  }

  grantReadMail(fn: LambdaFunction<FunctionName>): void {
    const mails = `${MAIL_PREFIX}*`;
    fn.allow(['s3:GetObject'], [this.mails.arnForObjects(mails)]);
    acknowledge(fn.ownRole, {
      [wildcard(this.mails, `/${mails}`)]:
        'Each mail is an object that SES names, so a function that reads mail must be able to read each of them.',
    });
  }

  /** Counts in place. */
  grantCount(fn: LambdaFunction<FunctionName>): void {
    fn.allow(['dynamodb:UpdateItem'], [this.table.tableArn]);
  }

  /** Keeps what the assistant was asked and wrote. */
  grantKeepHelp(fn: LambdaFunction<FunctionName>): void {
    const help = `${HELP_PREFIX}*`;
    fn.allow(['s3:PutObject', 's3:GetObject'], [this.mails.arnForObjects(help)]);
    acknowledge(fn.ownRole, {
      [wildcard(this.mails, `/${help}`)]:
        'The key of help names its thread, and anybody may write on a thread.',
    });
  }

  /** Reads the words of answers, and their files. */
  grantReadReplies(fn: LambdaFunction<FunctionName>): void {
    this.allowOnReplies(fn, ['s3:GetObject'], [REPLY_PREFIX]);
  }

  /** Stores and reads the words of answers and drafts, and deletes a draft that was sent. */
  grantWriteReplies(fn: LambdaFunction<FunctionName>): void {
    this.allowOnReplies(fn, ['s3:GetObject', 's3:PutObject'], [REPLY_PREFIX, DRAFT_PREFIX]);
    this.allowOnReplies(fn, ['s3:DeleteObject'], [DRAFT_PREFIX]);
  }

  private allowOnReplies(
    fn: LambdaFunction<FunctionName>,
    actions: readonly string[],
    prefixes: readonly string[],
  ): void {
    for (const prefix of prefixes) {
      const words = `${prefix}*`;
      fn.allow([...actions], [this.mails.arnForObjects(words)]);
      acknowledge(fn.ownRole, {
        [wildcard(this.mails, `/${words}`)]: 'The key of an answer or a draft names its thread.',
      });
    }
  }

  /** Puts files that were taken out of mails, and threads saved as evidence, where a signed link can fetch them. */
  grantHandOutFiles(fn: LambdaFunction<FunctionName>): void {
    const files = `${ATTACHMENT_PREFIX}*`;
    const evidence = `${EVIDENCE_PREFIX}*`;
    fn.allow(
      ['s3:PutObject', 's3:GetObject'],
      [this.mails.arnForObjects(files), this.mails.arnForObjects(evidence)],
    );
    acknowledge(fn.ownRole, {
      [wildcard(this.mails, `/${files}`)]: 'The key of a file names its mail, and SES names each mail.',
      [wildcard(this.mails, `/${evidence}`)]: 'The key of evidence names its thread and who saved it.',
    });
  }
}
