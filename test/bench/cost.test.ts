import { expect, it } from 'vitest';
import { COUNTED } from '#infra/commands/deploy/cost/counted';
import { idleMonth } from '#infra/commands/deploy/cost/idle-month';
import { total } from '#infra/commands/deploy/cost/item';
import { synthesized } from '#test/infra/stack/synthesized';
import { mailsRecorded } from './mail-recording.ts';
import { messagesMonth } from './messages-month.ts';
import { FORMS, recorded } from './recording.ts';
import { traceOf } from './trace.ts';

it('an idle month costs at most 7.25 dollars, including all alarms, secrets and polled queues of the template', () => {
  const { template } = synthesized();
  const items = idleMonth(template);
  expect(items.map(({ what }) => what)).toEqual(
    expect.arrayContaining([
      'polling of 7 queues, 648,000 requests each',
      '3 generated secrets, and 2 of yours that the settings name',
    ]),
  );
  expect(total(items)).toBeLessThanOrEqual(7.25);
});

it('answering buyers adds at most half a dollar to it: its queue is polled, two alarms watch it, the audit looks at it', () => {
  const { template } = synthesized();
  const isOfAnswers = ({ id, type, properties }: (typeof template)[number]): boolean =>
    (type === 'AWS::Lambda::EventSourceMapping' && id.startsWith('Replies')) ||
    (type === 'AWS::CloudWatch::Alarm' && JSON.stringify(properties).includes('"ReplyQueue'));
  const without = template.filter((one) => !isOfAnswers(one));
  expect(template.length - without.length).toBe(3);
  expect(total(idleMonth(template)) - total(idleMonth(without))).toBeCloseTo(0.47, 2);
});

it('push adds at most half a dollar to it: its secret, and half a read unit a sweep; its alerts share Slack’s queue', () => {
  const { template } = synthesized();
  const without = template.filter(
    ({ id, type }) => type !== 'AWS::SecretsManager::Secret' || !id.startsWith('Push'),
  );
  expect(template.length - without.length).toBe(1);
  expect(total(idleMonth(template)) - total(idleMonth(without))).toBeCloseTo(0.4, 2);
});

it('a heartbeat adds its requests, its secret and its alarm to an idle month', () => {
  const without = total(idleMonth(synthesized().template));
  const more = total(idleMonth(synthesized({ heartbeatSecret: 'acme/heartbeat' }).template)) - without;
  expect(more).toBeGreaterThan(0.5);
  expect(more).toBeLessThan(0.7);
});

it('a message costs the units that the bill assumes, by mail, by event, and by events in batches of ten', async () => {
  const { mail, events, 'events in bursts': bursts } = COUNTED.message;
  const trace = traceOf(2_000);
  for (const [counted, billed] of [
    [await mailsRecorded(10), mail],
    [await recorded(trace, FORMS.Replywatch, events.together), events],
    [await recorded(trace, FORMS.Replywatch, bursts.together), bursts],
  ] as const) {
    // The bill counts a whole month, whose threads reopen more often than those of two days.
    expect(Math.abs(counted.writes - billed.writes)).toBeLessThan(0.15);
    expect(Math.abs(counted.reads - billed.reads)).toBeLessThan(0.05);
  }
}, 60_000);

it('a million messages cost at most four dollars by the counted units', () => {
  const month = messagesMonth({ count: 1_000_000, by: 'events in bursts', alertsEach: 0 });
  expect(total(month)).toBeLessThanOrEqual(4);
});
