import { ArnFormat, Aws, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import type { TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { FunctionName } from '#shared/contracts/environment';
import type { LambdaFunction } from '../parts/lambda-function.ts';

const MAILS_PREFIX = 'mails/';
const TRAIL_PREFIX = 'table';

/** Records for a year who read or changed stored data: S3's own access log of the mails, and a trail of the table. */
export class AccessRecords extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      // S3 does not deliver access logs to a bucket that is encrypted with a customer-managed key.
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      lifecycleRules: [
        { expiration: Duration.days(365), abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /** Makes S3 record each request for an object in the bucket: who, when, which mail. */
  recordMails(mails: Bucket): void {
    const { defaultChild } = mails.node;
    if (!(defaultChild instanceof CfnBucket)) throw new Error(`${mails.node.path} is not a bucket`);
    defaultChild.loggingConfiguration = {
      destinationBucketName: this.bucket.bucketName,
      logFilePrefix: MAILS_PREFIX,
    };
    // We use a policy: the CDK's own way would open the bucket with an access control list.
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        actions: ['s3:PutObject'],
        principals: [
          new ServicePrincipal('logging.s3.amazonaws.com', {
            conditions: {
              StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
              ArnEquals: { 'aws:SourceArn': mails.bucketArn },
            },
          }),
        ],
        resources: [this.bucket.arnForObjects(`${MAILS_PREFIX}*`)],
      }),
    );
  }

  /**
   * Records each access to the table by anybody but `functions`. Their own logs show what they do, and recording it would
   * make an idle month cost more than everything else together.
   */
  recordTable(table: TableV2, functions: readonly LambdaFunction<FunctionName>[]): void {
    const stack = Stack.of(this);
    // CloudFormation names the trail after the stack; referring to the trail itself would make it and the policy depend on each other.
    const trails = stack.formatArn({
      service: 'cloudtrail',
      resource: 'trail',
      resourceName: `${stack.stackName}-*`,
    });
    const mayDeliver = (actions: string[], resource: string, conditions: Record<string, string> = {}) =>
      this.bucket.addToResourcePolicy(
        new PolicyStatement({
          actions,
          principals: [
            new ServicePrincipal('cloudtrail.amazonaws.com', {
              conditions: {
                StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID, ...conditions },
                ArnLike: { 'aws:SourceArn': trails },
              },
            }),
          ],
          resources: [resource],
        }),
      );
    const policies = [
      mayDeliver(['s3:GetBucketAcl'], this.bucket.bucketArn),
      mayDeliver(['s3:PutObject'], this.bucket.arnForObjects(`${TRAIL_PREFIX}/AWSLogs/${Aws.ACCOUNT_ID}/*`), {
        's3:x-amz-acl': 'bucket-owner-full-control',
      }),
    ];
    const trail = new CfnTrail(this, 'TableTrail', {
      isLogging: true,
      s3BucketName: this.bucket.bucketName,
      s3KeyPrefix: TRAIL_PREFIX,
      enableLogFileValidation: true,
      advancedEventSelectors: [
        {
          name: 'All that anybody but Replywatch does with its table',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['Data'] },
            { field: 'resources.type', equalTo: ['AWS::DynamoDB::Table'] },
            { field: 'resources.ARN', startsWith: [table.tableArn] },
            { field: 'userIdentity.arn', notStartsWith: functions.map((fn) => sessionsOf(stack, fn)) },
          ],
        },
      ],
    });
    // CloudTrail checks that it may deliver when the trail is created.
    for (const { policyDependable } of policies)
      if (policyDependable !== undefined) trail.node.addDependency(policyDependable);
  }
}

/** The beginning of the ARN of every session in which the function runs. */
function sessionsOf(stack: Stack, { ownRole }: LambdaFunction<FunctionName>): string {
  return `${stack.formatArn({
    service: 'sts',
    region: '',
    resource: 'assumed-role',
    resourceName: ownRole.roleName,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  })}/`;
}
