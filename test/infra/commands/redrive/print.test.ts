import { expect, it } from 'vitest';
import { listOfQueues, refusalInWords, whyNotMoved } from '#infra/commands/redrive/print';

it('a queue that only Amazon may write to is never asked to take a message back', () => {
  expect(whyNotMoved({ name: 'notifications' })).toContain('from Amazon only');
  expect(whyNotMoved({ name: 'events' })).toBeUndefined();
});

it('a refusal of SQS is put into words; any other error is not taken for one', () => {
  const denied = Object.assign(new Error('no'), { name: 'AccessDenied' });
  expect(refusalInWords({ name: 'events' }, denied)).toContain('messageEventSenders');
  expect(refusalInWords({ name: 'email' }, denied)).toContain('sqs:SendMessage');
  expect(refusalInWords({ name: 'mail' }, denied)).toContain('sts:AssumeRole');
  expect(refusalInWords({ name: 'mail' }, new Error('no'))).toBeUndefined();
});

it('all queues are listed, including those without dead letters', () => {
  expect(
    listOfQueues([
      { name: 'mail', count: 0 },
      { name: 'mail-events', count: 12 },
    ]),
  ).toEqual(['mail         -', 'mail-events  12']);
});
