import { expect, it } from 'vitest';
import { synthesized } from '#test/infra/synthesized';
import { idleMonth, millionMessages, total } from './cost.ts';
import { FORMS, recorded } from './recording.ts';
import { traceOf } from './trace.ts';

it('an idle month costs less than six dollars, all alarms, secrets and polled queues of the template included', () => {
  const items = idleMonth(synthesized(), { requests: 4, writes: 0, reads: 2, rows: 0 });
  expect(items.filter(({ what }) => what.startsWith('polling'))).toHaveLength(5);
  expect(total(items)).toBeLessThan(6);
});

it('a million messages cost at most three dollars by the counted units', async () => {
  const perMessage = await recorded(traceOf(4_000), FORMS.Replywatch, 10);
  expect(total(millionMessages(perMessage))).toBeLessThanOrEqual(3);
});
