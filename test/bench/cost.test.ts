import { expect, it } from 'vitest';
import { COUNTED } from '#infra/cost/counted';
import { idleMonth } from '#infra/cost/idle-month';
import { total } from '#infra/cost/item';
import { messagesMonth } from '#infra/cost/messages-month';
import { synthesized } from '#test/infra/synthesized';
import { FORMS, recorded } from './recording.ts';
import { traceOf } from './trace.ts';

it('an idle month costs less than six dollars, all alarms, secrets and polled queues of the template included', () => {
  const { template } = synthesized();
  const items = idleMonth(template);
  expect(items.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'polling of 5 queues, 648,000 requests each',
      '2 secrets of its own, and 2 of yours that the settings name',
    ]),
  );
  expect(total(items)).toBeLessThan(6);
});

it('what a heartbeat adds to an idle month is its calls, its secret and its alarm', () => {
  const without = total(idleMonth(synthesized().template));
  const more = total(idleMonth(synthesized({ heartbeatSecret: 'acme/heartbeat' }).template)) - without;
  expect(more).toBeGreaterThan(0.5);
  expect(more).toBeLessThan(0.7);
});

it('a million messages cost at most three dollars by the counted units', async () => {
  const { writes, reads } = await recorded(traceOf(4_000), FORMS.Replywatch, 10);
  // The bill takes the units of a whole month, whose threads are taken up again more often.
  expect(writes).toBeLessThanOrEqual(COUNTED.message.events.writes + 0.05);
  expect(reads).toBeLessThanOrEqual(COUNTED.message.events.reads + 0.02);
  const month = messagesMonth({ count: 1_000_000, by: 'events', together: 10, alertsEach: 0 });
  expect(total(month)).toBeLessThanOrEqual(3);
});
