import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { reference, type Resources, synthesized } from './synthesized.ts';

const spApi = { applicationId: APPLICATION, secret: 'replywatch/sp-api' };
const AMAZON = '437568002678';

let resources: Resources;
beforeAll(() => {
  resources = synthesized({ spApi });
});

const statement = z.object({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((one) => [one].flat()),
  Principal: z.unknown().optional(),
  Resource: z.unknown().optional(),
  Condition: z.unknown().optional(),
});
const policy = z.object({
  PolicyDocument: z.object({ Statement: z.array(statement) }),
  Queues: z.array(reference).default([]),
});
const ofAmazon = ({ Principal }: z.output<typeof statement>) =>
  JSON.stringify(Principal ?? '').includes(`:iam::${AMAZON}:root`);

describe('the queue of SP-API’s notifications', () => {
  it('is a standard one, and the only one that Amazon’s account may send to', () => {
    const open = resources
      .of('AWS::SQS::QueuePolicy', policy)
      .filter(({ properties }) => properties.PolicyDocument.Statement.some(ofAmazon));
    expect(open).toHaveLength(1);
    const [queue] = open[0]!.properties.Queues;
    expect(open[0]!.properties.PolicyDocument.Statement.filter(ofAmazon)).toMatchObject([
      { Effect: 'Allow', Action: ['sqs:GetQueueAttributes', 'sqs:SendMessage'] },
    ]);
    const found = resources
      .of(
        'AWS::SQS::Queue',
        z.object({
          FifoQueue: z.boolean().optional(),
          SqsManagedSseEnabled: z.boolean().optional(),
          KmsMasterKeyId: z.unknown().optional(),
        }),
      )
      .find(({ id }) => id === queue);
    expect(found?.properties).toEqual({ SqsManagedSseEnabled: true });
    expect(resources.all.filter(({ Type }) => Type === 'AWS::KMS::Key')).toEqual([]);
  });

  it('accepts nothing from the own account, whose identities may be allowed to send anywhere', () => {
    const [open] = resources
      .of('AWS::SQS::QueuePolicy', policy)
      .filter(({ properties }) => properties.PolicyDocument.Statement.some(ofAmazon));
    expect(open?.properties.PolicyDocument.Statement).toContainEqual(
      expect.objectContaining({
        Effect: 'Deny',
        Action: ['sqs:SendMessage'],
        Principal: { AWS: '*' },
        Condition: { StringEquals: { 'aws:PrincipalAccount': { Ref: 'AWS::AccountId' } } },
      }),
    );
  });

  it('feeds the function of message events, which distinguishes the two', () => {
    const mapped = resources.of(
      'AWS::Lambda::EventSourceMapping',
      z.object({ EventSourceArn: reference, FunctionName: reference }),
    );
    const [open] = resources
      .of('AWS::SQS::QueuePolicy', policy)
      .filter(({ properties }) => properties.PolicyDocument.Statement.some(ofAmazon));
    const target = mapped.find(({ properties }) => properties.EventSourceArn === open?.properties.Queues[0]);
    expect(target?.properties.FunctionName).toMatch(/^MessageEventsIngestNotification/);
    const fn = resources
      .of(
        'AWS::Lambda::Function',
        z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional() }),
      )
      .find(({ id }) => id === target?.properties.FunctionName);
    expect(reference.parse(fn?.properties.Environment?.Variables['NOTIFICATIONS_QUEUE_ARN'])).toBe(
      open?.properties.Queues[0],
    );
  });
});

describe('the subscriptions', () => {
  it('are a custom resource of the provider framework, made after the queue’s policy and removed before its function’s rights', () => {
    const [resource] = resources.of(
      'Custom::ReplywatchSpApi',
      z.object({ ServiceToken: reference, QueueArn: reference, Subscriptions: z.string() }),
    );
    expect(resource?.properties.ServiceToken).toMatch(/^SpApiSetUpProviderframeworkonEvent/);
    const wanted = z
      .array(z.object({ account: z.object({ store: z.string(), region: z.string() }), type: z.string() }))
      .parse(JSON.parse(resource!.properties.Subscriptions));
    expect(wanted.map(({ account, type }) => `${account.store} ${account.region} ${type}`)).toEqual([
      'acme-us na ORDER_CHANGE',
      'acme-us na ACCOUNT_STATUS_CHANGED',
      'acme-us na REPORT_PROCESSING_FINISHED',
      'acme-eu eu ORDER_CHANGE',
      'acme-eu eu ACCOUNT_STATUS_CHANGED',
      'acme-eu eu REPORT_PROCESSING_FINISHED',
    ]);
    const [open] = resources
      .of('AWS::SQS::QueuePolicy', policy)
      .filter(({ properties }) => properties.PolicyDocument.Statement.some(ofAmazon));
    const rights = resources.all.filter(
      ({ id, Type }) => Type === 'AWS::IAM::Policy' && id.startsWith('SpApiSetUpSetUpSpApiServiceRole'),
    );
    expect(rights).toHaveLength(1);
    expect(resource?.DependsOn).toEqual(expect.arrayContaining([open?.id, rights[0]?.id]));
  });
});

describe('rights', () => {
  it('of the functions that speak SP-API are few, and the secret is one', () => {
    const of = (prefix: string) =>
      resources
        .of('AWS::IAM::Policy', policy)
        .filter(({ id }) => id.startsWith(prefix))
        .flatMap(({ properties }) => properties.PolicyDocument.Statement.flatMap(({ Action }) => Action))
        .filter((action) => !action.startsWith('logs:'))
        .toSorted();
    expect(of('SpApiSetUpSetUpSpApiServiceRole')).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'secretsmanager:GetSecretValue',
    ]);
    expect(new Set(of('SpApiReportsReportsServiceRole'))).toEqual(
      new Set([
        'dynamodb:BatchGetItem',
        'dynamodb:DeleteItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:UpdateItem',
        'secretsmanager:GetSecretValue',
        'sqs:ChangeMessageVisibility',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:GetQueueUrl',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ]),
    );
    const secrets = resources
      .of('AWS::IAM::Policy', policy)
      .filter(({ id }) => id.startsWith('SpApi'))
      .flatMap(({ properties }) => properties.PolicyDocument.Statement)
      .filter(({ Action }) => Action.includes('secretsmanager:GetSecretValue'));
    for (const { Resource } of secrets)
      expect(JSON.stringify(Resource)).toContain('secret:replywatch/sp-api-??????');
  });
});

describe('the function of the reports', () => {
  it('may put its tasks back on its own queue: Lambda would end that chain after sixteen', () => {
    const loops = resources
      .of('AWS::Lambda::Function', z.object({ RecursiveLoop: z.string().optional() }))
      .filter(({ properties }) => properties.RecursiveLoop !== undefined);
    expect(
      loops.map(({ id, properties }) => [id.replace(/[0-9A-F]{8}$/, ''), properties.RecursiveLoop]),
    ).toEqual([['SpApiReports', 'Allow']]);
  });
});

describe('without SP-API in the settings', () => {
  it('nothing of it exists', () => {
    const none = synthesized();
    expect(none.all.filter(({ id }) => id.startsWith('SpApi'))).toEqual([]);
    expect(JSON.stringify(none.all)).not.toContain(AMAZON);
  });
});
