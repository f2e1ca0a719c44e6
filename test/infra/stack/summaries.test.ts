import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { type Resources, synthesized } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized();
});

it('closed days are rolled up each night and the digest is sent each Monday, with the instant of the schedule', () => {
  const schedules = resources
    .of(
      'AWS::Scheduler::Schedule',
      z.object({
        ScheduleExpression: z.string(),
        Target: z.object({
          Input: z.string(),
          Arn: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
          RetryPolicy: z.object({ MaximumRetryAttempts: z.number() }),
        }),
      }),
    )
    .filter(({ id }) => id.startsWith('Summaries'))
    .map(({ properties: { ScheduleExpression, Target } }) => [
      ScheduleExpression,
      Target.Arn['Fn::GetAtt'][0].replace(/[0-9A-F]{8}$/, ''),
      Target.Input,
      Target.RetryPolicy.MaximumRetryAttempts,
    ]);
  const input = JSON.stringify({ asOf: '<aws.scheduler.scheduled-time>' });
  expect(schedules).toEqual([
    ['cron(20 2 * * ? *)', 'SummariesRollUp', input, 10],
    ['cron(0 6 ? * MON *)', 'SummariesWeeklyDigest', input, 10],
  ]);
});

it('Lambda repeats a failed digest: nothing turns its two repeats off', () => {
  const limited = resources
    .of('AWS::Lambda::EventInvokeConfig', z.object({ FunctionName: z.object({ Ref: z.string() }) }))
    .map(({ properties }) => properties.FunctionName.Ref);
  expect(limited.filter((name) => name.startsWith('Summaries'))).toEqual([]);
});
