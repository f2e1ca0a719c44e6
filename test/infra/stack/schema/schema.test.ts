import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { EVERYTHING } from '../everything.ts';
import { stackWith } from '../synthesized.ts';
import { violations } from './violations.ts';

const json = (settings: Parameters<typeof stackWith>[0]): unknown =>
  Template.fromStack(stackWith(settings)).toJSON();
const everything = json({ ...EVERYTHING, customerManagedKey: true });

describe('CloudFormation’s resource schemas', () => {
  it('have nothing against the template of the example’s settings', () => {
    expect(violations(json({}))).toEqual([]);
  });

  it('have nothing against the template with everything switched on', () => {
    expect(violations(everything)).toEqual([]);
  });
});

const anyObject = z.record(z.string(), z.unknown());
const mutable = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: anyObject.default({}) })),
  Outputs: anyObject,
});
type Mutable = z.output<typeof mutable>;

/** The first resource of a type, to break. */
function first({ Resources }: Mutable, type: string): Mutable['Resources'][string] {
  const found = Object.values(Resources).find(({ Type }) => Type === type);
  if (found === undefined) throw new Error(`the template has no ${type}`);
  return found;
}

/** Sets properties of the first resource of a type; `undefined` removes one. */
const set =
  (type: string, changes: Readonly<Record<string, unknown>>) =>
  (template: Mutable): void => {
    const { Properties } = first(template, type);
    Object.assign(Properties, structuredClone(changes));
  };

const alarmOf = (dimension: Readonly<Record<string, unknown>>): ReturnType<typeof set> =>
  set('AWS::CloudWatch::Alarm', { Dimensions: [dimension] });

describe('the check of the schemas catches', () => {
  it.each<[string, (template: Mutable) => void, RegExp]>([
    [
      'a type that is none',
      (all) => void (first(all, 'AWS::SQS::QueuePolicy').Type = 'AWS::SQS::QueuePolicies'),
      /is no type/,
    ],
    [
      'a wrong property',
      set('AWS::SQS::Queue', { VisibilityTimeOut: 30 }),
      /VisibilityTimeOut is no property$/,
    ],
    [
      'a wrong property inside one',
      alarmOf({ Nam: 'a', Name: 'a', Value: 'b' }),
      /Dimensions\[\]\.Nam is no property$/,
    ],
    [
      'a text for a number',
      set('AWS::Lambda::Function', { Timeout: '30s' }),
      /Timeout is string, not integer$/,
    ],
    [
      'a fraction for a whole number',
      set('AWS::Lambda::Function', { Timeout: 1.5 }),
      /Timeout is number, not integer$/,
    ],
    ['a number for a text', set('AWS::Lambda::Function', { Handler: 7 }), /Handler is number, not string$/],
    [
      'a text for yes or no',
      set('AWS::SQS::Queue', { SqsManagedSseEnabled: 'on' }),
      /is string, not boolean$/,
    ],
    [
      'an object for a list',
      set('AWS::Lambda::Function', { Architectures: {} }),
      /Architectures is object, not array$/,
    ],
    ['a list for an object', set('AWS::Lambda::Function', { Code: [] }), /Code is array, not ref$/],
    ['null', set('AWS::Lambda::Function', { Handler: null }), /Handler is null, not string$/],
    [
      'a joined text for a list',
      set('AWS::Lambda::Function', { Architectures: { 'Fn::Join': ['', ['arm', '64']] } }),
      /Architectures is string, not array$/,
    ],
    [
      'a missing property',
      (all) => {
        delete first(all, 'AWS::Scheduler::Schedule').Properties['FlexibleTimeWindow'];
      },
      /FlexibleTimeWindow is required$/,
    ],
    ['a missing property inside one', alarmOf({ Name: 'a' }), /Dimensions\[\]\.Value is required$/],
    [
      'a value outside its enum',
      set('AWS::Lambda::Function', { PackageType: 'Tar' }),
      /is Tar, not one of Image, Zip$/,
    ],
    [
      'a name too long',
      set('AWS::Scheduler::Schedule', { Name: 'a'.repeat(65) }),
      /Name has 65, more than 64$/,
    ],
    [
      'a function’s name too long',
      set('AWS::Lambda::Function', { FunctionName: 'a'.repeat(65) }),
      /has 65, more than 64$/,
    ],
    [
      'an alarm’s name too long',
      set('AWS::CloudWatch::Alarm', { AlarmName: 'a'.repeat(256) }),
      /has 256, more than 255$/,
    ],
    [
      'a description too long',
      set('AWS::Lambda::Function', { Description: 'a'.repeat(257) }),
      /has 257, more than 256$/,
    ],
    [
      'an alarm’s description too long',
      set('AWS::CloudWatch::Alarm', { AlarmDescription: 'a'.repeat(1025) }),
      /has 1025, more than 1024$/,
    ],
    [
      'a number too large',
      set('AWS::SQS::Queue', { MessageRetentionPeriod: 1_209_601 }),
      /more than 1209600$/,
    ],
    ['a number too small', set('AWS::Lambda::Function', { MemorySize: 64 }), /has 64, less than 128$/],
    ['a list too short', set('AWS::DynamoDB::GlobalTable', { Replicas: [] }), /Replicas has 0, less than 1$/],
    [
      'a reference to nothing',
      set('AWS::Lambda::Function', { Handler: { Ref: 'Gone' } }),
      /refers to Gone, which is not/,
    ],
    [
      'an attribute that is none',
      ({ Resources }) => {
        const [queue = ''] =
          Object.entries(Resources).find(([, { Type }]) => Type === 'AWS::SQS::Queue') ?? [];
        Resources['Added'] = {
          Type: 'AWS::SNS::Topic',
          Properties: { DisplayName: { 'Fn::GetAtt': [queue, 'Name'] } },
        };
      },
      /refers to .*\.Name, which is not there$/,
    ],
    [
      'an output of nothing',
      ({ Outputs }) => void (Outputs['Added'] = { Value: { Ref: 'Gone' } }),
      /^output Added.*refers to Gone/,
    ],
    [
      'a dependency on nothing',
      (all) => void (first(all, 'AWS::SQS::Queue')['DependsOn'] = ['Gone']),
      /depends on Gone, which is not there$/,
    ],
    [
      'a policy that replacing does not know',
      (all) => void (first(all, 'AWS::SQS::Queue')['UpdateReplacePolicy'] = 'RetainExceptOnCreate'),
      /UpdateReplacePolicy/,
    ],
    [
      'a custom resource that nobody serves',
      (all) => {
        delete first(all, 'Custom::ReplywatchSettings').Properties['ServiceToken'];
      },
      /has no ServiceToken$/,
    ],
    [
      'too many resources',
      ({ Resources }) => {
        for (let i = 0; i < 400; i++) Resources[`Added${i}`] = { Type: 'AWS::SNS::Topic', Properties: {} };
      },
      /resources, more than 500$/,
    ],
  ])('%s', (_, mutate, says) => {
    const mutant = mutable.parse(structuredClone(everything));
    mutate(mutant);
    expect(violations(mutant)).toEqual([expect.stringMatching(says)]);
  });
});
