import { createHmac } from 'node:crypto';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import type { SecretReader } from '#shared/adapters/secrets-manager';
import { minutes, seconds } from '#shared/domain/instant';
import type { WebhookPost } from '#shared/ports/webhooks';
import { at } from '#test/builders/thread';

type Post = WebhookPost;

interface Received {
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

const close: (() => void)[] = [];
afterEach(() => {
  for (const step of close.splice(0)) step();
});

/** A webhook with the same answer to each post: a status, and an optional body; without a status it hangs. */
async function hook(
  status?: number,
  body = '',
  headers = {},
): Promise<{ url: string; received: Received[] }> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://127.0.0.1');
      received.push({ url, headers: request.headers, body: Buffer.concat(chunks).toString() });
      if (status !== undefined) response.writeHead(status, headers).end(body);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/robot/send?key=top-secret`,
    received,
  };
}

const NOW = at('10:00');
const KEY = 'SECkey-of-the-robot';
const SIGNED = { urlSecret: 'hook/url', signingSecret: 'hook/key' };

/** The outcome of a post; the secrets are the webhook's URL and its key, and the discarded ones are listed. */
async function deliver(url: string, { to, ...post }: Partial<Post> = {}) {
  const forgotten: string[] = [];
  const secrets: SecretReader = {
    read: (name) => Promise.resolve(name === 'hook/key' ? `${KEY}\n` : url),
    forget: (name) => void forgotten.push(name),
  };
  const channel = webhookAlertChannel(secrets, { now: () => NOW, timeoutMs: 300 });
  const outcome = await channel.deliver({
    channel: 'webhook',
    preset: 'wecom',
    to: { urlSecret: 'hook/url', ...to },
    loudness: 'loud',
    called: [],
    body: { msgtype: 'markdown', markdown: { content: '1 h left' } },
    ...post,
  });
  expect(JSON.stringify(outcome)).not.toMatch(/top-secret|SECkey/);
  return { outcome, forgotten };
}

const json = (value: object): string => JSON.stringify(value);

describe('a robot refuses with status 200, and its code says what that means', () => {
  it.each<[Post['preset'], object, object]>([
    ['wecom', { errcode: 0, errmsg: 'ok' }, { result: 'accepted' }],
    ['wecom', { errcode: 45009, errmsg: 'api freq out of limit' }, { result: 'retry', afterMs: minutes(1) }],
    [
      'wecom',
      { errcode: 93000, errmsg: 'invalid webhook url' },
      { result: 'broken', reason: 'wecom: 200 with code 93000' },
    ],
    ['wecom', { errcode: 40058, errmsg: 'exceed max length 4096' }, { result: 'broken' }],
    ['wecom', { errcode: -1, errmsg: 'system busy' }, { result: 'retry' }],
    ['dingtalk', { errcode: 0, errmsg: 'ok' }, { result: 'accepted' }],
    ['dingtalk', { errcode: 310000, errmsg: 'sign not match' }, { result: 'broken' }],
    [
      'dingtalk',
      { errcode: 130101, errmsg: 'send too fast, exceed 20 times per minute' },
      { result: 'broken' },
    ],
    ['dingtalk', { errcode: -1, errmsg: 'system busy' }, { result: 'retry' }],
    ['feishu', { StatusCode: 0, code: 0, msg: 'success' }, { result: 'accepted' }],
    ['feishu', { code: 11232, msg: 'frequency limited' }, { result: 'retry', afterMs: seconds(10) }],
    ['feishu', { code: 9499, msg: 'too many request' }, { result: 'retry' }],
    ['feishu', { code: 9499, msg: 'Bad Request' }, { result: 'broken' }],
    [
      'feishu',
      { code: 19021, msg: 'sign match fail' },
      { result: 'broken', reason: 'feishu: 200 with code 19021' },
    ],
    ['feishu', { code: 19024, msg: 'Key Words Not Found' }, { result: 'broken' }],
    ['feishu', { code: 77, msg: 'new' }, { result: 'retry' }],
  ])('%s: %j', async (preset, answer, expected) => {
    const { url } = await hook(200, json(answer));
    const { outcome, forgotten } = await deliver(url, { preset });
    expect(outcome).toMatchObject(expected);
    // A broken secret is read again: its owner may have corrected it.
    expect(forgotten).toEqual(outcome.result === 'broken' ? ['hook/url'] : []);
  });

  it('the outcome is unknown when a robot says nothing, or fails', async () => {
    expect((await deliver((await hook(200, '<html>')).url)).outcome).toEqual({
      result: 'unknown',
      reason: 'wecom: 200 without a code',
    });
    expect((await deliver((await hook(502, json({ errcode: 0 }))).url)).outcome).toMatchObject({
      result: 'unknown',
    });
    expect((await deliver((await hook()).url)).outcome).toMatchObject({ result: 'unknown' });
    const { outcome } = await deliver((await hook(400, json({ code: 9499, msg: 'too many request' }))).url, {
      preset: 'feishu',
    });
    expect(outcome).toMatchObject({ result: 'retry' });
  });
});

describe('the status of the user’s own program gives the outcome', () => {
  it.each([
    [200, {}, { result: 'accepted' }],
    [204, {}, { result: 'accepted' }],
    [429, { 'retry-after': '7' }, { result: 'retry', afterMs: seconds(7) }],
    [408, {}, { result: 'unknown' }],
    [503, {}, { result: 'unknown' }],
    [404, {}, { result: 'broken', reason: 'json: 404' }],
    [302, { location: 'http://127.0.0.1:1/' }, { result: 'unknown' }],
  ])('%i', async (status, headers, expected) => {
    const { url } = await hook(status, '', headers);
    const { outcome } = await deliver(url, { preset: 'json', to: SIGNED });
    expect(outcome).toMatchObject(expected);
  });
});

describe('a signature', () => {
  const accepting = json({ errcode: 0, code: 0 });

  it('of DingTalk is in the address, over the milliseconds and the key', async () => {
    const { url, received } = await hook(200, accepting);
    await deliver(url, { preset: 'dingtalk', to: SIGNED });
    const { searchParams } = received[0]!.url;
    expect(searchParams.get('key')).toBe('top-secret');
    expect(searchParams.get('timestamp')).toBe(String(NOW));
    expect(searchParams.get('sign')).toBe(
      createHmac('sha256', KEY).update(`${NOW}\n${KEY}`).digest('base64'),
    );
  });

  it('of Feishu is in the body, over nothing, with seconds and key as its key', async () => {
    const { url, received } = await hook(200, accepting);
    await deliver(url, { preset: 'feishu', to: SIGNED, body: { msg_type: 'post' } });
    const timestamp = String(NOW / 1_000);
    expect(JSON.parse(received[0]!.body)).toEqual({
      timestamp,
      sign: createHmac('sha256', `${timestamp}\n${KEY}`).digest('base64'),
      msg_type: 'post',
    });
  });

  it('of JSON is in a header, over the seconds and the very bytes of the body', async () => {
    const { url, received } = await hook(200);
    await deliver(url, { preset: 'json', to: SIGNED, body: { v: 1, text: '店铺' } });
    const { headers, body } = received[0]!;
    const parts = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['replywatch-signature']));
    expect(parts?.[1]).toBe(String(NOW / 1_000));
    expect(parts?.[2]).toBe(
      createHmac('sha256', KEY)
        .update(`${NOW / 1_000}.${body}`)
        .digest('hex'),
    );
    expect(JSON.parse(body)).toEqual({ v: 1, text: '店铺' });
  });

  it('is omitted where the settings name no key', async () => {
    const { url, received } = await hook(200, accepting);
    for (const preset of ['wecom', 'dingtalk', 'feishu'] as const) await deliver(url, { preset });
    for (const one of received) {
      expect([...one.url.searchParams.keys()]).toEqual(['key']);
      expect(one.body).toBe(json({ msgtype: 'markdown', markdown: { content: '1 h left' } }));
    }
  });
});

it('a secret that is missing, or no address, is named', async () => {
  expect((await deliver('no address')).outcome).toEqual({
    result: 'broken',
    reason: 'the secret hook/url is not a webhook URL',
  });
  const missing = Object.assign(new Error('x'), { name: 'ResourceNotFoundException' });
  const { url } = await hook(200, json({ errcode: 0 }));
  const channel = webhookAlertChannel(
    {
      read: (name) => (name === 'hook/url' ? Promise.resolve(url) : Promise.reject(missing)),
      forget: () => undefined,
    },
    { now: () => NOW },
  );
  const post = {
    channel: 'webhook',
    preset: 'feishu',
    to: SIGNED,
    loudness: 'loud',
    called: [],
    body: {},
  } as const;
  expect(await channel.deliver(post)).toEqual({
    result: 'broken',
    reason: 'the secret hook/key cannot be read: ResourceNotFoundException',
  });
});
