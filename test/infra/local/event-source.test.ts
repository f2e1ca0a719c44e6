import { CreateQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunningFunction } from '#infra/local/cloud/functions/lambda-runner';
import { type EventSource, processBatch } from '#infra/local/cloud/queues/event-source';
import { type Messaging, startMessaging } from '#infra/local/cloud/queues/messaging';
import { standingClock } from '#infra/local/state/virtual-clock';
import { minutes, seconds } from '#shared/domain/instant';
import { at } from '#test/builders/thread';

const clock = standingClock(at('10:00'));
let messaging: Messaging;
let sqs: SQSClient;
let queues = 0;

beforeAll(async () => {
  messaging = await startMessaging(clock.memory);
  sqs = new SQSClient({
    endpoint: messaging.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterAll(async () => {
  sqs.destroy();
  await messaging.stop();
});

let received: string[][];
let answer: (ids: string[]) => unknown;
const target: RunningFunction = {
  name: 'test',
  invoke(event) {
    const { Records } = event as { Records: { messageId: string; body: string }[] };
    received.push(Records.map(({ body }) => body));
    return Promise.resolve().then(() => answer(Records.map(({ messageId }) => messageId)));
  },
  kill: () => undefined,
  stop: () => Promise.resolve(),
};

beforeEach(() => {
  received = [];
  answer = () => ({ batchItemFailures: [] });
});

/** A queue with a visibility time-out of a minute, whose messages become dead letters after two receives. */
async function newSource(...bodies: string[]): Promise<EventSource & { dead: string }> {
  queues += 1;
  const arn = (name: string): string => `arn:aws:sqs:us-east-1:000000000000:${name}`;
  const [live, dead] = [`live-${queues}`, `dead-${queues}`];
  await sqs.send(new CreateQueueCommand({ QueueName: dead }));
  const { QueueUrl } = await sqs.send(
    new CreateQueueCommand({
      QueueName: live,
      Attributes: {
        VisibilityTimeout: '60',
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(dead), maxReceiveCount: 2 }),
      },
    }),
  );
  for (const MessageBody of bodies) await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody }));
  return { queueArn: arn(live), batchSize: 10, target, dead };
}

const pass = (ms: number): void => clock.set(clock.now() + ms);

describe('a batch', () => {
  it('that succeeds is done', async () => {
    const source = await newSource('a', 'b');
    expect(await processBatch(messaging, source)).toBe(2);
    pass(minutes(5));
    expect(await processBatch(messaging, source)).toBe(0);
  });

  it('without an answer counts as success, as in Lambda', async () => {
    answer = () => undefined;
    const source = await newSource('a');
    await processBatch(messaging, source);
    pass(minutes(5));
    expect(await processBatch(messaging, source)).toBe(0);
  });

  it('that fails in part is redelivered with the failed messages only, after their visibility time-out', async () => {
    answer = ([first]) => ({ batchItemFailures: [{ itemIdentifier: first }] });
    const source = await newSource('a', 'b');
    await processBatch(messaging, source);
    pass(seconds(59));
    expect(await processBatch(messaging, source)).toBe(0);
    pass(seconds(2));
    expect(await processBatch(messaging, source)).toBe(1);
    expect(received[1]).toEqual([received[0]?.[0]]);
  });

  it.each([
    ['names an unknown message', () => ({ batchItemFailures: [{ itemIdentifier: 'nobody' }] })],
    ['throws', () => Promise.reject(new Error('crashed'))],
  ])('whose function %s fails as a whole', async (_, failing) => {
    answer = failing;
    const source = await newSource('a', 'b');
    await processBatch(messaging, source);
    pass(minutes(2));
    answer = () => undefined;
    expect(await processBatch(messaging, source)).toBe(2);
  });

  it('that keeps failing ends in the dead-letter queue', async () => {
    answer = () => Promise.reject(new Error('crashed'));
    const source = await newSource('a');
    for (let round = 0; round < 3; round += 1) {
      await processBatch(messaging, source);
      pass(minutes(2));
    }
    expect(received).toHaveLength(2);
    const dead = (await messaging.queues()).find(({ name }) => name === source.dead);
    expect(dead?.visible).toBe(1);
  });
});

describe('a delayed message', () => {
  it('waits for the local clock, and says until when', async () => {
    const source = await newSource();
    const name = source.queueArn.slice(source.queueArn.lastIndexOf(':') + 1);
    const QueueUrl = `${messaging.endpoint}/000000000000/${name}`;
    const dueAt = clock.now() + seconds(90);
    await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'later', DelaySeconds: 90 }));
    expect(await processBatch(messaging, source)).toBe(0);
    expect((await messaging.queues()).find((one) => one.name === name)?.nextEventAt).toBe(dueAt);
    pass(seconds(90));
    expect(await processBatch(messaging, source)).toBe(1);
  });
});
