import { DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { GetEventSourceMappingCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetScheduleCommand, type ScheduleState, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { GetSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import { SendRawEmailCommand } from '@aws-sdk/client-ses';
import { ListSubscriptionsByTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CannotOpen, type Deployed, openDeployed } from '#infra/commands/stack/deployed';
import type { OpenEndpoints } from '#infra/local/web/open-endpoints';
import { amazonMail } from '#test/builders/amazon-mail';
import { openExample } from './open-example.ts';

const TEN = Date.parse('2026-03-02T10:00:00Z');
const HOUR_MS = 3_600_000;
const US = 'us-7f3k9q2m@intake.acme.example';

let endpoints: OpenEndpoints;
let deployed: Deployed;
beforeAll(async () => {
  ({ endpoints, deployed } = await openExample({ standStillAt: TEN, testsItself: false }));
});
afterAll(async () => {
  deployed.close();
  await endpoints.stop();
});

const schedule = (state: ScheduleState) => async (): Promise<void> => {
  const Name = deployed.schedules['sweep'];
  const { FlexibleTimeWindow, ScheduleExpression, Target, Description } =
    await deployed.clients.scheduler.send(new GetScheduleCommand({ Name }));
  await deployed.clients.scheduler.send(
    new UpdateScheduleCommand({
      Name,
      FlexibleTimeWindow,
      ScheduleExpression,
      Target,
      Description,
      State: state,
    }),
  );
};

describe('a stack opened through the endpoint', () => {
  it('has the outputs of the template, by the names that people read', () => {
    expect(deployed).toMatchObject({ stackName: 'Replywatch', isLocal: true, region: 'us-east-1' });
    expect(deployed.publicUrl).toBe(endpoints.url);
    expect(deployed.queues.map(({ name }) => name)).toEqual([
      'mail',
      'events',
      'email',
      'slack',
      'mail-events',
      'replies',
      'sign-in',
    ]);
    expect(Object.keys(deployed.schedules).toSorted()).toEqual([
      'audit',
      'canary',
      'roll-up',
      'sweep',
      'weekly-digest',
    ]);
    expect(Object.keys(deployed.eventSources).toSorted()).toEqual(
      deployed.queues.map(({ name }) => name).toSorted(),
    );
  });

  it('shows the clock of the run, which stands still', async () => {
    expect(await deployed.now()).toBe(endpoints.stack.now());
  });

  it('says what is wrong in words: another stack, nobody there, somebody else there', async () => {
    const { cloudFormation } = deployed.clients;
    await expect(
      cloudFormation.send(new DescribeStacksCommand({ StackName: 'Other' })),
    ).rejects.toMatchObject({ name: 'ValidationError', message: 'Stack with id Other does not exist' });
    await expect(openDeployed({ localUrl: 'http://127.0.0.1:1' })).rejects.toThrow(
      new CannotOpen(
        'nothing runs at http://127.0.0.1:1: start it with npm start, or name another address with --local URL',
      ),
    );
    await expect(openDeployed({ localUrl: endpoints.stack.endpoints.sqs })).rejects.toThrow(
      'does not answer like a run of this version of Replywatch',
    );
  });
});

describe('the endpoint', () => {
  it('routes each client to its service', async () => {
    const { clients, tableName, mailBucketName, queues, eventsQueueUrl, alarmTopicArn } = deployed;
    const table = await clients.dynamoDb.send(new DescribeTableCommand({ TableName: tableName }));
    expect(table.Table?.TableStatus).toBe('ACTIVE');
    await clients.s3.send(
      new PutObjectCommand({ Bucket: mailBucketName, Key: 'mail/a b', Body: 'raw mail' }),
    );
    const object = await clients.s3.send(new GetObjectCommand({ Bucket: mailBucketName, Key: 'mail/a b' }));
    expect(await object.Body?.transformToString()).toBe('raw mail');

    const dead = queues.find(({ name }) => name === 'events')?.deadLetterUrl;
    await clients.sqs.send(new SendMessageCommand({ QueueUrl: dead, MessageBody: 'set aside' }));
    const counted = await clients.sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: dead,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    expect(counted.Attributes).toEqual({ ApproximateNumberOfMessages: '1' });
    expect(eventsQueueUrl).toBe(queues.find(({ name }) => name === 'events')?.url);

    await clients.sns.send(
      new SubscribeCommand({ TopicArn: alarmTopicArn, Protocol: 'email', Endpoint: 'ops@acme.example' }),
    );
    const { Subscriptions } = await clients.sns.send(
      new ListSubscriptionsByTopicCommand({ TopicArn: alarmTopicArn }),
    );
    expect(Subscriptions).toContainEqual(
      expect.objectContaining({ Protocol: 'email', Endpoint: 'ops@acme.example' }),
    );

    const secret = await clients.secretsManager.send(new GetSecretValueCommand({ SecretId: 'slack/care' }));
    expect(secret.SecretString).toContain('/slack/');
    const metrics = await clients.cloudWatch.send(
      new GetMetricDataCommand({ StartTime: new Date(0), EndTime: new Date(1), MetricDataQueries: [] }),
    );
    expect(metrics.MetricDataResults).toEqual([]);
    const sent = await clients.ses.send(
      new SendRawEmailCommand({
        Source: 'alerts@acme.example',
        Destinations: ['li@acme.example'],
        RawMessage: { Data: Buffer.from('From: alerts@acme.example\r\nSubject: A test\r\n\r\nHello') },
      }),
    );
    expect(sent.MessageId).toMatch(/^local-/);
    expect(endpoints.stack.outbox().map(({ subject }) => subject)).toEqual(['A test']);
  });

  it('serves signed requests of known services, and no web pages', async () => {
    const ask = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${endpoints.url}/aws/`, { method: 'POST', headers });
    const signedFor = (service: string): Record<string, string> => ({
      authorization: `AWS4-HMAC-SHA256 Credential=local/20260302/us-east-1/${service}/aws4_request, Signature=x`,
    });
    expect((await ask({})).status).toBe(403);
    expect((await ask(signedFor('ec2'))).status).toBe(501);
    expect((await ask(signedFor('constructor'))).status).toBe(501);
    const fromPage = await ask({ ...signedFor('cloudformation'), origin: 'http://evil.example' });
    expect([fromPage.status, await fromPage.text()]).toEqual([
      403,
      expect.stringContaining('requests from another web page are not answered'),
    ]);
  });
});

describe('a resource that is switched off', () => {
  it('does nothing until it is switched on again: a queue holds its messages, a schedule skips its minutes', async () => {
    const { lambda, sqs } = deployed.clients;
    const UUID = deployed.eventSources['mail'];
    const off = await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: false }));
    expect(off.State).toBe('Disabled');
    await endpoints.stack.takeIn({ raw: await amazonMail.buyerMessage(), recipients: [US] });
    await endpoints.stack.settle();
    const waiting = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: deployed.queues.find(({ name }) => name === 'mail')?.url,
        AttributeNames: ['ApproximateNumberOfMessages'],
      }),
    );
    expect(waiting.Attributes).toEqual({ ApproximateNumberOfMessages: '1' });
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }));
    expect(await lambda.send(new GetEventSourceMappingCommand({ UUID }))).toMatchObject({ State: 'Enabled' });
    await endpoints.stack.settle();

    await schedule('DISABLED')();
    await endpoints.stack.clearOutbox();
    await endpoints.stack.advanceTo(TEN + 13 * HOUR_MS);
    expect(endpoints.stack.outbox()).toEqual([]);
    await schedule('ENABLED')();
    await endpoints.stack.advanceTo(TEN + 13 * HOUR_MS + 120_000);
    expect(endpoints.stack.outbox().map(({ channel }) => channel)).toEqual(['slack']);
  });

  it('is all that may be changed', async () => {
    const { scheduler, lambda } = deployed.clients;
    const Name = deployed.schedules['sweep'];
    const there = await scheduler.send(new GetScheduleCommand({ Name }));
    await expect(
      scheduler.send(
        new UpdateScheduleCommand({
          Name,
          ScheduleExpression: 'rate(5 minutes)',
          FlexibleTimeWindow: there.FlexibleTimeWindow,
          Target: there.Target,
        }),
      ),
    ).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(scheduler.send(new GetScheduleCommand({ Name: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    const UUID = deployed.eventSources['mail'];
    await expect(
      lambda.send(new UpdateEventSourceMappingCommand({ UUID, BatchSize: 1 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterValueException' });
    await expect(lambda.send(new GetEventSourceMappingCommand({ UUID: 'none' }))).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
  });
});
