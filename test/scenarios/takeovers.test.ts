import { afterAll, beforeAll, expect, it } from 'vitest';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { loadSettings } from '#infra/settings/load-settings';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { hashOfToken } from '#shared/application/people/tokens';
import { startStory, type Story } from './story.ts';

/*
 * The example's people: Li is on call, Ana is the backup. A question of ten o'clock alerts those on call at 22:00, 06:00
 * and 09:00 in UTC, which is an hour later in Madrid, where Ana is.
 */

const TOKEN = 'ana.signed-in-at-ten';
const HOST = '127.0.0.1:4000';

let story: Story;
beforeAll(async () => {
  story = await startStory('10:00');
  await inTable((client, table) => {
    const now = story.stack.now();
    return dynamoDbSessions(client, table).start({
      id: hashOfToken('session', TOKEN),
      person: 'ana',
      email: 'ana@acme.example',
      startedAt: now,
      seenAt: now,
    });
  });
});
afterAll(async () => {
  await story.stack.stop();
});

async function inTable(
  change: (client: ReturnType<typeof localDynamoDb>, table: string) => Promise<unknown>,
): Promise<void> {
  const client = localDynamoDb(story.stack.endpoints.dynamodb);
  await change(client, story.stack.recording.tableName);
  client.destroy();
}

async function call(method: string, url: string, body = ''): Promise<{ status: number; body: string }> {
  const { status, body: answered } = await story.stack.api({
    method,
    url,
    headers: {
      host: HOST,
      cookie: `${SESSION_COOKIE}=${TOKEN}`,
      accept: 'text/html',
      ...(method === 'POST' && {
        origin: `http://${HOST}`,
        'content-type': 'application/x-www-form-urlencoded',
      }),
    },
    body: Buffer.from(body),
    sourceIp: '127.0.0.1',
  });
  return { status, body: Buffer.from(answered).toString() };
}

/** Sends the form of a page as a browser does. */
async function submit(page: string, action: string): Promise<void> {
  const { body } = await call('GET', page);
  const [form = ''] = new RegExp(`<form[^>]*action="${action}".*?</form>`).exec(body) ?? [];
  const fields = [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const sent = new URLSearchParams(
    fields.map(([, name = '', value = '']): [string, string] => [name, value]),
  );
  expect((await call('POST', action, sent.toString())).status).toBe(303);
  await story.stack.settle();
}

/** The people alerted by mail since the last look. */
async function mailed(): Promise<string[]> {
  const mails = story.stack.outbox().filter(({ channel }) => channel === 'email');
  const lines = mails.map(({ to, subject }) => `${to.join()} ${subject.slice(0, 12)}`);
  await story.stack.clearOutbox();
  return lines.toSorted();
}

const alertedByMail = async (): Promise<string[]> =>
  (await story.newAlerts()).filter((line) => line.includes('email'));

it('a day that somebody takes over on the page alerts them instead, and both get a mail', async () => {
  await story.buyerWrites();
  await submit(
    '/duty/take-over?person=ana&insteadOf=&rota=&from=2026-03-02T20:00&until=2026-03-04T20:00',
    '/duty/take-over',
  );
  expect(await mailed()).toEqual(['ana@acme.example You take ove', 'li@acme.example Ana Ruiz 替您代']);
  await story.until('03-03T06:01');
  expect(await alertedByMail()).toEqual(['03T06:00 email ana@acme.example 4 h left']);
});

it('survives a deploy', async () => {
  const { json } = loadSettings('infra/settings/example.yaml');
  await inTable((client, table) => dynamoDbSettings(client, table, () => 0).put('deployed', json, 0));
  await story.until('03-03T09:01');
  expect(await alertedByMail()).toEqual(['03T09:00 email ana@acme.example 1 h left']);
});

it('is undone there, and the next alert goes to who was on call before', async () => {
  const { body } = await call('GET', '/duty');
  const [, undo = ''] = /action="(\/duty\/takeovers\/[^"]+\/undo)"/.exec(body) ?? [];
  await submit('/duty', undo);
  expect(await mailed()).toEqual([
    'ana@acme.example Undone: you ',
    'li@acme.example 代班已撤销，仍由您值班：',
  ]);
  await story.sellerAnswers();
  await story.buyerWrites({ orderId: '113-1112223-4445556', messageId: '<second@email.amazonses.com>' });
  await story.until('03-04T05:02');
  expect(await alertedByMail()).toEqual(['04T05:01 email li@acme.example 还剩 4 小时']);
});
