import { expect, it } from 'vitest';
import * as z from 'zod';
import { synthesized } from './synthesized.ts';

it('the audit runs each hour, twenty minutes after the canary', () => {
  const expressions = synthesized()
    .of('AWS::Scheduler::Schedule', z.object({ ScheduleExpression: z.string() }))
    .flatMap(({ id, properties }) => (/^(Audit|Canary)/.test(id) ? [properties.ScheduleExpression] : []));
  expect(expressions.toSorted()).toEqual(['cron(0 * * * ? *)', 'cron(20 * * * ? *)']);
});
