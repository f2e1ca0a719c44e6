import { BedrockClient } from '@aws-sdk/client-bedrock';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SESv2Client } from '@aws-sdk/client-sesv2';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { STSClient } from '@aws-sdk/client-sts';

/** The AWS clients of a command. */
export interface AwsClients {
  readonly bedrock: BedrockClient;
  readonly cloudFormation: CloudFormationClient;
  readonly cloudWatch: CloudWatchClient;
  readonly dynamoDb: DynamoDBClient;
  readonly lambda: LambdaClient;
  readonly s3: S3Client;
  readonly scheduler: SchedulerClient;
  readonly secretsManager: SecretsManagerClient;
  readonly ses: SESClient;
  readonly sesV2: SESv2Client;
  readonly sns: SNSClient;
  readonly sqs: SQSClient;
  readonly sts: STSClient;
}

/** Where the clients lead: by default to the account of the terminal, else to the local run. */
export interface AwsConfig {
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string;
  };
}

/** With the SDK's growing waits, half a minute of refusals by SES. */
const SES_ATTEMPTS = 8;

/** Creates the clients, with time-outs, which the SDK lacks by default: a person is waiting. */
export function awsClients(given: AwsConfig): AwsClients {
  const config = {
    ...given,
    requestHandler: { connectionTimeout: 3_000, requestTimeout: 15_000, throwOnRequestTimeout: true },
  };
  return {
    bedrock: new BedrockClient(config),
    cloudFormation: new CloudFormationClient(config),
    cloudWatch: new CloudWatchClient(config),
    dynamoDb: new DynamoDBClient(config),
    lambda: new LambdaClient(config),
    // The local run has no host name per bucket.
    s3: new S3Client({ ...config, forcePathStyle: given.endpoint !== undefined }),
    scheduler: new SchedulerClient(config),
    secretsManager: new SecretsManagerClient(config),
    // SES takes one request a second of most kinds, and no command sends mail, so a retry does no harm.
    ses: new SESClient({ ...config, maxAttempts: SES_ATTEMPTS }),
    sesV2: new SESv2Client({ ...config, maxAttempts: SES_ATTEMPTS }),
    sns: new SNSClient(config),
    // Otherwise the SDK calls the host of the queue's URL and ignores the endpoint.
    sqs: new SQSClient({ ...config, useQueueUrlAsEndpoint: given.endpoint === undefined }),
    sts: new STSClient(config),
  };
}
