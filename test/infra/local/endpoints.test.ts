import { request as httpRequest } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { LARGEST_MAIL_BYTES } from '#infra/local/services/mail-intake';
import { PortNotFree } from '#infra/local/state/listen';
import { answerEndpoints, answerStarting } from '#infra/local/web/endpoints';
import { type GatewayServer, startGatewayServer } from '#infra/local/web/gateway-server';
import { shop } from '#test/builders/shop';
import { email, fakeLocalStack, type FakeLocalStack, TEN } from './fake-local-stack.ts';

const US = 'us-7f3k9q2m@intake.acme.example';
const { settings } = shop();
let stack: FakeLocalStack;
let server: GatewayServer;

beforeEach(async () => {
  stack = fakeLocalStack();
  server = await startGatewayServer(0, (request) => answerEndpoints({ stack, settings }, request));
});
afterEach(() => server.stop());

const post = (
  path: string,
  body: string | Buffer = '',
  headers: Record<string, string> = {},
): Promise<Response> => fetch(server.url + path, { method: 'POST', body, headers });

const errorOf = async (response: Response): Promise<string> => {
  const { error } = (await response.json()) as { error: string };
  return error;
};

it('takes a mail in for the first intake address, now, as proven', async () => {
  const response = await post('/local/mail', 'From: a@b.example\r\n\r\nHello');
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({
    recipients: [US],
    dmarc: 'PASS',
    receivedAt: '2026-03-02T10:00:00.000Z',
    bytes: 26,
  });
  expect(stack.mails).toEqual([
    { raw: Buffer.from('From: a@b.example\r\n\r\nHello'), recipients: [US], dmarc: 'PASS', receivedAt: TEN },
  ]);
});

it('puts a notification on its queue unchanged, and refuses an empty one', async () => {
  expect((await post('/local/notification', '{"notificationType":"X"}')).status).toBe(202);
  expect(stack.notifications).toEqual(['{"notificationType":"X"}']);
  const empty = await post('/local/notification');
  expect(empty.status).toBe(400);
  expect(await errorOf(empty)).toContain('the body is empty');
});

it('takes a mail in with the recipients, the verdict and the instant given', async () => {
  const query = `recipient=${US}&recipient=typo%40intake.acme.example&dmarc=FAIL&receivedAt=2026-03-01T09:00:00Z`;
  expect((await post(`/local/mail?${query}`, 'x')).status).toBe(202);
  expect(stack.mails[0]).toMatchObject({
    recipients: [US, 'typo@intake.acme.example'],
    dmarc: 'FAIL',
    receivedAt: Date.parse('2026-03-01T09:00:00Z'),
  });
});

it.each([
  ['', '', 'the body is empty'],
  ['?dmarc=MAYBE', 'x', 'dmarc: is not a verdict; SES gives PASS, FAIL'],
  ['?receivedAt=noon', 'x', 'receivedAt: is not an instant'],
  [
    '?recipient=a@elsewhere.example',
    'x',
    'a@elsewhere.example is outside the intake domains (intake.acme.example)',
  ],
  ['?recipent=a@intake.acme.example', 'x', 'unknown parameter recipent'],
])('refuses a mail by POST /local/mail%s with body "%s" in words', async (query, body, words) => {
  const response = await post(`/local/mail${query}`, body);
  expect(response.status).toBe(400);
  expect(await errorOf(response)).toContain(words);
  expect(stack.mails).toEqual([]);
});

it('takes in a mail of 40 MB and refuses one byte more', async () => {
  expect((await post('/local/mail', Buffer.alloc(LARGEST_MAIL_BYTES, 'x'))).status).toBe(202);
  expect(stack.mails[0]?.raw).toHaveLength(LARGEST_MAIL_BYTES);
  const refused = await post('/local/mail', Buffer.alloc(LARGEST_MAIL_BYTES + 1, 'x'));
  expect(refused.status).toBe(413);
  expect(await errorOf(refused)).toContain('larger than 40 MB');
  expect(stack.mails).toHaveLength(1);
});

it('moves the clock by a length of time, and returns how many alerts left', async () => {
  stack.entries = [email()];
  stack.leaving = [email(), email()];
  const response = await post('/local/clock', '{"advance":"P1DT2H"}');
  expect(await response.json()).toEqual({ now: '2026-03-03T12:00:00.000Z', alerts: 2 });
});

it('moves the clock to an instant', async () => {
  const response = await post('/local/clock', '{"to":"2026-03-02T12:30:00+01:00"}');
  expect(await response.json()).toEqual({ now: '2026-03-02T11:30:00.000Z', alerts: 0 });
});

it.each([
  ['{"to":"2026-03-02T09:59:59Z"}', 'the clock stands at 2026-03-02T10:00:00.000Z and does not go back'],
  ['{"advance":"-PT1H"}', 'does not go back'],
  ['{"advance":"22h"}', 'advance: is not an ISO 8601 length of time'],
  ['{"advance":22}', 'advance: is not a text'],
  ['{"advance":"P999999Y"}', 'advance: is too long'],
  ['{"to":"tomorrow"}', 'to: is not an instant'],
  ['{"to":"2026-03-03T08:00:00Z","advance":"PT1H"}', 'the body is not understood; send {"advance":"PT22H"}'],
  ['{}', 'the body is not understood; send'],
  ['[]', 'the body is not understood; send'],
  ['', 'the body is not JSON; send'],
  ['{"advance":', 'the body is not JSON; send'],
])('leaves the clock alone for %s and says why', async (body, words) => {
  const response = await post('/local/clock', body);
  expect(response.status).toBe(400);
  expect(await errorOf(response)).toContain(words);
  expect(stack.now()).toBe(TEN);
});

