import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { synthesized, type Resources } from './synthesized.ts';

let resources: Resources;
beforeAll(() => {
  resources = synthesized();
});

const alarm = z.object({
  AlarmDescription: z.string(),
  ComparisonOperator: z.string(),
  Threshold: z.number(),
  Period: z.number().optional(),
  EvaluationPeriods: z.number(),
  TreatMissingData: z.string(),
  Namespace: z.string().optional(),
  MetricName: z.string().optional(),
  AlarmActions: z.array(z.unknown()).min(1),
});
const alarmNamed = (name: string): z.output<typeof alarm> => {
  const found = resources
    .of('AWS::CloudWatch::Alarm', alarm)
    .filter(({ id }) => id.startsWith(`Observability${name}`));
  expect(found).toHaveLength(1);
  return found[0]!.properties;
};

it('the audit is called each hour, twenty minutes after the canary', () => {
  const expressions = resources
    .of('AWS::Scheduler::Schedule', z.object({ ScheduleExpression: z.string() }))
    .flatMap(({ id, properties }) => (/^(Audit|Canary)/.test(id) ? [properties.ScheduleExpression] : []));
  expect(expressions.toSorted()).toEqual(['cron(0 * * * ? *)', 'cron(20 * * * ? *)']);
});

it.each([
  ['AuditProblems', 'AuditProblems'],
  ['MailSilent', 'MailSilent'],
])('one alarm rings at the first %s', (name, MetricName) => {
  expect(alarmNamed(name)).toMatchObject({
    Namespace: 'Replywatch',
    MetricName,
    Threshold: 1,
    ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    EvaluationPeriods: 1,
    TreatMissingData: 'notBreaching',
  });
});

it.each([
  ['AuditSilent', 7_200],
  ['SweepSilent', 300],
])('%s rings when the function was not called for so long, and gives no data at all', (name, Period) => {
  expect(alarmNamed(name)).toMatchObject({
    Namespace: 'AWS/Lambda',
    MetricName: 'Invocations',
    Period,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});
