import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { LocalStack } from '#infra/local/cloud/local-stack';
import { startLocalStack } from '#infra/local/cloud/start-local-stack';
import { at } from '#test/builders/thread';
import { ASSEMBLY_CACHE } from './assembly.ts';
import { startStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory('10:00');
});
afterAll(async () => {
  await story.stack.stop();
});

const SENT_TO = 'chen@acme.example';
const digests = (stack: LocalStack) => stack.outbox().filter(({ subject }) => /^Week /.test(subject));
const figures = async (days: number): Promise<unknown[]> =>
  (JSON.parse((await story.get(`/api/figures?days=${days}`)).body) as { figures: unknown[] }).figures;

/** The days of the store that are rolled up. */
async function rolledUp(stack: LocalStack): Promise<string[]> {
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: stack.recording.tableName,
      KeyConditionExpression: 'pk = :pk',
      FilterExpression: 'attribute_exists(rolled)',
      ExpressionAttributeValues: { ':pk': { S: 'days#acme-us' } },
    }),
  );
  client.destroy();
  return Items.map((item) => item['sk']?.S ?? '');
}

it('after a week, on Monday at six, the manager gets the digest, once, and closed days are rolled up', async () => {
  for (const [index, day] of ['03-02', '03-03', '03-05', '03-06'].entries()) {
    await story.until(`${day}T11:00`);
    const orderId = `111-2233445-667788${index}`;
    await story.buyerWrites({ orderId, messageId: `<asked-${index}@email.amazonses.com>` });
    if (index === 1) continue;
    await story.until(`${day}T${index === 3 ? '23' : '13'}:00`);
    await story.sellerAnswers({ orderId, messageId: `<answer-${index}@email.amazonses.com>` });
  }
  await story.until('03-09T05:59');
  expect(digests(story.stack)).toEqual([]);
  await story.until('03-09T06:00');
  const [mail, ...others] = digests(story.stack);
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    at: '2026-03-09T06:00:00.000Z',
    to: [SENT_TO],
    subject: 'Week 2 Mar to 9 Mar: 1 off target',
  });
  const [week] = await figures(7);
  const [month] = await figures(30);
  expect(week).toMatchObject({
    store: 'acme-us',
    messages: 4,
    answeredInTime: 3,
    noResponse: 1,
    responseRate: 0.75,
    firstResponse: { medianMs: 7_200_000 },
    backlog: [0, 0, 0, 0, 1],
    meets: { responseRate: false, medianFirstResponse: true },
  });
  expect(month).toEqual(week);
  const text = mail?.text.replaceAll('\u00a0', ' ') ?? '';
  for (const line of [
    '- Acme US, amazon.com: Response rate 75% in 7 days, 75% in 30 days; the target is 90%',
    'Messages: 4 | 7 days before 0 | 30 days 4',
    'Answered within 24 h: 3 | 7 days before 0 | 30 days 3',
    'Not answered: 1 |',
    'Median first response (target: 12 h): 2 h | 7 days before – | 30 days 2 h',
    'Waiting now\n- over 72 h: 1',
  ])
    expect(text).toContain(line);

  expect(await rolledUp(story.stack)).toEqual(['2026-03-02', '2026-03-05', '2026-03-06']);
  await story.until('03-09T12:00');
  expect(digests(story.stack)).toHaveLength(1);
});

it('a late answer on a rolled-up day counts at once, and the day is rolled up again', async () => {
  await story.sellerAnswers({
    orderId: '111-2233445-6677881',
    messageId: '<answer-late@email.amazonses.com>',
    text: 'We are sorry for the wait: your money is on its way back to you.',
  });
  const [week] = await figures(7);
  expect(week).toMatchObject({ messages: 3, backlog: [0, 0, 0, 0, 0] });
  expect(await figures(30)).toMatchObject([{ messages: 4, answeredInTime: 3, late: 1, noResponse: 0 }]);
  await story.until('03-10T03:00');
  expect(await rolledUp(story.stack)).toEqual(['2026-03-02', '2026-03-03', '2026-03-05', '2026-03-06']);
  expect(await figures(30)).toMatchObject([{ messages: 4, answeredInTime: 3, late: 1, noResponse: 0 }]);
});

it('a jump of weeks sends each week’s digest at its own instant', async () => {
  const before = digests(story.stack).length;
  await story.until('03-30T06:00');
  expect(
    digests(story.stack)
      .slice(before)
      .map((entry) => entry.at),
  ).toEqual(['2026-03-16T06:00:00.000Z', '2026-03-23T06:00:00.000Z', '2026-03-30T06:00:00.000Z']);
});

it('a restart at the exact instant does not send it again, and goes on with the next week', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'replywatch-digest-'));
  const start = (clock: { standStillAt?: number }): Promise<LocalStack> =>
    startLocalStack({
      settingsFile: 'infra/settings/example.yaml',
      publicUrl: 'http://127.0.0.1:4000',
      dataDir,
      assemblyCache: ASSEMBLY_CACHE,
      ...clock,
    });
  try {
    const first = await start({ standStillAt: at('2026-03-08T10:00') });
    await first.advanceTo(at('2026-03-09T06:00'));
    expect(digests(first)).toHaveLength(1);
    await first.stop();
    const second = await start({});
    expect(second.now()).toBe(at('2026-03-09T06:00'));
    await second.advanceTo(at('2026-03-09T07:00'));
    expect(digests(second)).toHaveLength(1);
    expect(digests(second)[0]?.subject).toBe('Week 2 Mar to 9 Mar: no messages');
    await second.advanceTo(at('2026-03-16T07:00'));
    expect(digests(second)).toHaveLength(2);
    await second.stop();
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});
