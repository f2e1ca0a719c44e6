import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVERYTHING } from './everything.ts';
import { reference, type Resources, synthesized } from './synthesized.ts';

const named = (id: string) => id.replace(/[0-9A-F]{8}$/, '');

describe('with a customer-managed key', () => {
  let resources: Resources;
  let keyId: string;
  beforeAll(() => {
    resources = synthesized({ ...EVERYTHING, customerManagedKey: true });
    keyId = resources.of('AWS::KMS::Key', z.unknown())[0]!.id;
  });

  it('there is one key, which rotates each year and outlives the stack', () => {
    const keys = resources.of('AWS::KMS::Key', z.object({ EnableKeyRotation: z.literal(true) }));
    expect(keys).toMatchObject([{ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }]);
  });

  const bySetting = (Property: string) =>
    z
      .record(z.string(), z.unknown())
      .transform((properties) => reference.safeParse(properties[Property]).data);
  it.each([
    ['AWS::SQS::Queue', 'KmsMasterKeyId'],
    ['AWS::SNS::Topic', 'KmsMasterKeyId'],
    ['AWS::SecretsManager::Secret', 'KmsKeyId'],
    ['AWS::Logs::LogGroup', 'KmsKeyId'],
    ['AWS::CloudTrail::Trail', 'KMSKeyId'],
  ])('each %s is encrypted by it', (type, property) => {
    const others = resources.of(type, bySetting(property)).filter(({ properties }) => properties !== keyId);
    expect(others.map(({ id }) => id)).toEqual([]);
  });

  it('no queue is encrypted twice, which SQS refuses', () => {
    const queues = resources.of(
      'AWS::SQS::Queue',
      z.object({ SqsManagedSseEnabled: z.unknown().optional() }),
    );
    expect(queues.filter(({ properties }) => properties.SqsManagedSseEnabled !== undefined)).toEqual([]);
  });

  it('so is the table', () => {
    const [table] = resources.of(
      'AWS::DynamoDB::GlobalTable',
      z.object({
        SSESpecification: z.object({ SSEEnabled: z.boolean(), SSEType: z.string() }),
        Replicas: z.array(z.object({ SSESpecification: z.object({ KMSMasterKeyId: reference }) })),
      }),
    );
    expect(table?.properties).toEqual({
      SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      Replicas: [{ SSESpecification: { KMSMasterKeyId: keyId } }],
    });
  });

  it('so are the mails; only the records of S3 are not, since it cannot deliver them to such a bucket', () => {
    const buckets = resources.of(
      'AWS::S3::Bucket',
      z.object({
        BucketEncryption: z.object({
          ServerSideEncryptionConfiguration: z.tuple([
            z.object({
              ServerSideEncryptionByDefault: z.object({
                SSEAlgorithm: z.string(),
                KMSMasterKeyID: reference.optional(),
              }),
            }),
          ]),
        }),
      }),
    );
    const by = buckets.map(({ id, properties }) => {
      const [rule] = properties.BucketEncryption.ServerSideEncryptionConfiguration;
      return [named(id), rule.ServerSideEncryptionByDefault];
    });
    expect(Object.fromEntries(by)).toEqual({
      AccessRecordsBucket: { SSEAlgorithm: 'AES256' },
      StorageMails: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: keyId },
    });
  });

  it('SP-API may use it only when the settings have it', () => {
    const policy = (settings: Parameters<typeof synthesized>[0]): string =>
      JSON.stringify(synthesized({ ...settings, customerManagedKey: true }).of('AWS::KMS::Key', z.unknown()));
    expect(policy({})).not.toContain('437568002678');
    expect(policy({ spApi: EVERYTHING.spApi })).toContain('437568002678');
  });

  it('no other account may use it but through SQS', () => {
    const statement = z.object({ Principal: z.unknown(), Condition: z.unknown().optional() });
    const [key] = synthesized({ ...EVERYTHING, customerManagedKey: true }).of(
      'AWS::KMS::Key',
      z.object({ KeyPolicy: z.object({ Statement: z.array(statement) }) }),
    );
    const ofAmazon = key?.properties.KeyPolicy.Statement.filter(({ Principal }) =>
      JSON.stringify(Principal).includes('437568002678'),
    );
    expect(ofAmazon?.map(({ Condition }) => JSON.stringify(Condition))).toEqual([
      '{"StringEquals":{"kms:ViaService":{"Fn::Join":["",["sqs.",{"Ref":"AWS::Region"},".amazonaws.com"]]}}}',
    ]);
  });
});

describe('without one', () => {
  it('AWS’s own keys encrypt everything but topics, and nothing is paid for', () => {
    const resources = synthesized(EVERYTHING);
    expect(resources.all.filter(({ Type }) => Type === 'AWS::KMS::Key')).toEqual([]);
    expect(JSON.stringify(resources.all)).not.toContain('kms:');
    const queues = resources.of(
      'AWS::SQS::Queue',
      z.object({ SqsManagedSseEnabled: z.boolean().optional() }),
    );
    expect(queues.filter(({ properties }) => properties.SqsManagedSseEnabled !== true)).toEqual([]);
  });
});
