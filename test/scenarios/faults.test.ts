import { ListQueuesCommand, PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ServiceCall } from '#infra/local/state/types';
import { startStory, type Story } from './story.ts';

type Point = Pick<ServiceCall, 'function' | 'service' | 'operation' | 'phase'> & {
  /** The call with this name, counted from the moment that the fault is armed. */
  readonly nth?: number;
};

let armed: Point | undefined;
let seen = 0;
let killed = 0;

/** Kills the function at the armed point, once. */
function fault(call: ServiceCall): void {
  const { nth = 1, ...point } = armed ?? {};
  const here = Object.entries(point).every(([key, value]) => call[key as keyof ServiceCall] === value);
  if (armed === undefined || !here) return;
  seen += 1;
  if (seen < nth) return;
  armed = undefined;
  killed += 1;
  call.kill();
}

const around = (function_: string, service: ServiceCall['service'], operation: string, nth = 1): Point[] =>
  (['before', 'after'] as const).map((phase) => ({ function: function_, service, operation, phase, nth }));

/** Load, claim, queue, lease, send and settle, before and after each awaited call. */
const POINTS: Point[] = [
  ...around('ingest-mail', 's3', 'GETObject'),
  ...around('ingest-mail', 'dynamodb', 'GetItem'),
  ...around('ingest-mail', 'dynamodb', 'PutItem'),
  ...around('ingest-mail', 'dynamodb', 'UpdateItem'),
  ...around('sweep', 'dynamodb', 'Query'),
  ...around('sweep', 'dynamodb', 'GetItem'),
  ...around('sweep', 'dynamodb', 'PutItem'),
  ...around('sweep', 'sqs', 'SendMessageBatch'),
  ...around('notify', 'dynamodb', 'GetItem'),
  ...around('notify', 'dynamodb', 'PutItem'),
  ...around('notify', 'slack', 'post'),
  ...around('notify', 'dynamodb', 'PutItem', 2),
];

/** Only a function that vanished after a possible send leaves it open whether it sent. */
const isAmbiguous = (point: Point): boolean =>
  point.function === 'notify' && !(point.nth === 1 && point.service === 'dynamodb');

let story: Story;

beforeAll(async () => {
  story = await startStory('10:00', { onServiceCall: fault });
});
afterAll(async () => {
  await story.stack.stop();
});

describe('a function killed between any two steps loses no alert', () => {
  let day = 1;

  it.each(
    POINTS.map(
      (point) => [`${point.phase} ${point.operation} ${point.nth ?? 1} of ${point.function}`, point] as const,
    ),
  )('killed %s', async (_, point) => {
    // Each case has its own day and order.
    day += 1;
    const date = new Date(Date.UTC(2026, 2, day)).toISOString().slice(5, 10);
    const orderId = `111-0000000-${String(1_000_000 + day)}`;
    await story.until(`${date}T10:00`);
    await story.newAlerts();
    [armed, seen, killed] = [point, 0, 0];
    await story.buyerWrites({ orderId, token: `T${day}`, messageId: `<${day}@amazonses.com>` });
    await story.until(`${date}T22:05`);
    expect(killed).toBe(1);

    const alerts = story.stack.outbox().filter((entry) => entry.text.includes(orderId));
    const copies = alerts.map((entry) => ({
      at: entry.at.slice(11, 16),
      to: entry.to[0],
      repeat: isRepeat(entry),
    }));
    expect(copies[0]).toEqual({
      at: expect.stringMatching(/^22:0[0-4]$/) as string,
      to: 'replywatch/slack/care',
      repeat: copies[0]?.repeat,
    });
    expect(copies.slice(1).every(({ repeat }) => repeat)).toBe(true);
    expect(copies.length).toBeLessThanOrEqual(isAmbiguous(point) ? 2 : 1);

    const [thread] = (await story.threads()).filter((one) => one.orderId === orderId);
    expect(thread?.decisions[0]).toMatchObject({ outcome: 'called', reason: 'slack to care: accepted' });
    await story.sellerAnswers({ orderId, messageId: `<answer-${day}@amazonses.com>` });
  });
});

function isRepeat({ blocks }: { readonly blocks?: readonly unknown[] }): boolean {
  return JSON.stringify(blocks).includes('You may get this twice');
}

describe('messages that are lost', () => {
  it('change nothing: the next sweep sends the same alerts', async () => {
    armed = undefined;
    await story.until('05-01T10:00');
    await story.newAlerts();
    await story.buyerWrites({
      orderId: '111-7777777-7777777',
      token: 'LOST',
      messageId: '<lost@amazonses.com>',
    });
    await story.until('05-02T05:59');
    await story.newAlerts();
    await dropEverything(story);
    await story.until('05-02T06:00');
    expect(await story.newAlerts()).toEqual([]);
    await story.until('05-02T06:02');
    expect(await story.newAlerts()).toEqual([
      '02T06:01 email li@acme.example 还剩 3 小时 59 分钟',
      '02T06:01 slack replywatch/slack/care 3 h 59 min left',
    ]);
    await story.until('05-02T08:59');
    expect(await story.newAlerts()).toEqual([]);
  });
});

/** Empties every queue, including delayed messages. */
async function dropEverything({ stack }: Story): Promise<void> {
  const sqs = new SQSClient({
    endpoint: stack.endpoints.sqs,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  for (const QueueUrl of QueueUrls) await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  sqs.destroy();
}
