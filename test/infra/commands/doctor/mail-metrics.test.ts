import type { Metric } from '@aws-sdk/client-cloudwatch';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { judge } from '#infra/commands/doctor/mail-metrics';
import { synthesized } from '#test/infra/stack/synthesized';

const metric = (MetricName: string, dimensions: Readonly<Record<string, string>>): Metric => ({
  Namespace: 'AWS/SES',
  MetricName,
  Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
});

it('is content once SES counts our rule set as the alarms read it, before a first failure too', () => {
  expect(judge([metric('Received', { RuleSetName: 'ours' })], 'ours').state).toBe('ok');
  expect(judge([metric('PublishFailure', { RuleSetName: 'ours' })], 'ours').state).toBe('ok');
});

it('warns while SES has published nothing, or only of another rule set', () => {
  for (const published of [[], [metric('Received', { RuleSetName: 'theirs' })]])
    expect(judge(published, 'ours')).toMatchObject({
      state: 'warning',
      what: expect.stringContaining('PublishFailure and PublishExpired may never ring') as string,
    });
});

it('says that an alarm never rings when SES counts by something else', () => {
  expect(judge([metric('PublishFailure', { RuleName: 'rule', RuleSetName: 'ours' })], 'ours')).toMatchObject({
    state: 'missing',
    what: 'the alarms on PublishFailure never ring: SES counts by RuleName and RuleSetName, and they read by RuleSetName',
  });
});

it('the alarms on received mail read by the rule set alone', () => {
  const read = synthesized()
    .of(
      'AWS::CloudWatch::Alarm',
      z.object({ MetricName: z.string(), Dimensions: z.array(z.object({ Name: z.string() })).default([]) }),
    )
    .filter(({ properties }) => ['PublishFailure', 'PublishExpired'].includes(properties.MetricName))
    .map(({ properties }) => properties.Dimensions);
  expect(read).toEqual([[{ Name: 'RuleSetName' }], [{ Name: 'RuleSetName' }]]);
});
