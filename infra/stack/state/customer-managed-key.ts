import { ArnFormat, Aws, type IAspect, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CfnTrail } from 'aws-cdk-lib/aws-cloudtrail';
import { CfnGlobalTable } from 'aws-cdk-lib/aws-dynamodb';
import { AccountPrincipal, Policy, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { CfnTopic } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct, type IConstruct } from 'constructs';
import * as z from 'zod';
import type { FunctionName } from '#shared/contracts/environment';
import { RedriveRole } from '../intake/mail-senders.ts';
import { LambdaFunction } from '../parts/lambda-function.ts';
import { SP_API_ACCOUNT } from '../parts/sp-api-account.ts';

/** The actions of a service that encrypts with data keys. */
const BY_DATA_KEY = ['kms:Decrypt', 'kms:GenerateDataKey'];

const READS_TABLE = /^dynamodb:(BatchGetItem|GetItem|Query|Scan)$/;
const READ_TABLE = ['kms:Decrypt', 'kms:DescribeKey'];
const WRITE_TABLE = ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'];

/** The actions on the key that a service needs, given the actions that a function uses on that service. */
const ASKED_OF_KEY = [
  {
    service: 'dynamodb',
    // DynamoDB uses the key in the name of its caller.
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
    actions: (used: readonly string[]) =>
      used.includes('s3:PutObject') ? BY_DATA_KEY : used.includes('s3:GetObject') ? ['kms:Decrypt'] : [],
  },
  {
    service: 'secretsmanager',
    actions: (used: readonly string[]) =>
      used.includes('secretsmanager:GetSecretValue') ? ['kms:Decrypt'] : [],
  },
] as const;

export interface CustomerManagedKeyProps {
  /** Whether Amazon puts notifications of SP-API on one of our queues. */
  readonly openToSpApi: boolean;
  /** The bucket for S3's access logs, which must not be encrypted with a customer-managed key. */
  readonly accessRecords: Bucket;
}

/**
 * One customer-managed key for everything that is stored or in transit: table, mails, queues, topics, secrets, logs, trail.
 * As an aspect it visits every resource of the stack, so that no new one is forgotten. It leaves only the bucket for S3's
 * access logs alone.
 */
export class CustomerManagedKey extends Construct implements IAspect {
  private readonly key: Key;
  private readonly leftAlone: IConstruct | undefined;

  constructor(scope: Construct, id: string, { openToSpApi, accessRecords }: CustomerManagedKeyProps) {
    super(scope, id);
    this.leftAlone = accessRecords.node.defaultChild;
    this.key = new Key(this, 'Key', {
      description: 'Encrypts everything that Replywatch stores',
      enableKeyRotation: true,
      // Without the key, data that outlives the stack could never be read again.
      removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
    });
    const stack = Stack.of(this);
    // CloudFormation names our resources after the stack; referring to each would make it and the key depend on each other.
    const ours = `${stack.stackName}-*`;
    // SES puts mail into the bucket, and publishes delivery events on the topic.
    this.open('ses.amazonaws.com', BY_DATA_KEY);
    // SNS delivers from the topics to the queues.
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
        // CloudWatch Logs names the log group in the encryption context, and no source.
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
      // AWS documents no source for this account of Amazon's, but it only ever sends to a queue.
      this.key.addToResourcePolicy(
        new PolicyStatement({
          principals: [new AccountPrincipal(SP_API_ACCOUNT)],
          actions: BY_DATA_KEY,
          resources: ['*'],
          conditions: through('sqs'),
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
            // One bucket key for a while saves a request to KMS for each mail.
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
    else if (isOurs(node)) this.letUse(node.ownRole);
    else if (node instanceof RedriveRole) this.letUse(node);
  }

  /** Lets a service use the key for resources of this account. */
  private open(
    service: string,
    actions: readonly string[],
    conditions: Readonly<Record<string, Readonly<Record<string, string>>>> = {},
  ): void {
    this.key.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal(service)],
        actions: [...actions],
        // In a key's policy, this is the key itself.
        resources: ['*'],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID }, ...conditions },
      }),
    );
  }

  /** Lets a role use the key, and only through the services that it calls. */
  private letUse(role: Role): void {
    const used = actionsOf(role);
    for (const { service, actions } of ASKED_OF_KEY) {
      const asked = actions(used);
      if (asked.length > 0)
        role.addToPolicy(
          new PolicyStatement({
            actions: [...asked],
            resources: [this.key.keyArn],
            conditions: through(service),
          }),
        );
    }
  }
}

/** Only when a service uses the key in the name of its caller. */
function through(service: string): Record<string, Record<string, string>> {
  return { StringEquals: { 'kms:ViaService': `${service}.${Aws.REGION}.amazonaws.com` } };
}

function isOurs(node: IConstruct): node is LambdaFunction<FunctionName> {
  return node instanceof LambdaFunction;
}

const document = z.object({
  Statement: z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]) })).default([]),
});

/** All actions that the policies of a role allow. */
function actionsOf(role: Role): string[] {
  return role.node
    .findAll()
    .filter((one) => one instanceof Policy)
    .flatMap((policy) => document.parse(policy.document.toJSON()).Statement.flatMap(({ Action }) => Action));
}
