import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SESClient } from '@aws-sdk/client-ses';
import { SQSClient } from '@aws-sdk/client-sqs';

/*
 * The SDK has no request time-out by default, and only warns of one unless it is told to throw: a function would hang
 * to its own end on one lost packet. Each function makes only the clients that it uses; the bundler drops the others.
 */
const requestHandler = { connectionTimeout: 2_000, requestTimeout: 8_000, throwOnRequestTimeout: true };

export const dynamoDbClient = (): DynamoDBClient => new DynamoDBClient({ requestHandler });
export const sqsClient = (): SQSClient => new SQSClient({ requestHandler });
export const s3Client = (): S3Client => new S3Client({ requestHandler });
export const secretsManagerClient = (): SecretsManagerClient => new SecretsManagerClient({ requestHandler });
export const cloudWatchClient = (): CloudWatchClient =>
  new CloudWatchClient({ requestHandler, maxAttempts: 1 });

/** For what is shown when it can be had: an alert must not wait for it. */
export const excerptS3Client = (): S3Client =>
  new S3Client({
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000, throwOnRequestTimeout: true },
    maxAttempts: 1,
  });

/** One attempt only: a repeat is decided upon, recorded and counted, never made by the SDK. */
export const sesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 1 });

/** SES takes one change of the receipt rules a second: one that is throttled is tried again for longer than others. */
export const receiptRulesClient = (): SESClient => new SESClient({ requestHandler, maxAttempts: 10 });
