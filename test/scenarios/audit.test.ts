import { type AttributeValue, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterEach, beforeEach, expect, it } from 'vitest';
import * as z from 'zod';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { ServiceCall } from '#infra/local/state/types';
import { FAR_FUTURE } from '#shared/domain/instant';
import { startStory, type Story } from './story.ts';

let story: Story;
let onCall: (call: ServiceCall) => void;

beforeEach(async () => {
  onCall = () => undefined;
  story = await startStory('09:55', { testsItself: true, onServiceCall: (call) => onCall(call) });
});
afterEach(async () => {
  await story.stack.stop();
});

const answer = z.object({
  audit: z
    .object({
      at: z.string(),
      passed: z.boolean(),
      problems: z.array(z.object({ what: z.string(), count: z.number() })),
    })
    .nullable(),
});
const verdict = async (): Promise<z.output<typeof answer>['audit']> =>
  answer.parse(JSON.parse((await story.get('/api/health')).body)).audit;

/** From now on a function dies at each request to a service. */
const breaks = (name: string): void => {
  onCall = (call) => {
    if (call.function === name) call.kill();
  };
};

/** Changes the stored items of threads behind the backs of all functions. */
async function tamper(change: (item: Record<string, AttributeValue>) => object): Promise<void> {
  const { endpoints, recording } = story.stack;
  const client = localDynamoDb(endpoints.dynamodb);
  const { Items = [] } = await client.send(new ScanCommand({ TableName: recording.tableName }));
  for (const item of Items)
    if (item['pk']?.S?.startsWith('thread#acme') === true)
      await client.send(
        new PutItemCommand({ TableName: recording.tableName, Item: { ...item, ...change(item) } }),
      );
  client.destroy();
}

it('an audit passes each hour, and nobody is disturbed', async () => {
  expect(await verdict()).toBe(null);
  await story.until('10:25');
  expect(await verdict()).toMatchObject({ at: '2026-03-02T10:20:00.000Z', passed: true, problems: [] });
  await story.until('11:25');
  expect(await verdict()).toMatchObject({ at: '2026-03-02T11:20:00.000Z', passed: true });
  expect(await story.newAlerts()).toEqual([]);
});

it('when mails are no longer taken in, the audit of the hour misses the canary', async () => {
  await story.until('10:25');
  breaks('ingest-mail');
  await story.until('11:25');
  expect((await verdict())?.problems).toContainEqual({
    what: 'the canary did not come through: no thread',
    count: 1,
  });
});

it('when no sweep runs, the audit reports the threads that are due, and alerts the people itself', async () => {
  await story.buyerWrites({ orderId: '111-2223334-4445556' });
  await story.until('21:30');
  breaks('sweep');
  await story.until('22:25');
  expect((await verdict())?.problems.map(({ what }) => what)).toContain(
    'threads were due for five minutes and no sweep moved them on',
  );
  expect(await story.newAlerts()).toHaveLength(1);
});

it('threads that the index would never show again are found when the audit reaches their part of the table', async () => {
  for (let index = 0; index < 40; index += 1) {
    const number = String(1_000_000 + index);
    const orderId = `111-${number}-${number}`;
    await story.buyerWrites({ orderId, token: number, messageId: `<${number}@amazonses.com>` });
  }
  // The first sweep of a deployment replans each thread, and would mend it.
  await story.until('10:15');
  await tamper(() => ({ nextActionAt: { N: String(FAR_FUTURE) } }));
  const found: number[] = [];
  for (const time of ['10:25', '11:25', '12:25']) {
    await story.until(time);
    found.push((await verdict())?.problems[0]?.count ?? 0);
  }
  expect(found.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  await story.until('22:01');
  // Each thread found is alerted at its step.
  expect((await story.newAlerts()).length).toBeGreaterThan(0);
});