it('answers when everything has settled', async () => {
  const response = await post('/local/settle');
  expect(response.status).toBe(200);
  expect(stack.calls).toEqual(['settle']);
});

it('shows the outbox, and empties it', async () => {
  stack.entries = [email()];
  expect(await (await fetch(`${server.url}/local/outbox`)).json()).toEqual([email()]);
  const emptied = await fetch(`${server.url}/local/outbox`, { method: 'DELETE' });
  expect(await emptied.json()).toEqual({ removed: 1 });
  expect(await (await fetch(`${server.url}/local/outbox`)).json()).toEqual([]);
});

it('passes every other request unchanged to the API', async () => {
  const response = await post('/a/token?x=1', 'person=li', {
    'content-type': 'application/x-www-form-urlencoded',
  });
  expect(response.headers.get('x-answered-by')).toBe('stack');
  expect(await response.json()).toEqual({ from: 'the API' });
  expect(stack.requests[0]).toMatchObject({
    method: 'POST',
    url: '/a/token?x=1',
    body: Buffer.from('person=li'),
    sourceIp: '127.0.0.1',
  });
  expect(stack.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
});

it('lists endpoints and methods', async () => {
  const unknown = await fetch(`${server.url}/local/inbox`);
  expect(unknown.status).toBe(404);
  expect(await errorOf(unknown)).toContain('/local/outbox');
  const method = await fetch(`${server.url}/local/clock`);
  expect(method.status).toBe(405);
  expect(method.headers.get('allow')).toBe('POST');
  expect(stack.requests).toEqual([]);
});

it('answers 500 in words, and goes on, when the stack fails', async () => {
  stack.settle = () => Promise.reject(new Error('the stack is broken'));
  const response = await post('/local/settle');
  expect(response.status).toBe(500);
  expect(await errorOf(response)).toBe('the stack is broken');
  expect((await fetch(`${server.url}/local/outbox`)).status).toBe(200);
});

const statusWith = (path: string, method: string, headers: Record<string, string>): Promise<number> =>
  new Promise((done, fail) => {
    const request = httpRequest(server.url + path, { method, headers }, (response) => {
      response.resume();
      done(response.statusCode ?? 0);
    });
    request.once('error', fail);
    request.end();
  });

it('refuses requests under a name that was made to point at this machine', async () => {
  expect(await statusWith('/local/outbox', 'GET', { host: 'evil.example' })).toBe(403);
  expect(await statusWith('/api/threads', 'GET', { host: '127.0.0.1.evil.example:4000' })).toBe(403);
  expect(await statusWith('/local/outbox', 'GET', { host: 'localhost:9999' })).toBe(200);
});

it('refuses requests of another web page, and accepts its own', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://127.0.0.1:1'])
    expect(await statusWith('/local/outbox', 'DELETE', { origin })).toBe(403);
  expect(await statusWith('/local/outbox', 'DELETE', { origin: server.url })).toBe(200);
});

it('reads a path without its dots before it checks it, and hands it on so', async () => {
  const origin = 'https://evil.example';
  for (const path of [
    '/a/../local/outbox',
    '/a/%2e%2e/local/outbox',
    '/a/.%2E/local/outbox',
    '/a\\..\\local/outbox',
    '//a/../local/outbox',
    '/a/x/../../local/outbox',
  ])
    expect([path, await statusWith(path, 'DELETE', { origin })]).toEqual([path, 403]);
  expect(stack.calls).not.toContain('clear outbox');
  await statusWith('/x/../aws/bucket?a=1', 'GET', {});
  await statusWith('/x/%2e%2e/api/threads', 'GET', {});
  expect(stack.requests.map(({ url }) => url)).toEqual(['/aws/bucket?a=1', '/api/threads']);
});

it('lets the acknowledge page, which hides its origin, post its form', async () => {
  expect(await statusWith('/a/token', 'POST', { origin: 'null' })).toBe(200);
});

it('asks to come back while it starts', async () => {
  const starting = await startGatewayServer(0, answerStarting);
  const response = await fetch(`${starting.url}/api/health`);
  expect(response.status).toBe(503);
  expect(response.headers.get('retry-after')).toBe('1');
  await starting.stop();
});

it('says which port is taken, what for, and how to choose another', async () => {
  const second = startGatewayServer(server.port, answerStarting);
  await expect(second).rejects.toThrow(PortNotFree);
  await expect(second).rejects.toThrow(
    `Port ${server.port} is taken: another program listens on it, and the page with the API needs it.`,
  );
  await expect(second).rejects.toThrow(/npm start -- --port \d+/);
});

it('switches what Amazon’s relay does with replies, and refuses an unknown kind with the known ones', async () => {
  const shown = async (response: Response): Promise<unknown> => response.json();
  expect(await shown(await fetch(`${server.url}/local/relay`))).toEqual({ refuse: null });
  expect(await shown(await post('/local/relay', '{"refuse":"policy"}'))).toEqual({ refuse: 'policy' });
  for (const body of ['{"refuse":"anything"}', '{}', 'policy', '']) {
    const wrong = await post('/local/relay', body);
    expect(wrong.status).toBe(400);
    expect(await errorOf(wrong)).toContain('not-approved, opt-out, policy');
  }
  expect(stack.relay.refusal()).toBe('policy');
  expect(await shown(await post('/local/relay', '{"refuse":null}'))).toEqual({ refuse: null });
  expect(stack.relay.refusal()).toBeUndefined();
});

it('a reply to a buyer that leaves while the clock moves is no alert', async () => {
  stack.leaving = [email(), email({ to: ['k3v9x2m7q1w8z5t4@marketplace.amazon.de'] })];
  expect(await (await post('/local/clock', '{"advance":"PT1H"}')).json()).toMatchObject({ alerts: 1 });
});
