import { afterAll, beforeAll, expect, it } from 'vitest';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { dynamoDbSpending } from '#shared/adapters/dynamodb/assistant-spending';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { hashOfToken } from '#shared/application/people/tokens';
import { logFile } from './log-lines.ts';
import { startStory, type Story } from './story.ts';

const HOST = '127.0.0.1:4000';
const TOKEN = 'li.a-token-that-nobody-guesses';
const GERMAN = 'Guten Tag, ich bin Robin Miller. Wo ist mein Paket 1Z999AA10123456784? Es ist nicht da.';

const log = logFile();
let story: Story;
let path: string;
beforeAll(async () => {
  story = await startStory('10:00', { withAssistant: true, logFile: log.path });
  await story.buyerWrites({ text: GERMAN });
  path = `/threads/${(await story.threads())[0]?.id ?? ''}`;
  const client = localDynamoDb(story.stack.endpoints.dynamodb);
  const now = story.stack.now();
  await dynamoDbSessions(client, story.stack.recording.tableName)
    .start({
      id: hashOfToken('session', TOKEN),
      person: 'li',
      email: 'li@acme.example',
      startedAt: now,
      seenAt: now,
    })
    .finally(() => client.destroy());
});
afterAll(() => story.stack.stop());

async function browse(
  url: string,
  form?: Record<string, string>,
): Promise<{ status: number; html: string; place: string | undefined }> {
  const { status, headers, body } = await story.stack.api({
    method: form === undefined ? 'GET' : 'POST',
    url,
    headers: {
      host: HOST,
      accept: 'text/html',
      cookie: `${SESSION_COOKIE}=${TOKEN}`,
      ...(form !== undefined && {
        origin: `http://${HOST}`,
        'content-type': 'application/x-www-form-urlencoded',
      }),
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
    sourceIp: '203.0.113.7',
  });
  return { status, html: Buffer.from(body).toString(), place: headers['location'] };
}

async function translate(): Promise<string> {
  const token = /name="token" value="([^"]+)"/.exec((await browse(path)).html)?.[1] ?? '';
  expect((await browse(`${path}/translation`, { token })).status).toBe(303);
  await story.stack.settle();
  return (await browse(path)).html;
}

const spent = async (): Promise<number> => {
  const client = localDynamoDb(story.stack.endpoints.dynamodb);
  return dynamoDbSpending(client, story.stack.recording.tableName)
    .spent(story.stack.now())
    .finally(() => client.destroy());
};

it('a German message is translated for its reader by the real client, on the bundles of the cloud', async () => {
  expect((await browse(path)).html).toContain('翻译成中文');
  story.stack.model.failNext('throttled');
  expect(await translate()).toContain('模型繁忙');
  story.stack.model.failNext('garbage');
  expect(await translate()).toContain('模型的输出不符合要求');
  const page = await translate();
  expect(page).toContain(`[stand-in translation to zh-CN] ${GERMAN}`);
  expect(page).toContain('机器翻译');
  const part = (await browse(`${path}/translation`)).html;
  expect(part).toContain(`[stand-in translation to zh-CN] ${GERMAN}`);
});

it('the model saw no name and no number of the buyer’s, and its cost is counted', async () => {
  const asked = JSON.stringify(story.stack.model.asked());
  expect(asked).toContain('Wo ist mein Paket ⟦');
  expect(asked).not.toMatch(/Miller|Robin|1Z999/);
  expect(await spent()).toBeGreaterThan(0);
  expect(await spent()).toBeLessThan(2_000);
});

it('an answer for the buyer is translated there and back', async () => {
  const token = /name="token" value="([^"]+)"/.exec((await browse(path)).html)?.[1] ?? '';
  const { place } = await browse(`${path}/help`, { token, text: '您的包裹明天到。', to: 'de' });
  await story.stack.settle();
  const page = (await browse(place ?? '')).html;
  expect(page).toContain('[stand-in translation to de] 您的包裹明天到。');
  expect(page).toContain('由机器撰写');
});

it('the logs name the thread and what came of it, and hold none of its words', () => {
  const lines = log.lines().filter(({ message }) => message === 'the assistant was asked');
  expect(lines.map(({ result }) => result)).toEqual(['failed', 'failed', 'ready', 'ready']);
  for (const line of lines) expect(JSON.stringify(line)).not.toMatch(/Paket|包裹|Miller|stand-in/);
});
