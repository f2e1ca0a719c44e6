import { afterEach, expect, it } from 'vitest';
import { SESSION_COOKIE } from '#functions/board/web/session-cookie';
import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { smallShop } from '#infra/local/sp-api/small-shop';
import type { ServiceCall } from '#infra/local/state/types';
import { dynamoDbSessions } from '#shared/adapters/dynamodb/people/sessions';
import { hashOfToken } from '#shared/application/people/tokens';
import { minutes } from '#shared/domain/instant';
import { startStory, type Story } from './story.ts';

/*
 * People open threads; the board asks for their orders, and the pages show what came of it. The board itself never calls SP-API.
 */

const TOKEN = 'ana.a-token-that-nobody-guesses';
const ORDER = '111-2233445-6677889';

let story: Story;
let called: Set<string>;
let onCall: (call: ServiceCall) => void = () => undefined;
afterEach(async () => {
  onCall = () => undefined;
  await story.stack.stop();
});

async function begin(): Promise<void> {
  called = new Set();
  story = await startStory('10:00', {
    spApiMock: smallShop(),
    onServiceCall(call) {
      called.add(`${call.function} ${call.service}`);
      onCall(call);
    },
  });
  const client = localDynamoDb(story.stack.endpoints.dynamodb);
  const now = story.stack.now();
  await dynamoDbSessions(client, story.stack.recording.tableName).start({
    id: hashOfToken('session', TOKEN),
    person: 'ana',
    email: 'ana@acme.example',
    startedAt: now,
    seenAt: now,
  });
  client.destroy();
}

async function ask(method: string, url: string, form = ''): Promise<string> {
  const { body } = await story.stack.api({
    method,
    url,
    headers: {
      host: '127.0.0.1:4000',
      origin: 'http://127.0.0.1:4000',
      cookie: `${SESSION_COOKIE}=${TOKEN}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: Buffer.from(form),
    sourceIp: '127.0.0.1',
  });
  return Buffer.from(body).toString();
}
const pathOf = (orderId: string): string => `/threads/acme-us.${orderId}`;
const wordsIn = (html: string): string =>
  (/<section[^>]*id="order"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
const opened = async (orderId: string): Promise<string> => wordsIn(await ask('GET', pathOf(orderId)));
const shown = async (orderId: string): Promise<string> =>
  wordsIn(await ask('GET', `${pathOf(orderId)}/order`));
const calls = (): number =>
  story.stack.spApi!.requests().filter(({ operation }) => operation === 'getOrder').length;

it('a thread is opened: its order is asked for once, fetched by a function of its own, and shown', async () => {
  await begin();
  await story.buyerWrites({ orderId: ORDER });
  expect(await opened(ORDER)).toContain('Asking Amazon…');
  await opened(ORDER);
  await story.stack.settle();
  const order = await shown(ORDER);
  expect(order).toContain('2 × Steel bottle, 1 l, with a straw lid B0ABCDEFGH');
  expect(order).toContain('UPS on its way 1Z999AA10123456784');
  expect(calls()).toBe(1);
  expect([...called].filter((one) => /^(?:board lambda|fetch-order)/.test(one)).toSorted()).toEqual([
    'board lambda',
    'fetch-order dynamodb',
    'fetch-order secretsmanager',
  ]);
  await story.until('10:14');
  await opened(ORDER);
  await story.stack.settle();
  expect(calls()).toBe(1);
  await story.until('10:16');
  await opened(ORDER);
  await story.stack.settle();
  expect(calls()).toBe(2);
});

it('what goes wrong is said, and a person can ask again', async () => {
  await begin();
  const unknown = '111-0000000-0000009';
  await story.buyerWrites({ orderId: unknown });
  await opened(unknown);
  await story.stack.settle();
  expect(await shown(unknown)).toContain('Amazon does not know this order in this account.');

  await story.buyerWrites({ orderId: ORDER, token: 'SECOND', messageId: '<second@x>' });
  story.stack.spApi!.fail('getOrder', 429, 429);
  await opened(ORDER);
  await story.stack.settle();
  expect(await shown(ORDER)).toContain('Amazon asks us to wait');

  // The function dies before it can say anything.
  await story.stack.advanceTo(story.stack.now() + minutes(1));
  onCall = (call) => {
    if (call.function !== 'fetch-order' || call.phase !== 'before') return;
    call.kill();
    call.refuse({ status: 500, type: 'text/plain', body: '' });
  };
  const token = /name="token" value="([^"]+)"/.exec(await ask('GET', `${pathOf(ORDER)}/order`))?.[1] ?? '';
  await ask('POST', `${pathOf(ORDER)}/order`, new URLSearchParams({ token }).toString());
  await story.stack.settle();
  expect(await shown(ORDER)).toContain('Asking Amazon…');
  onCall = () => undefined;
  await story.stack.advanceTo(story.stack.now() + minutes(1));
  expect(await shown(ORDER)).toContain('No answer came within a minute. Try again');
  await ask('POST', `${pathOf(ORDER)}/order`, new URLSearchParams({ token }).toString());
  await story.stack.settle();
  expect(await shown(ORDER)).toContain('Steel bottle');
}, 60_000);
