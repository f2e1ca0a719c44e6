import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { LEFT } from '#infra/commands/forget/what-is-left';
import { EVERYTHING } from './everything.ts';
import { reference, type Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized(EVERYTHING);
});

const bucketStarting = (start: string) => {
  const found = resources
    .of('AWS::S3::Bucket', z.looseObject({}))
    .filter(({ id }) => new RegExp(`^${start}[0-9A-F]{8}$`).test(id));
  expect(found).toHaveLength(1);
  return found[0]!;
};

describe('who reads the stored data', () => {
  it('is recorded for a year in a bucket that is closed and outlives the stack', () => {
    expect(bucketStarting('AccessRecordsBucket')).toMatchObject({
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      properties: {
        LifecycleConfiguration: { Rules: [{ ExpirationInDays: 365, Status: 'Enabled' }] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      },
    });
    // Opened by a policy, not by an access control list.
    expect(bucketStarting('AccessRecordsBucket').properties).not.toHaveProperty('AccessControl');
  });

  it('is recorded for the mails by S3 itself', () => {
    expect(bucketStarting('StorageMails').properties).toMatchObject({
      LoggingConfiguration: {
        DestinationBucketName: { Ref: bucketStarting('AccessRecordsBucket').id },
        LogFilePrefix: 'mails/',
      },
    });
  });

  it('is recorded for the table by its own trail, which leaves out only our own functions', () => {
    const [trail, ...others] = resources.of(
      'AWS::CloudTrail::Trail',
      z.object({
        IsLogging: z.boolean(),
        EnableLogFileValidation: z.boolean(),
        EventSelectors: z.undefined().optional(),
        S3BucketName: reference,
        AdvancedEventSelectors: z.tuple([
          z.object({
            FieldSelectors: z.array(
              z.looseObject({ Field: z.string(), NotStartsWith: z.array(z.unknown()).optional() }),
            ),
          }),
        ]),
      }),
    );
    expect(others).toEqual([]);
    expect(trail?.properties).toMatchObject({
      IsLogging: true,
      EnableLogFileValidation: true,
      S3BucketName: bucketStarting('AccessRecordsBucket').id,
    });
    const [table] = resources.of('AWS::DynamoDB::GlobalTable', z.unknown());
    const [{ FieldSelectors }] = trail!.properties.AdvancedEventSelectors;
    const { NotStartsWith: leftOut = [], ...identity } = FieldSelectors.at(-1)!;
    expect([...FieldSelectors.slice(0, -1), identity]).toEqual([
      { Field: 'eventCategory', Equals: ['Data'] },
      { Field: 'resources.type', Equals: ['AWS::DynamoDB::Table'] },
      { Field: 'resources.ARN', StartsWith: [{ 'Fn::GetAtt': [table!.id, 'Arn'] }] },
      { Field: 'userIdentity.arn' },
    ]);
    const roles = resources
      .of('AWS::Lambda::Function', z.object({ Role: reference }))
      .filter(({ id }) => !id.includes('Providerframework'))
      .map(({ properties }) => properties.Role);
    const sessions = z.object({
      'Fn::Join': z.tuple([
        z.literal(''),
        z.tuple([
          z.literal('arn:'),
          z.unknown(),
          z.literal(':sts::'),
          z.unknown(),
          z.literal(':assumed-role/'),
          reference,
          z.literal('/'),
        ]),
      ]),
    });
    const ours = leftOut.map((one) => sessions.parse(one)['Fn::Join'][1][5]);
    expect(ours.toSorted()).toEqual(roles.toSorted());
  });

  it('is delivered only for this account, and allowed before CloudTrail tries it', () => {
    const [trail] = resources.of('AWS::CloudTrail::Trail', z.unknown());
    const [policy] = resources
      .of('AWS::S3::BucketPolicy', z.object({ Bucket: reference }))
      .filter(({ properties }) => properties.Bucket === bucketStarting('AccessRecordsBucket').id);
    expect(trail?.DependsOn).toContain(policy?.id);
  });
});

describe('what is left of a forgotten buyer', () => {
  it('is listed with the lifetimes that the template sets', () => {
    const [table] = resources.of(
      'AWS::DynamoDB::GlobalTable',
      z.object({
        Replicas: z.array(
          z.object({ PointInTimeRecoverySpecification: z.object({ RecoveryPeriodInDays: z.number() }) }),
        ),
      }),
    );
    for (const { PointInTimeRecoverySpecification: recovery } of table!.properties.Replicas)
      expect(LEFT).toContain(`point-in-time recovery, ${recovery.RecoveryPeriodInDays} days`);
    const days = resources
      .of('AWS::SQS::Queue', z.object({ MessageRetentionPeriod: z.number() }))
      .map(({ properties }) => properties.MessageRetentionPeriod / 86_400);
    expect([...new Set(days)].toSorted((a, b) => a - b)).toEqual([4, 14]);
    expect(LEFT).toContain('queues, up to 4 days, and dead letters, up to 14 days');
    for (const { properties } of resources.of(
      'AWS::Logs::LogGroup',
      z.object({ RetentionInDays: z.number() }),
    ))
      expect(properties.RetentionInDays).toBe(365);
  });
});
