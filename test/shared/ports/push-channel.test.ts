import { createPublicKey, verify } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pushAlertChannel } from '#shared/adapters/channels/push';
import { vapidKeyOf } from '#shared/adapters/vapid-key';
import { minutes, seconds } from '#shared/domain/instant';
import type { PushDevice } from '#shared/domain/people/push';
import type { PushContent, PushMessage } from '#shared/ports/push';
import { pushReceiver, type PushReceiver } from '#test/builders/push-receiver';
import { at } from '#test/builders/thread';
import { memoryPushDevices } from '#test/fakes/memory-push';

type Answer = (response: ServerResponse, request: IncomingMessage) => void;
interface Got {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const NOW = at('10:00');
const SECRET = JSON.stringify({ kid: '1', key: 's'.repeat(64) });
const content: PushContent = {
  v: 1,
  language: 'zh-CN',
  title: '还剩 58 分钟：请在 24 小时内回复',
  body: 'Acme US, amazon.com, 111-2233445-6677889',
  tag: 'acme-us.111-2233445-6677889',
  url: '/threads/acme-us.111-2233445-6677889',
  silent: false,
  acknowledge: { label: '认领', url: '/a/token' },
};
const message: PushMessage = {
  channel: 'push',
  from: 'alerts@acme.example',
  to: { person: 'ana', address: 'ana@acme.example' },
  content,
  ttlMs: minutes(58),
  urgency: 'high',
  topic: 'a-topic',
};

let devices: ReturnType<typeof memoryPushDevices>;
const close: (() => void)[] = [];
beforeEach(() => {
  devices = memoryPushDevices();
});
afterEach(() => {
  for (const step of close.splice(0)) step();
});

/** A push service that answers by the path of the device. */
async function serve(answers: Readonly<Record<string, Answer>>): Promise<{ url: string; got: Got[] }> {
  const got: Got[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const path = request.url ?? '';
      got.push({ path, headers: request.headers, body: Buffer.concat(chunks) });
      (answers[path] ?? says(404))(response, request);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got };
}

const says =
  (status: number, headers: Record<string, string> = {}, body = ''): Answer =>
  (response) =>
    response.writeHead(status, headers).end(body);
const hangs: Answer = () => undefined;
const garbage: Answer = (_, request) => request.socket.end('no HTTP at all\r\n\r\n');

async function add(id: string, changes: Partial<PushDevice> = {}): Promise<PushReceiver> {
  const receiver = pushReceiver(`https://push.example/${id}`);
  const device = { id, email: 'ana@acme.example', since: NOW, ...receiver.subscription, ...changes };
  await devices.add('ana', device, NOW);
  return receiver;
}

const channel = (endpointUrl: string, secret: () => Promise<string> = () => Promise.resolve(SECRET)) =>
  pushAlertChannel({
    devices,
    secrets: { read: secret, forget: () => undefined },
    secretName: 'the secret',
    now: () => NOW,
    timeoutMs: 200,
    endpointUrl,
    onFailure: (error) => {
      throw error;
    },
  });

describe('push to one device', () => {
  it.each<[string, Answer, object]>([
    ['accepts it', says(201), { result: 'accepted' }],
    [
      'does not know the device',
      says(404),
      { result: 'broken', reason: 'push: another push service answered 404' },
    ],
    ['says that the device is gone', says(410), { result: 'broken' }],
    [
      'finds it too large',
      says(413),
      { result: 'broken', reason: 'push: another push service answered 413' },
    ],
    ['refuses our key', says(403, {}, 'https://push.example/secret'), { result: 'broken' }],
    [
      'throttles',
      says(429, { 'retry-after': '42' }),
      { result: 'retry', afterMs: seconds(42), reason: 'push: another push service answered 429' },
    ],
    [
      'is overloaded',
      says(503, { 'retry-after': new Date(NOW + seconds(90)).toUTCString() }),
      { result: 'retry', afterMs: seconds(90) },
    ],
    ['throttles without saying for how long', says(429), { result: 'retry' }],
    ['fails', says(500), { result: 'unknown' }],
    ['leads elsewhere', says(307, { location: 'http://127.0.0.1:1/' }), { result: 'unknown' }],
    ['hangs', hangs, { result: 'unknown' }],
    ['answers garbage', garbage, { result: 'unknown' }],
  ])('when its service %s', async (_, answer, outcome) => {
    await add('phone');
    const { url, got } = await serve({ '/push.example/phone': answer });
    const result = await channel(url).deliver(message);
    expect(result).toMatchObject(outcome);
    expect(JSON.stringify(result)).not.toMatch(/push\.example|secret|phone/);
    expect(got).toHaveLength(1);
  });

  it('when nobody listens', async () => {
    await add('phone');
    const { url } = await serve({});
    for (const step of close.splice(0)) step();
    expect(await channel(url).deliver(message)).toMatchObject({ result: 'retry' });
  });

  it('is encrypted for the device, says how urgent it is and how long it matters, and is signed by our key', async () => {
    const receiver = await add('phone');
    const { url, got } = await serve({ '/push.example/phone': says(201) });
    await channel(url).deliver(message);
    const [{ headers, body } = { headers: {}, body: Buffer.alloc(0) }] = got;
    expect(JSON.parse(receiver.read(body))).toEqual(content);
    expect(body.toString('latin1')).not.toContain('Acme');
    expect(headers).toMatchObject({
      ttl: '3480',
      urgency: 'high',
      topic: 'a-topic',
      'content-encoding': 'aes128gcm',
    });
    const [, token = '', key = ''] = /^vapid t=([^,]+), ?k=(.+)$/.exec(headers['authorization'] ?? '') ?? [];
    expect(key).toBe(vapidKeyOf(SECRET).publicKey);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const publicKey = createPublicKey({
      format: 'jwk',
      key: {
        kty: 'EC',
        crv: 'P-256',
        x: point.subarray(1, 33).toString('base64url'),
        y: point.subarray(33).toString('base64url'),
      },
    });
    expect(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: publicKey, dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    ).toBe(true);
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: 'https://push.example',
      sub: 'mailto:alerts@acme.example',
    });
  });

