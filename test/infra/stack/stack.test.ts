import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { environments } from '#shared/contracts/environment';
import { table } from '#shared/contracts/table';
import { EVERYTHING, reference, Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized(EVERYTHING);
});

const functionProperties = z.object({
  Runtime: z.string(),
  Architectures: z.array(z.string()),
  Timeout: z.number(),
  LoggingConfig: z.object({ LogGroup: reference }),
  Environment: z.object({ Variables: z.looseObject({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});
const queueProperties = z.object({
  MessageRetentionPeriod: z.number(),
  SqsManagedSseEnabled: z.boolean().optional(),
  VisibilityTimeout: z.number().optional(),
  RedrivePolicy: z.object({ deadLetterTargetArn: reference, maxReceiveCount: z.number() }).optional(),
});
const mappingProperties = z.object({
  EventSourceArn: reference,
  FunctionName: reference,
  FunctionResponseTypes: z.array(z.string()).optional(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
});

/** Without those of the CDK's provider framework. */
const functions = () =>
  new Resources(
    Object.fromEntries(
      resources.all.filter(({ id }) => !id.includes('Providerframework')).map((one) => [one.id, one]),
    ),
  ).of('AWS::Lambda::Function', functionProperties);
const queues = () => resources.of('AWS::SQS::Queue', queueProperties);
const mappings = () => resources.of('AWS::Lambda::EventSourceMapping', mappingProperties);

describe('custom resources', () => {
  it('fail the deploy after ten minutes without an answer, not after an hour', () => {
    const custom = resources.all.filter(({ Type }) => Type.startsWith('Custom::Replywatch'));
    const timeOuts = custom.map(
      ({ Properties }) => z.object({ ServiceTimeout: z.unknown() }).parse(Properties).ServiceTimeout,
    );
    expect(timeOuts).toEqual(['600', '600', '600', '600']);
  });

  it('fill the board after all other functions are replaced, and with the new settings', () => {
    const [filling] = resources.all.filter(({ Type }) => Type === 'Custom::ReplywatchBoardFilling');
    const before = new Set(filling?.DependsOn);
    const others = functions().filter(({ id }) => !id.startsWith('BoardFilling'));
    expect(others.length).toBeGreaterThan(10);
    expect(others.map(({ id }) => id).filter((id) => !before.has(id))).toEqual([]);
    expect([...before]).toContainEqual(expect.stringMatching(/^SettingsSeedSettings/));
  });
});

describe('functions', () => {
  it('are those that have an environment schema, each with its own keys', () => {
    const given = functions().map(({ properties }) => {
      const variables = properties.Environment.Variables;
      return [variables.POWERTOOLS_SERVICE_NAME, Object.keys(variables).toSorted()];
    });
    const wanted = Object.entries(environments).map(([name, schema]) => [
      name,
      [
        // Only a run without Amazon's own services sets other addresses.
        ...Object.keys(schema.shape).filter((key) => !key.endsWith('_ENDPOINT_URL')),
        'POWERTOOLS_LOG_LEVEL',
        'POWERTOOLS_SERVICE_NAME',
        'STACK_NAME',
      ].toSorted(),
    ]);
    expect(given).toHaveLength(wanted.length);
    expect(Object.fromEntries(given)).toEqual(Object.fromEntries(wanted));
  });

  it('name a generated key by its ARN, of which no name can be cut out for sure', () => {
    const secrets = resources.of('AWS::SecretsManager::Secret', z.unknown()).map(({ id }) => id);
    const given = functions().flatMap(({ properties }) =>
      Object.entries(properties.Environment.Variables).filter(([key]) => /^(LINK|HASH)_SECRET/.test(key)),
    );
    expect(given.map(([key]) => key).toSorted()).toEqual([
      'HASH_SECRET_ARN',
      'HASH_SECRET_ARN',
      'LINK_SECRET_ARN',
      'LINK_SECRET_ARN',
    ]);
    for (const [key, value] of given) expect(secrets, key).toContain(reference.parse(value));
  });

  it('write logs that outlive them, but not a first deploy that failed', () => {
    const groups = resources.of('AWS::Logs::LogGroup', z.unknown());
    for (const { id, DeletionPolicy, UpdateReplacePolicy } of groups)
      expect([id, DeletionPolicy, UpdateReplacePolicy]).toEqual([id, 'RetainExceptOnCreate', 'Retain']);
  });

  it('run on Node.js 22 and arm64', () => {
    for (const { id, properties } of functions())
      expect([id, properties.Runtime, properties.Architectures]).toEqual([id, 'nodejs22.x', ['arm64']]);
  });

  it('write into their own log groups', () => {
    const used = functions().map(({ properties }) => properties.LoggingConfig.LogGroup);
    const groups = resources.of('AWS::Logs::LogGroup', z.unknown()).map(({ id }) => id);
    expect(new Set(used).size).toBe(used.length);
    expect(groups).toEqual(expect.arrayContaining(used));
  });

  it('report which messages of a batch failed, and never let an alert wait for a batch', () => {
    for (const { id, properties } of mappings()) {
      expect([id, properties.FunctionResponseTypes]).toEqual([id, ['ReportBatchItemFailures']]);
      expect([id, properties.MaximumBatchingWindowInSeconds]).toEqual([id, 0]);
    }
  });
});

describe('queues', () => {
  it('have a dead-letter queue with a longer retention, unless they are one', () => {
    const all = new Map(queues().map(({ id, properties }) => [id, properties]));
    const live = [...all].filter(([, { RedrivePolicy }]) => RedrivePolicy !== undefined);
    const targets = live.map(([, { RedrivePolicy }]) => RedrivePolicy!.deadLetterTargetArn);
    expect(live).toHaveLength(10);
    expect([...all.keys()].filter((id) => !live.some(([one]) => one === id)).toSorted()).toEqual(
      targets.toSorted(),
    );
    for (const [id, { RedrivePolicy, MessageRetentionPeriod }] of live) {
      const dead = all.get(RedrivePolicy!.deadLetterTargetArn)!;
      expect(dead.MessageRetentionPeriod, id).toBeGreaterThan(MessageRetentionPeriod);
      expect(RedrivePolicy!.maxReceiveCount, id).toBeGreaterThanOrEqual(5);
    }
  });

  it('hide a message for six times the timeout of the function that they feed', () => {
    const timeouts = new Map(functions().map(({ id, properties }) => [id, properties.Timeout]));
    const fed = new Map(
      mappings().map(({ properties }) => [properties.EventSourceArn, properties.FunctionName]),
    );
    for (const { id, properties } of queues()) {
      if (properties.RedrivePolicy === undefined) continue;
      const timeout = timeouts.get(fed.get(id) ?? 'no function');
      expect(timeout, `${id} feeds a function`).toBeDefined();
      expect(properties.VisibilityTimeout, id).toBeGreaterThanOrEqual(6 * timeout!);
    }
  });

  it('are encrypted', () => {
    expect(queues().filter(({ properties }) => properties.SqsManagedSseEnabled !== true)).toEqual([]);
  });
});

describe('what is stored', () => {
  it('is a table that outlives the stack, is protected from deletion and can be restored to a point in time', () => {
    const [found, ...others] = resources.of(
      'AWS::DynamoDB::GlobalTable',
      z.object({
        BillingMode: z.string(),
        SSESpecification: z.object({ SSEEnabled: z.boolean() }),
        TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }),
        Replicas: z.array(
          z.object({
            DeletionProtectionEnabled: z.boolean(),
            PointInTimeRecoverySpecification: z.object({
              PointInTimeRecoveryEnabled: z.boolean(),
              RecoveryPeriodInDays: z.number(),
            }),
          }),
        ),
      }),
    );
    expect(others).toEqual([]);
    expect(found).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(found?.properties).toEqual({
      BillingMode: 'PAY_PER_REQUEST',
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: table.timeToLive, Enabled: true },
      Replicas: [
        {
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 3 },
        },
      ],
    });
  });

  it('includes raw mails in a bucket that is closed, encrypted, outlives the stack and deletes within 30 days', () => {
    const [found, ...others] = resources
      .of('AWS::S3::Bucket', z.looseObject({}))
      .filter(({ id }) => id.startsWith('Storage'));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(found?.properties).toMatchObject({
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      LifecycleConfiguration: {
        Rules: [
          { ExpirationInDays: 29, Status: 'Enabled' },
          // Files that somebody took out of a mail.
          { Prefix: 'attachments/', ExpirationInDays: 1, Status: 'Enabled' },
          // Threads that a manager saved as evidence.
          { Prefix: 'evidence/', ExpirationInDays: 1, Status: 'Enabled' },
          // What the assistant was asked and wrote.
          { Prefix: 'assistant/', ExpirationInDays: 7, Status: 'Enabled' },
        ],
      },
    });
  });

  it('includes logs, for a year', () => {
    const groups = resources.of('AWS::Logs::LogGroup', z.object({ RetentionInDays: z.number().optional() }));
    expect(groups.filter(({ properties }) => properties.RetentionInDays !== 365)).toEqual([]);
    // Those of the functions, the provider framework and the access log.
    expect(groups).toHaveLength(functions().length + 2);
  });
});

describe('the sweep', () => {
  it('runs each minute with the instant that the schedule names, and never again for an old one', () => {
    const [schedule, ...others] = resources
      .of(
        'AWS::Scheduler::Schedule',
        z.looseObject({
          ScheduleExpression: z.string(),
          Target: z.looseObject({ Arn: reference, Input: z.string() }),
        }),
      )
      .filter(({ properties }) => properties.ScheduleExpression === 'rate(1 minute)');
    expect(others).toEqual([]);
    expect(schedule?.properties).toMatchObject({
      ScheduleExpression: 'rate(1 minute)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      State: 'ENABLED',
      Target: { RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 } },
    });
    const { Arn, Input } = schedule!.properties.Target;
    expect(JSON.parse(Input)).toEqual({ asOf: '<aws.scheduler.scheduled-time>' });
    const sweep = functions().find(
      ({ properties }) => properties.Environment.Variables.POWERTOOLS_SERVICE_NAME === 'sweep',
    )!;
    expect(Arn).toBe(sweep.id);
    expect(sweep.properties.Timeout).toBeLessThan(60);
    const repeats = resources
      .of(
        'AWS::Lambda::EventInvokeConfig',
        z.object({ FunctionName: reference, MaximumRetryAttempts: z.number() }),
      )
      .filter(({ properties }) => properties.FunctionName === sweep.id)
      .map(({ properties }) => properties.MaximumRetryAttempts);
    expect(repeats).toEqual([0]);
  });
});
