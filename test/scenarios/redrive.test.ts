import { ListQueuesCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import {
  countDeadLetters,
  holdDeadLetters,
  moveBack,
  putBack,
  type RedrivenQueue,
} from '#infra/commands/redrive/dead-letters';
import { listOfDeadLetters } from '#infra/commands/redrive/print';
import { readTemplate } from '#infra/local/state/template';
import { at } from '#test/builders/thread';
import { ASSEMBLY_CACHE } from './assembly.ts';
import { startStory, type Story } from './story.ts';

let story: Story;
let sqs: SQSClient;
let mail: RedrivenQueue;
let events: RedrivenQueue;
let broken: string | undefined;

beforeEach(async () => {
  broken = undefined;
  story = await startStory('10:00', {
    onServiceCall: (call) => {
      if (call.function === broken) call.kill();
    },
  });
  sqs = new SQSClient({
    endpoint: story.stack.endpoints.sqs,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
  const { QueueUrls = [] } = await sqs.send(new ListQueuesCommand({}));
  const queue = (name: string, id: string): RedrivenQueue => {
    const urlOf = (part: string): string =>
      QueueUrls.find((url) => new RegExp(`/${id}${part}[0-9A-F]{8}$`).test(url)) ?? '';
    return { name, url: urlOf('(?:Queue)?'), deadLetterUrl: urlOf('DeadLetters') };
  };
  mail = queue('mail', 'IntakeMailQueue');
  events = queue('events', 'MessageEvents');
});
afterEach(async () => {
  sqs.destroy();
  await story.stack.stop();
});

/** How long the oldest message waits, as the health report and CloudWatch show it. */
async function oldestSeconds(name: string): Promise<number> {
  const { queues } = z
    .object({ queues: z.array(z.object({ name: z.string(), oldestSeconds: z.number().nullable() })) })
    .parse(JSON.parse((await story.get('/api/health')).body));
  return queues.find((one) => one.name === name)?.oldestSeconds ?? 0;
}

/** The threshold of the alarm with this name. */
function thresholdOf(name: string): number {
  const [found] = readTemplate(`${ASSEMBLY_CACHE}/cdk.out`).filter(
    ({ properties }) => properties['AlarmName'] === `Replywatch-${name}`,
  );
  return z.object({ Threshold: z.number().positive() }).parse(found?.properties).Threshold;
}

it('a mail that killed its function five times rings as it waits and as it is dead-lettered; moved back to the mended function, it is taken in', async () => {
  broken = 'ingest-mail';
  await story.buyerWrites({ orderId: '111-2223334-4445556' });
  await story.until('10:12');
  expect(await oldestSeconds('mail')).toBeGreaterThanOrEqual(thresholdOf('mail-waits'));
  await story.until('10:40');
  expect(await countDeadLetters(sqs, mail)).toBeGreaterThanOrEqual(thresholdOf('mail-dead-letters'));
  expect(await story.threads()).toEqual([]);

  const held = await holdDeadLetters(sqs, mail);
  // It retains the time of its first arrival, and nothing else of the mail shows.
  expect(held).toMatchObject([{ firstCameAt: at('10:00'), reason: undefined }]);
  expect(held[0]?.receives).toBeGreaterThanOrEqual(5);
  expect(listOfDeadLetters(held).join('\n')).toMatch(
    /^first arrived +received +bytes +message +why\n2026-03-02 10:00:00Z +\d +[\d,]+ +[\da-f-]{36} +it failed five times;/,
  );
  // While in flight, nobody else gets it; once put back, they do.
  expect(await holdDeadLetters(sqs, mail)).toEqual([]);
  await putBack(sqs, mail, held);

  broken = undefined;
  const again = await holdDeadLetters(sqs, mail);
  const progress: number[] = [];
  await moveBack(sqs, mail, again, (count) => progress.push(count));
  await story.stack.settle();
  expect(progress).toEqual([1]);
  expect(await countDeadLetters(sqs, mail)).toBe(0);
  expect((await story.threads()).map(({ id }) => id)).toEqual(['acme-us.111-2223334-4445556']);
  // Handling it twice, as after an interruption between the two steps of a move, changes nothing.
  await sqs.send(new SendMessageCommand({ QueueUrl: mail.url, MessageBody: again[0]?.message.Body ?? '' }));
  await story.stack.settle();
  expect(await story.threads()).toHaveLength(1);
}, 120_000);

it('an invalid event says why; moved back unmended, it is dead-lettered again, with its own reason', async () => {
  await sqs.send(new SendMessageCommand({ QueueUrl: events.url, MessageBody: '{"secret of a buyer"' }));
  await story.stack.settle();
  const held = await holdDeadLetters(sqs, events);
  expect(held.map(({ reason }) => reason)).toEqual(['malformed: the body is not JSON']);
  expect(listOfDeadLetters(held).join('\n')).not.toContain('secret');
  await moveBack(sqs, events, held, () => undefined);
  await story.stack.settle();
  const again = await holdDeadLetters(sqs, events);
  expect(again.map(({ reason }) => reason)).toEqual(['malformed: the body is not JSON']);
  expect(again[0]?.id).not.toBe(held[0]?.id);
}, 120_000);
