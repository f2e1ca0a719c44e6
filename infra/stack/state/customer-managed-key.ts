import { ArnFormat, Aws, type IAspect, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, Policy, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import * as z from 'zod';
import type { FunctionName } from '#shared/contracts/environment';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SP_API_ACCOUNT } from '../parts/sp-api-account.ts';

/** What a service does with the key for whom it encrypts by data keys. */
const BY_DATA_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

const READS_TABLE = /^dynamodb:(BatchGetItem|GetItem|Query|Scan)$/;
const READ_TABLE = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_TABLE = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** What is asked of the key by the service that a function calls, for each of the function's actions that reach what the key encrypts. */
const ASKED_OF_KEY = [
  {
    service: 'dynamodb',
    // DynamoDB asks in the name of whoever calls it.
    actions: (used: readonly string[]) => {
      const ofTable = used.filter((action) => action.startsWith('dynamodb:'));
      if (ofTable.length === 0) return [];
      return ofTable.every((action) => READS_TABLE.test(action))
        ? READ_TABLE
        : [...READ_TABLE, ...WRITE_TABLE];
    },
  },
  {
    service: 'sqs',
    actions: (used: readonly string[]) =>
      used.includes('sqs:SendMessage')
        ? BY_DATA_KEY
        : used.includes('sqs:ReceiveMessage')
          ? ['kms:Decrypt']
          : [],
  },
  {
    service: 's3',
    actions: (used: readonly string[]) => (used.includes('s3:GetObject') ? ['kms:Decrypt'] : []),
  },
  {
    service: 'secretsmanager',
    actions: (used: readonly string[]) =>
      used.includes('secretsmanager:GetSecretValue') ? ['kms:Decrypt'] : [],
  },
] as const;

export interface CustomerManagedKeyProps {
  /** Whether Amazon puts notifications of SP-API on a queue of ours. */
  readonly openToSpApi: boolean;
  /** The bucket to which S3 delivers its records: it delivers to none that is encrypted by a key of ours. */
  readonly accessRecords: Bucket;
}

/**
 * One key of the customer's own for all that is kept, waits or passes by: table, mails, queues, topics, secrets, logs, trail.
 * As an aspect it takes hold of whatever the stack holds, so that nothing new is forgotten; the one thing that it must leave
 * alone is the bucket to which S3 delivers its records.
 */
export class CustomerManagedKey extends Construct implements IAspect {
  private readonly key: Key;
  private readonly leftAlone: IConstruct | undefined;

  constructor(scope: Construct, id: string, { openToSpApi, accessRecords }: CustomerManagedKeyProps) {
    super(scope, id);
    this.leftAlone = accessRecords.node.defaultChild;
    this.key = new Key(this, 'Key', {
      description: 'Encrypts all that Replywatch keeps',
      enableKeyRotation: true,
      // Without it what outlives the stack could never be read again.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const stack = Stack.of(this);
    // CloudFormation names what is ours after the stack; to name each one here would make a circle of key and resource.
    const ours = `${stack.stackName}-*`;
    // Mails into the bucket, and what becomes of ours to the topic.
    this.open('ses.amazonaws.com', BY_DATA_KEY);
    // From the topics to the queues.
    this.open('sns.amazonaws.com', BY_DATA_KEY, {
      ArnLike: {
        'aws:SourceArn': stack.formatArn({
          service: 'sns',
          resource: ours,
          arnFormat: ArnFormat.NO_RESOURCE_NAME,
        }),
      },
    });
    this.open('cloudwatch.amazonaws.com', BY_DATA_KEY, {
      ArnLike: {
        'aws:SourceArn': stack.formatArn({
          service: 'cloudwatch',
          resource: 'alarm',
          resourceName: '*',
          arnFormat: ArnFormat.COLON_RESOURCE_NAME,
        }),
      },
    });
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
        actions: [
          'kms:Decrypt',
          'kms:DescribeKey',
          'kms:Encrypt',
          'kms:GenerateDataKey',
          'kms:GenerateDataKeyWithoutPlaintext',
          'kms:ReEncryptFrom',
          'kms:ReEncryptTo',
        ],
        resources: ['*'],
        // CloudWatch Logs names the group in what it encrypts with, and no source.
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': stack.formatArn({
              service: 'logs',
              resource: 'log-group',
              resourceName: ours,
              arnFormat: ArnFormat.COLON_RESOURCE_NAME,
            }),
          },
        },
      }),
    );
    this.open('cloudtrail.amazonaws.com', ['kms:GenerateDataKey', 'kms:DescribeKey'], {
      ArnLike: {
        'aws:SourceArn': stack.formatArn({ service: 'cloudtrail', resource: 'trail', resourceName: ours }),
      },
    });
    if (openToSpApi)
      // For an account of Amazon's own AWS documents no condition.
      this.key.addToResourcePolicy(
        new PolicyStatement({
          principals: [new AccountPrincipal(SP_API_ACCOUNT)],
          actions: BY_DATA_KEY,
          resources: ['*'],
        }),
      );
  }

  visit(node: IConstruct): void {
    const { keyArn } = this.key;
    if (node instanceof CfnGlobalTable) {
      node.sseSpecification = { sseEnabled: true, sseType: 'KMS' };
      node.addPropertyOverride('Replicas.0.SSESpecification', { KMSMasterKeyId: keyArn });
    } else if (node instanceof CfnBucket) {
      if (node === this.leftAlone) return;
      node.bucketEncryption = {
        serverSideEncryptionConfiguration: [
          {
            // One key for a while in place of one for each mail, which KMS would be asked for.
            bucketKeyEnabled: true,
            serverSideEncryptionByDefault: { sseAlgorithm: 'aws:kms', kmsMasterKeyId: keyArn },
          },
        ],
      };
    } else if (node instanceof CfnQueue) {
      node.sqsManagedSseEnabled = undefined;
      node.kmsMasterKeyId = keyArn;
    } else if (node instanceof CfnTopic) node.kmsMasterKeyId = keyArn;
    else if (node instanceof CfnSecret) node.kmsKeyId = keyArn;
    else if (node instanceof CfnLogGroup) node.kmsKeyId = keyArn;
    else if (node instanceof CfnTrail) node.kmsKeyId = keyArn;
    else if (isOurs(node)) this.letUse(node);
  }

  /** Lets a service use the key for what comes from this account. */
  private open(
    service: string,
    actions: readonly string[],
    conditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ): void {
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: [...actions],
        // A key's policy knows no other resource than the key.
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ...conditions },
      }),
    );
  }

  /** By name, and only through the services that it calls for what the key encrypts. */
  private letUse(fn: LambdaFunction<FunctionName>): void {
    const used = actionsOf(fn);
    for (const { service, actions } of ASKED_OF_KEY) {
      const asked = actions(used);
      if (asked.length > 0)
        fn.addToRolePolicy(
          new PolicyStatement({
            actions: [...asked],
            resources: [this.key.keyArn],
            conditions: { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } },
          }),
        );
    }
  }
}

function isOurs(node: IConstruct): node is LambdaFunction<FunctionName> {
  return node instanceof LambdaFunction;
}

const document = z.object({
  Statement: z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]) })).default([]),
});

/** All actions that the policies of a function's own role allow, whoever added them. */
function actionsOf({ ownRole }: LambdaFunction<FunctionName>): string[] {
  return ownRole.node
    .findAll()
    .filter((one) => one instanceof Policy)
    .flatMap((policy) => document.parse(policy.document.toJSON()).Statement.flatMap(({ Action }) => Action));
}