  it.each([
    ['is a private address', { endpoint: 'https://169.254.169.254/latest' }],
    ['is no HTTPS', { endpoint: 'http://push.example/phone' }],
  ])('never leaves when its endpoint %s', async (_, changes) => {
    await add('phone', changes);
    const { url, got } = await serve({});
    expect(await channel(url).deliver(message)).toMatchObject({ result: 'broken' });
    expect(got).toEqual([]);
    expect(devices.people()).toEqual([]);
  });

  it('is broken when the keys of the device are none', async () => {
    await add('phone', { p256dh: 'AAAA' });
    const { url, got } = await serve({});
    expect(await channel(url).deliver(message)).toMatchObject({ result: 'broken' });
    expect(got).toEqual([]);
  });
});

describe('push to several devices of a person', () => {
  it('is accepted when one took it, and forgets the one that is gone', async () => {
    await add('phone');
    await add('laptop');
    await add('tablet');
    const { url, got } = await serve({
      '/push.example/phone': says(410),
      '/push.example/laptop': says(500),
      '/push.example/tablet': says(201),
    });
    expect(await channel(url).deliver(message)).toEqual({ result: 'accepted' });
    expect(got).toHaveLength(3);
    expect((await devices.of('ana', NOW)).map(({ id, acceptedAt }) => [id, acceptedAt])).toEqual([
      ['laptop', undefined],
      ['tablet', NOW],
    ]);
  });

  it('is tried again while one of them may still take it', async () => {
    await add('phone');
    await add('laptop');
    const { url } = await serve({ '/push.example/phone': says(410), '/push.example/laptop': says(429) });
    expect(await channel(url).deliver(message)).toMatchObject({ result: 'retry' });
  });

  it('goes to none of somebody who had the id before', async () => {
    await add('theirs', { email: 'before@acme.example' });
    const { url, got } = await serve({});
    expect(await channel(url).deliver(message)).toEqual({
      result: 'broken',
      reason: 'push: this person has no device any more',
    });
    expect(got).toEqual([]);
    expect(devices.people()).toEqual([]);
  });
});

describe('push without', () => {
  it('a secret that can be read says so, and tries again only where that may help', async () => {
    await add('phone');
    const named = (name: string) => () => Promise.reject(Object.assign(new Error('no'), { name }));
    const to = (secret: () => Promise<string>) => channel('http://127.0.0.1:1', secret).deliver(message);
    expect(await to(named('AccessDeniedException'))).toMatchObject({ result: 'broken' });
    expect(await to(named('ThrottlingException'))).toMatchObject({ result: 'retry' });
    expect(await to(() => Promise.resolve('{}'))).toMatchObject({
      result: 'broken',
      reason: 'the secret the secret does not hold a generated key',
    });
  });

  it('devices that can be read is tried again', async () => {
    const broken = pushAlertChannel({
      devices: { of: () => Promise.reject(new TypeError('no')), note: () => Promise.resolve() },
      secrets: { read: () => Promise.resolve(SECRET), forget: () => undefined },
      secretName: 'x',
      now: () => NOW,
      onFailure: () => undefined,
    });
    expect(await broken.deliver(message)).toEqual({
      result: 'retry',
      reason: 'push: the devices cannot be read: TypeError',
    });
  });
});
