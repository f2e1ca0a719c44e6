import { randomUUID } from 'node:crypto';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createTable, localDynamoDb, startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { type Messaging, startMessaging } from '#infra/local/cloud/queues/messaging';
import { standingClock, type VirtualClock } from '#infra/local/state/virtual-clock';
import { table } from '#shared/contracts/table';
import type { Instant } from '#shared/domain/instant';

export const LOCAL = { region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } };

/**
 * DynamoDB with an empty table of ours; each call makes another table. It is the embedded one, unless
 * REPLYWATCH_TEST_DYNAMODB_ENDPOINT names another that takes any key.
 */
export async function embeddedTable(): Promise<{
  readonly client: DynamoDBClient;
  readonly newTable: () => Promise<string>;
  readonly stop: () => void;
}> {
  const given = process.env['REPLYWATCH_TEST_DYNAMODB_ENDPOINT'];
  const dynamoDb = given === undefined ? await startDynamoDb() : { endpoint: given, stop: () => undefined };
  const client = localDynamoDb(dynamoDb.endpoint);
  // A DynamoDB that others use too has tables already.
  const run = randomUUID();
  let tables = 0;
  return {
    client,
    async newTable() {
      tables += 1;
      const name = `table-${run}-${tables}`;
      await createTable(client, name, tableProperties());
      return name;
    },
    stop() {
      client.destroy();
      dynamoDb.stop();
    },
  };
}

/** Our table, as the template describes it. */
export function tableProperties() {
  const { partitionKey, sortKey, openIndex, boardIndex } = table;
  return {
    AttributeDefinitions: [
      { AttributeName: partitionKey, AttributeType: 'S' },
      { AttributeName: sortKey, AttributeType: 'S' },
      { AttributeName: openIndex.partitionKey, AttributeType: 'S' },
      { AttributeName: openIndex.sortKey, AttributeType: 'N' },
      { AttributeName: boardIndex.partitionKey, AttributeType: 'S' },
      { AttributeName: boardIndex.sortKey, AttributeType: 'N' },
    ],
    KeySchema: [
      { AttributeName: partitionKey, KeyType: 'HASH' },
      { AttributeName: sortKey, KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      {
        IndexName: openIndex.name,
        KeySchema: [
          { AttributeName: openIndex.partitionKey, KeyType: 'HASH' },
          { AttributeName: openIndex.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
      {
        IndexName: boardIndex.name,
        KeySchema: [
          { AttributeName: boardIndex.partitionKey, KeyType: 'HASH' },
          { AttributeName: boardIndex.sortKey, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: boardIndex.included },
      },
    ],
  };
}

/** SQS and S3 on a stopped clock. */
export async function embeddedMessaging(start: Instant): Promise<{
  readonly clock: VirtualClock;
  readonly messaging: Messaging;
  readonly sqs: SQSClient;
  readonly s3: S3Client;
  readonly newQueue: (name: string) => Promise<{ readonly url: string; readonly arn: string }>;
  readonly newBucket: (name: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}> {
  const clock = standingClock(start);
  const messaging = await startMessaging(clock.memory);
  const sqs = new SQSClient({ ...LOCAL, endpoint: messaging.endpoint });
  const s3 = new S3Client({ ...LOCAL, endpoint: messaging.endpoint, forcePathStyle: true });
  return {
    clock,
    messaging,
    sqs,
    s3,
    async newQueue(name) {
      const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
      return { url: QueueUrl, arn: `arn:aws:sqs:us-east-1:000000000000:${name}` };
    },
    async newBucket(name) {
      await s3.send(new CreateBucketCommand({ Bucket: name }));
      return name;
    },
    async stop() {
      sqs.destroy();
      s3.destroy();
      await messaging.stop();
    },
  };
}
