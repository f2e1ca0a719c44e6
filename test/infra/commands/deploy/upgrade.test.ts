import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { lossesOfUpdate, STATEFUL_TYPES } from '#infra/commands/deploy/upgrade';
import { EVERYTHING } from '#test/infra/stack/everything';
import { synthesized } from '#test/infra/stack/synthesized';

const RELEASES = 'test/infra/commands/deploy/releases';
const releases = readdirSync(RELEASES).filter((file) => file.endsWith('.json'));

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) }),
  ),
});
type Template = z.output<typeof templateSchema>;

let current: Template;
beforeAll(() => {
  const { all } = synthesized(EVERYTHING);
  current = templateSchema.parse({ Resources: Object.fromEntries(all.map((one) => [one.id, one])) });
});

describe('an update to this version', () => {
  it.each(releases)('from release %s loses nothing', (file) => {
    const released: unknown = JSON.parse(readFileSync(`${RELEASES}/${file}`, 'utf8'));
    expect(lossesOfUpdate(released, current)).toEqual([]);
    // A release without its main resources would let anything pass.
    const types = new Set(Object.values(templateSchema.parse(released).Resources).map(({ Type }) => Type));
    expect([...types]).toEqual(
      expect.arrayContaining(['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket', 'AWS::SQS::Queue']),
    );
  });

  it('has a release to start from, and the same version again changes nothing', () => {
    expect(releases).toContain('0.1.0.json');
    expect(lossesOfUpdate(current, current)).toEqual([]);
  });
});

describe('an update reports what it would lose', () => {
  const idOf = (prefix: string): string => {
    const found = Object.keys(current.Resources).filter((id) =>
      new RegExp(`^${prefix}[0-9A-F]{8}$`).test(id),
    );
    expect(found, prefix).toHaveLength(1);
    return found[0]!;
  };
  /** What is lost when the template of this version changes like this. */
  const losses = (change: (resources: Template['Resources']) => void): string[] => {
    const next = structuredClone(current);
    change(next.Resources);
    return lossesOfUpdate(current, next).map(
      ({ how, what }) => `${how}: ${what.replace(/^(\D+?)[0-9A-F]{8} /, '$1 ')}`,
    );
  };

  it('when a table or a bucket is given another logical id', () => {
    for (const [prefix, said] of [
      [
        'StorageTable',
        'removed: StorageTable (AWS::DynamoDB::GlobalTable) would be removed from the stack; at stake: every thread, wait and figure',
      ],
      [
        'StorageMails',
        'removed: StorageMails (AWS::S3::Bucket) would be removed from the stack; at stake: its content: raw mails, or the record of who read them',
      ],
    ] as const)
      expect(
        losses((resources) => {
          const id = idOf(prefix);
          resources[`${id}Renamed`] = resources[id]!;
          Reflect.deleteProperty(resources, id);
        }),
      ).toEqual([said]);
  });

  it('when the table has another key, which replaces it', () => {
    expect(
      losses((resources) => {
        resources[idOf('StorageTable')]!.Properties['KeySchema'] = [{ AttributeName: 'id', KeyType: 'HASH' }];
      }),
    ).toEqual([
      'replaced: StorageTable (AWS::DynamoDB::GlobalTable) would be replaced by a new, empty one; at stake: every thread, wait and figure',
    ]);
  });

  it('when a queue or a secret gets a name, which replaces it', () => {
    expect(
      losses((resources) => {
        resources[idOf('MessageEventsDeadLetters')]!.Properties['QueueName'] = 'events';
        resources[idOf('LinksSecret')]!.Properties['Name'] = 'links';
      }).map((one) => one.replace(/ \(.*/, '')),
    ).toEqual(['replaced: LinksSecret', 'replaced: MessageEventsDeadLetters']);
  });

  it('when a resource with data is no longer retained', () => {
    const table = idOf('StorageTable');
    expect(
      losses((resources) => {
        Object.assign(resources[table]!, { DeletionPolicy: 'Delete', UpdateReplacePolicy: undefined });
        const [replica] = z
          .tuple([z.looseObject({ PointInTimeRecoverySpecification: z.looseObject({}) })])
          .parse(resources[table]!.Properties['Replicas']);
        replica['DeletionProtectionEnabled'] = false;
        replica.PointInTimeRecoverySpecification['PointInTimeRecoveryEnabled'] = false;
        resources[table]!.Properties['Replicas'] = [replica];
      }).map((one) => one.replace(/; at stake.*/, '').replace(/ \(.*\)/, '')),
    ).toEqual([
      'unprotected: StorageTable would no longer have the DeletionPolicy that retains it',
      'unprotected: StorageTable would no longer have the UpdateReplacePolicy that retains it',
      'unprotected: StorageTable would no longer have deletion protection',
      'unprotected: StorageTable would no longer have point-in-time recovery',
    ]);
  });

  it('but not when a function goes and its log stays behind', () => {
    const gone = (DeletionPolicy: string): string[] => {
      const before = structuredClone(current);
      const log = idOf('CanaryFunctionLog');
      before.Resources[log]!['DeletionPolicy'] = DeletionPolicy;
      const after = structuredClone(before);
      Reflect.deleteProperty(after.Resources, log);
      return lossesOfUpdate(before, after).map(({ how }) => how);
    };
    expect(gone('Retain')).toEqual([]);
    expect(gone('Delete')).toEqual(['removed']);
  });

  it('and refuses anything but a template', () => {
    expect(() => lossesOfUpdate({}, current)).toThrow('Resources');
  });
});

/** Types that lose nothing when they are replaced. */
const NOTHING_TO_LOSE = [
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  // It only says where to record; the records are in the bucket.
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::CloudWatch::Dashboard',
  'AWS::IAM::Policy',
  'AWS::IAM::Role',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Lambda::EventSourceMapping',
  'AWS::Lambda::Function',
  'AWS::Lambda::Permission',
  'AWS::Route53::RecordSet',
  'AWS::S3::BucketPolicy',
  'AWS::SES::ConfigurationSet',
  'AWS::SES::ConfigurationSetEventDestination',
  'AWS::SES::ReceiptRule',
  'AWS::SES::ReceiptRuleSet',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
  'AWS::StepFunctions::StateMachine',
];

it('covers each type in the template', () => {
  const thoughtOf = new Set([...STATEFUL_TYPES, ...NOTHING_TO_LOSE]);
  const others = Object.values(current.Resources).flatMap(({ Type }) =>
    thoughtOf.has(Type) || Type.startsWith('Custom::') ? [] : [Type],
  );
  expect(new Set(others), 'add it to infra/commands/deploy/upgrade.ts or to the list above').toEqual(
    new Set(),
  );
});
