import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import type { Failure } from '#shared/failure';
import { localDynamoDb, startDynamoDb } from './embedded-dynamodb.ts';
import { type Messaging, startMessaging } from './queues/messaging.ts';
import type { Stopping } from './stopping.ts';

/** DynamoDB, SQS, SNS and S3 on this machine. */
export interface EmbeddedServices {
  readonly dynamoDbEndpoint: string;
  readonly messaging: Messaging;
  /** Holds the clock by which queues delay their messages. */
  readonly clockMemory: SharedArrayBuffer;
  /** Resolves with the reason when one of them has died. */
  readonly failed: Promise<Failure>;
}

export interface EmbeddedServicesOptions {
  readonly clockMemory: SharedArrayBuffer;
  /** Where data is stored between starts; in memory only when left out. */
  readonly dataDir?: string | undefined;
  /** Another DynamoDB to use than the embedded one. */
  readonly dynamoDbEndpoint?: string | undefined;
}

export async function startEmbeddedServices(
  { clockMemory, dataDir, dynamoDbEndpoint }: EmbeddedServicesOptions,
  { onStop }: Pick<Stopping, 'onStop'>,
): Promise<EmbeddedServices> {
  const failures: Promise<Failure>[] = [];
  const startOwn = async (): Promise<string> => {
    const own = await startDynamoDb(dataDir === undefined ? undefined : join(dataDir, 'dynamodb.sqlite'));
    onStop(() => own.stop());
    failures.push(own.failed);
    return own.endpoint;
  };
  const endpoint = dynamoDbEndpoint ?? (await startOwn());
  const messaging = await startMessaging(clockMemory, dataDir);
  onStop(() => messaging.stop());
  const failed = Promise.race([...failures, messaging.failed]);
  return { dynamoDbEndpoint: endpoint, messaging, clockMemory, failed };
}

/** A client for each of the embedded services. */
export interface Clients {
  readonly dynamoDb: DynamoDBClient;
  readonly sqs: SQSClient;
  readonly sns: SNSClient;
  readonly s3: S3Client;
}

export function clientsOf(
  { dynamoDbEndpoint, messaging: { endpoint } }: EmbeddedServices,
  { onStop }: Pick<Stopping, 'onStop'>,
): Clients {
  const local = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const clients = {
    dynamoDb: localDynamoDb(dynamoDbEndpoint),
    sqs: new SQSClient(local),
    sns: new SNSClient(local),
    s3: new S3Client({ ...local, forcePathStyle: true }),
  };
  for (const client of Object.values(clients)) onStop(() => client.destroy());
  return clients;
}
