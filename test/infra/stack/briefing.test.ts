import { expect, it } from 'vitest';
import * as z from 'zod';
import { synthesized } from './synthesized.ts';

const rotas = {
  office: {
    timeZone: 'Asia/Shanghai',
    shifts: [{ days: ['mon' as const], from: '09:00', to: '18:00', 'on-call': ['li'] }],
  },
};
const schedules = z.object({ ScheduleExpression: z.string(), Target: z.object({ Input: z.string() }) });

it('people with rotas are briefed each quarter of an hour; without rotas there is nothing that would cost', () => {
  const briefings = (changes: Parameters<typeof synthesized>[0]): unknown[] =>
    synthesized(changes)
      .of('AWS::Scheduler::Schedule', schedules)
      .filter(({ id }) => id.startsWith('Briefing'))
      .map(({ properties }) => properties);
  expect(briefings({})).toEqual([]);
  expect(briefings({ rotas })).toEqual([
    {
      ScheduleExpression: 'cron(0/15 * * * ? *)',
      Target: { Input: JSON.stringify({ asOf: '<aws.scheduler.scheduled-time>' }) },
    },
  ]);
});

it('the briefing function reads threads, puts notes, sends mail, and may do nothing else', () => {
  const policies = synthesized({ rotas })
    .of(
      'AWS::IAM::Policy',
      z.object({
        PolicyDocument: z.object({
          Statement: z.array(z.object({ Action: z.union([z.string(), z.array(z.string())]) })),
        }),
      }),
    )
    .filter(({ id }) => id.startsWith('BriefingFunctionServiceRole'));
  const actions = policies.flatMap(({ properties }) =>
    properties.PolicyDocument.Statement.flatMap(({ Action }) => Action),
  );
  expect([...new Set(actions)].filter((action) => !action.startsWith('logs:')).toSorted()).toEqual([
    'dynamodb:BatchGetItem',
    'dynamodb:GetItem',
    'dynamodb:PutItem',
    'dynamodb:Query',
    'ses:SendRawEmail',
  ]);
});
