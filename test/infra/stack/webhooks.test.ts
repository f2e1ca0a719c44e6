import { expect, it } from 'vitest';
import * as z from 'zod';
import { synthesized } from './synthesized.ts';

const place = { language: 'en', timeZone: 'UTC' } as const;
const webhooks = {
  group: { preset: 'wecom', urlSecret: 'hook/wecom', ...place },
  program: { preset: 'json', urlSecret: 'hook/url', signingSecret: 'hook/key', ...place },
} as const;
const plain = synthesized();
const resources = synthesized({ webhooks });

const functions = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }).optional(),
});

it('webhooks have a queue of their own, with its alarms; without them there is none that would cost', () => {
  const queues = (of: typeof plain) =>
    of.of('AWS::SQS::Queue', z.unknown()).filter(({ id }) => id.startsWith('AlertsWebhook'));
  expect(queues(plain)).toEqual([]);
  expect(queues(resources)).toHaveLength(2);
  const sources = resources.of(
    'AWS::Lambda::EventSourceMapping',
    z.object({ FunctionName: z.unknown(), EventSourceArn: z.unknown() }),
  );
  const [source] = sources.filter(({ properties }) => JSON.stringify(properties).includes('AlertsWebhook'));
  expect(JSON.stringify(source?.properties.FunctionName)).toContain('NotificationNotify');
  const alarms = resources
    .of('AWS::CloudWatch::Alarm', z.unknown())
    .filter(({ properties }) => JSON.stringify(properties).includes('AlertsWebhook'));
  expect(alarms.length).toBeGreaterThan(0);
});

it('every function that may queue alerts knows that queue', () => {
  const knowing = (variable: string): string[] =>
    resources
      .of('AWS::Lambda::Function', functions)
      .filter(({ properties }) => properties.Environment?.Variables[variable] !== undefined)
      .map(({ id }) => id)
      .toSorted();
  expect(knowing('WEBHOOK_QUEUE_URL')).toEqual(knowing('SLACK_QUEUE_URL'));
});

it('only the notifier reads the secrets of webhooks, each by its name', () => {
  const policies = resources.of(
    'AWS::IAM::Policy',
    z.object({
      PolicyDocument: z.object({
        Statement: z.array(z.object({ Action: z.unknown(), Resource: z.unknown() })),
      }),
    }),
  );
  for (const name of ['hook/wecom', 'hook/url', 'hook/key']) {
    const holding = policies.filter(({ properties }) =>
      JSON.stringify(properties).includes(`secret:${name}-`),
    );
    expect(holding.map(({ id }) => id)).toEqual([expect.stringMatching(/^NotificationNotify/)]);
    const [statement] = (holding[0]?.properties.PolicyDocument.Statement ?? []).filter((one) =>
      JSON.stringify(one.Resource).includes(name),
    );
    expect(statement?.Action).toBe('secretsmanager:GetSecretValue');
  }
});
