import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { webhookAlertChannel } from '#shared/adapters/channels/webhook';
import { minutes, seconds } from '#shared/domain/instant';
import type { Loudness, WebhookPost } from '#shared/ports/webhooks';
import { at } from '#test/builders/thread';

interface Received {
  readonly method: string | undefined;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: unknown;
}

/** An answer: its body, its status (200 by default) and headers; `hang` gives none. */
type Reply =
  | 'hang'
  | {
      readonly body: object | string;
      readonly status?: number;
      readonly headers?: Readonly<Record<string, string>>;
    };

const close: (() => void)[] = [];
afterEach(() => {
  for (const step of close.splice(0)) step();
});

const NOW = at('10:00');
const SECRET = 'top-secret-of-the-app';

const isList = (given: Reply | readonly Reply[]): given is readonly Reply[] => Array.isArray(given);

/** A service that answers each path by its own replies, the last of them for ever; and a channel that posts to it. */
async function service(replies: Readonly<Record<string, Reply | readonly Reply[]>>) {
  const received: Received[] = [];
  const left = new Map(
    Object.entries(replies).map(([path, given]): [string, Reply[]] => [
      path,
      isList(given) ? [...given] : [given],
    ]),
  );
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString();
      const path = request.url ?? '';
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      received.push({ method: request.method, path, headers: request.headers, body });
      const waiting = left.get(path.split('?')[0] ?? '') ?? [];
      const reply = (waiting.length > 1 ? waiting.shift() : waiting[0]) ?? {
        status: 404,
        body: 'no such path',
      };
      if (reply === 'hang') return;
      response
        .writeHead(reply.status ?? 200, reply.headers)
        .end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  close.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const forgotten: string[] = [];
  const channel = webhookAlertChannel(
    {
      read: (name) => Promise.resolve(name === 'bark/url' ? `${url}/own/aKeyOfTheDevice` : SECRET),
      forget: (name) => void forgotten.push(name),
    },
    { now: () => NOW, timeoutMs: 1_000 },
  );
  const deliver = async (post: Omit<WebhookPost, 'channel' | 'called'>) => {
    const outcome = await channel.deliver({ channel: 'webhook', called: [], ...post });
    expect(JSON.stringify(outcome)).not.toMatch(
      /top-secret|t-\d|127\.0\.0\.1|ou_|manager1|LiWei|aKeyOfTheDevice/,
    );
    return outcome;
  };
  return { url, received, forgotten, deliver, paths: () => received.map(({ path }) => path.split('?')[0]) };
}

describe('an app of Feishu', () => {
  const TOKEN = '/open-apis/auth/v3/tenant_access_token/internal';
  const SEND = '/open-apis/im/v1/messages';
  const URGENT = `${SEND}/om_1/urgent_phone`;
  const token = (name = 't-1'): Reply => ({
    body: { code: 0, msg: 'ok', tenant_access_token: name, expire: 7200 },
  });
  const sent: Reply = { body: { code: 0, msg: 'success', data: { message_id: 'om_1' } } };
  const rang: Reply = { body: { code: 0, msg: 'success', data: { invalid_user_id_list: [] } } };
  const post = (server: string, loudness: Loudness = 'loud') => ({
    preset: 'feishu-app' as const,
    to: { appId: 'cli_1', appSecret: 'app/secret', ring: 'phone' as const, server, userId: 'ou_1' },
    loudness,
    body: { msg_type: 'post' as const, content: '{"zh_cn":{}}' },
  });

  it('sends a message to the person and makes it urgent for a call, with one token for all posts', async () => {
    const { url, deliver, received } = await service({ [TOKEN]: token(), [SEND]: sent, [URGENT]: rang });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(await deliver(post(url, 'quiet'))).toEqual({ result: 'accepted' });
    expect(received).toMatchObject([
      { method: 'POST', path: TOKEN, body: { app_id: 'cli_1', app_secret: SECRET } },
      {
        method: 'POST',
        path: `${SEND}?receive_id_type=open_id`,
        headers: { authorization: 'Bearer t-1' },
        body: { receive_id: 'ou_1', msg_type: 'post', content: '{"zh_cn":{}}' },
      },
      {
        method: 'PATCH',
        path: `${URGENT}?user_id_type=open_id`,
        headers: { authorization: 'Bearer t-1' },
        body: { user_id_list: ['ou_1'] },
      },
      { path: `${SEND}?receive_id_type=open_id` },
    ]);
  });

  it('gets a new token once when the old one is refused', async () => {
    const refused: Reply = { status: 400, body: { code: 99991663, msg: 'Invalid access token' } };
    const { url, deliver, received } = await service({
      [TOKEN]: [token('t-1'), token('t-2')],
      [SEND]: [refused, sent],
      [URGENT]: rang,
    });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(
      received.filter(({ path }) => path.startsWith(SEND)).map(({ headers }) => headers['authorization']),
    ).toEqual(['Bearer t-1', 'Bearer t-2', 'Bearer t-2']);
    const always = await service({ [TOKEN]: token(), [SEND]: refused });
    expect(await always.deliver(post(always.url))).toMatchObject({ result: 'retry' });
    expect(always.received).toHaveLength(4);
  });

  it.each([
    [400, 230013, { result: 'broken', reason: 'feishu-app: 400 with code 230013' }],
    [400, 230001, { result: 'broken' }],
    [400, 230020, { result: 'retry', afterMs: seconds(10) }],
    [429, 99991400, { result: 'retry', afterMs: seconds(52) }],
    [400, 42, { result: 'retry' }],
    [502, 230013, { result: 'unknown' }],
  ])('%i with code %i before it was sent', async (status, code, expected) => {
    const { url, deliver } = await service({
      [TOKEN]: token(),
      [SEND]: {
        status,
        body: { code, msg: 'no' },
        ...(code === 99991400 && { headers: { 'x-ogw-ratelimit-reset': '52' } }),
      },
    });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it.each<[Reply, object]>([
    [{ status: 400, body: { code: 230024, msg: 'Reach the upper limit' } }, { result: 'broken' }],
    [{ body: { code: 0, data: { invalid_user_id_list: ['ou_1'] } } }, { result: 'broken' }],
    // The message is there: another attempt is a repeat.
    [{ status: 429, body: { code: 99991400 } }, { result: 'unknown' }],
    ['hang', { result: 'unknown' }],
    [{ body: '<html>' }, { result: 'unknown' }],
  ])('when only the ringing fails: %j', async (reply, expected) => {
    const { url, deliver } = await service({ [TOKEN]: token(), [SEND]: sent, [URGENT]: reply });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it('nothing is in doubt while there is no token', async () => {
    const wrong = await service({ [TOKEN]: { body: { code: 10014, msg: 'app secret invalid' } } });
    expect(await wrong.deliver(post(wrong.url))).toEqual({
      result: 'broken',
      reason: 'feishu-app, token: 200 with code 10014',
    });
    expect(wrong.forgotten).toEqual(['app/secret']);
    for (const reply of ['hang', { status: 503, body: 'x' }, { body: { code: 0 } }] as const) {
      const { url, deliver } = await service({ [TOKEN]: reply });
      expect(await deliver(post(url))).toMatchObject({ result: 'retry' });
    }
  });
});

describe('an app of DingTalk', () => {
  const TOKEN = '/v1.0/oauth2/accessToken';
  const SEND = '/v1.0/robot/oToMessages/batchSend';
  const DING = '/v1.0/robot/ding/send';
  const token: Reply = { body: { accessToken: 't-1', expireIn: 7200 } };
  const sent: Reply = {
    body: { processQueryKey: 'k', invalidStaffIdList: [], flowControlledStaffIdList: [] },
  };
  const rang: Reply = { body: { openDingId: 'd', failedList: {} } };
  const post = (server: string, loudness: Loudness = 'loud') => ({
    preset: 'dingtalk-ding' as const,
    to: {
      appKey: 'ding1',
      appSecret: 'app/secret',
      robotCode: 'ding1robot',
      ring: 'sms' as const,
      server,
      userId: 'manager1',
    },
    loudness,
    body: { msgKey: 'sampleMarkdown' as const, msgParam: '{"title":"1 h left"}', ding: '1 h left' },
  });

  it('sends a message to the person, and a DING for a call', async () => {
    const { url, deliver, received } = await service({ [TOKEN]: token, [SEND]: sent, [DING]: rang });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(await deliver(post(url, 'quiet'))).toEqual({ result: 'accepted' });
    expect(received).toMatchObject([
      { path: TOKEN, body: { appKey: 'ding1', appSecret: SECRET } },
      { path: SEND, headers: { 'x-acs-dingtalk-access-token': 't-1' } },
      { path: DING, headers: { 'x-acs-dingtalk-access-token': 't-1' } },
      { path: SEND },
    ]);
    expect(received[1]?.body).toEqual({
      robotCode: 'ding1robot',
      userIds: ['manager1'],
      msgKey: 'sampleMarkdown',
      msgParam: '{"title":"1 h left"}',
    });
    expect(received[2]?.body).toEqual({
      robotCode: 'ding1robot',
      remindType: 2,
      receiverUserIdList: ['manager1'],
      content: '1 h left',
    });
  });

  const refusal = (status: number, code: string): Reply => ({
    status,
    body: { code, message: 'no', requestid: 'r' },
  });

  it.each<[Reply, object]>([
    [
      refusal(400, 'resource.not.found'),
      { result: 'broken', reason: 'dingtalk-ding: 400 with code resource.not.found' },
    ],
    [refusal(403, 'Forbidden.AccessDenied.AccessTokenPermissionDenied'), { result: 'broken' }],
    [
      refusal(403, 'Forbidden.AccessDenied.QpsLimitForAppkeyAndApi'),
      { result: 'retry', afterMs: minutes(1) },
    ],
    [refusal(429, 'x'), { result: 'retry' }],
    [refusal(500, 'unknownError'), { result: 'unknown' }],
    [{ body: { processQueryKey: 'k', invalidStaffIdList: ['manager1'] } }, { result: 'broken' }],
    [{ body: { processQueryKey: 'k', flowControlledStaffIdList: ['manager1'] } }, { result: 'retry' }],
    [{ body: '<html>' }, { result: 'unknown' }],
    ['hang', { result: 'unknown' }],
  ])('when the message fails: %j', async (reply, expected) => {
    const { url, deliver } = await service({ [TOKEN]: token, [SEND]: reply });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it.each<[Reply, object]>([
    [refusal(400, 'ding.serverquota.insufficient'), { result: 'broken' }],
    [{ body: { openDingId: 'd', failedList: { manager1: 'no phone' } } }, { result: 'broken' }],
    [refusal(403, 'Forbidden.AccessDenied.QpsLimitForApi'), { result: 'unknown' }],
    ['hang', { result: 'unknown' }],
    [{ body: {} }, { result: 'unknown' }],
  ])('when only the DING fails: %j', async (reply, expected) => {
    const { url, deliver } = await service({ [TOKEN]: token, [SEND]: sent, [DING]: reply });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it('gets a new token once when the old one is refused, and says why there is none', async () => {
    const { url, deliver, paths } = await service({
      [TOKEN]: token,
      [SEND]: [refusal(400, 'InvalidAuthentication'), sent],
      [DING]: rang,
    });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(paths()).toEqual([TOKEN, SEND, TOKEN, SEND, DING]);
    const wrong = await service({ [TOKEN]: refusal(400, 'invalidClientIdOrSecret') });
    expect(await wrong.deliver(post(wrong.url))).toEqual({
      result: 'broken',
      reason: 'dingtalk-ding, token: 400 with code invalidClientIdOrSecret',
    });
  });
});

describe('an app of WeCom', () => {
  const TOKEN = '/cgi-bin/gettoken';
  const SEND = '/cgi-bin/message/send';
  const CALL = '/cgi-bin/pstncc/call';
  const token = (name = 't-1'): Reply => ({
    body: { errcode: 0, errmsg: 'ok', access_token: name, expires_in: 7200 },
  });
  const sent: Reply = { body: { errcode: 0, errmsg: 'ok', invaliduser: '', msgid: 'm' } };
  const rang: Reply = {
    body: { errcode: 0, errmsg: 'ok', states: [{ code: 0, callid: 'c', userid: 'LiWei' }] },
  };
  const post = (
    server: string,
    { loudness = 'loud', callSecret }: { loudness?: Loudness; callSecret?: string } = {},
  ) => ({
    preset: 'wecom-call' as const,
    to: {
      corpId: 'ww1',
      agentId: 1_000_002,
      appSecret: 'app/secret',
      ...(callSecret !== undefined && { callSecret }),
      server,
      userId: 'LiWei',
    },
    loudness,
    body: { msgtype: 'text' as const, text: { content: '1 h left' } },
  });

  it('sends a message to the person, and rings the phone for a call', async () => {
    const { url, deliver, received } = await service({ [TOKEN]: token(), [SEND]: sent, [CALL]: rang });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(await deliver(post(url, { loudness: 'quiet' }))).toEqual({ result: 'accepted' });
    expect(received).toMatchObject([
      { method: 'GET', path: `${TOKEN}?corpid=ww1&corpsecret=${SECRET}` },
      {
        path: `${SEND}?access_token=t-1`,
        body: { touser: 'LiWei', agentid: 1_000_002, msgtype: 'text', text: { content: '1 h left' } },
      },
      { path: `${CALL}?access_token=t-1`, body: { callee_userid: ['LiWei'] } },
      { path: `${SEND}?access_token=t-1` },
    ]);
  });

  it('rings by the emergency app’s own token where it has a secret of its own', async () => {
    const { url, deliver, paths } = await service({
      [TOKEN]: [token('t-1'), token('t-2')],
      [SEND]: sent,
      [CALL]: rang,
    });
    expect(await deliver(post(url, { callSecret: 'call/secret' }))).toEqual({ result: 'accepted' });
    expect(paths()).toEqual([TOKEN, SEND, TOKEN, CALL]);
  });

  it.each<[number, object]>([
    [60020, { result: 'broken', reason: 'wecom-call: 200 with code 60020' }],
    [81013, { result: 'broken' }],
    [301002, { result: 'broken' }],
    [45009, { result: 'retry', afterMs: minutes(1) }],
    [-1, { result: 'retry' }],
  ])('code %i before it was sent', async (errcode, expected) => {
    const { url, deliver } = await service({ [TOKEN]: token(), [SEND]: { body: { errcode, errmsg: 'no' } } });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it.each<[Reply, object]>([
    [{ body: { errcode: 48002, errmsg: 'api forbidden' } }, { result: 'broken' }],
    [{ body: { errcode: 0, states: [{ code: 1, userid: 'LiWei' }] } }, { result: 'broken' }],
    [{ body: { errcode: -1 } }, { result: 'unknown' }],
    ['hang', { result: 'unknown' }],
    [{ body: '<html>' }, { result: 'unknown' }],
  ])('when only the call fails: %j', async (reply, expected) => {
    const { url, deliver } = await service({ [TOKEN]: token(), [SEND]: sent, [CALL]: reply });
    expect(await deliver(post(url))).toMatchObject(expected);
  });

  it('gets a new token once when the old one is refused, and says why there is none', async () => {
    const expired: Reply = { body: { errcode: 42001, errmsg: 'access_token expired' } };
    const { url, deliver, paths } = await service({
      [TOKEN]: token(),
      [SEND]: [expired, sent],
      [CALL]: rang,
    });
    expect(await deliver(post(url))).toEqual({ result: 'accepted' });
    expect(paths()).toEqual([TOKEN, SEND, TOKEN, SEND, CALL]);
    const wrong = await service({ [TOKEN]: { body: { errcode: 40001, errmsg: 'invalid credential' } } });
    expect(await wrong.deliver(post(wrong.url))).toMatchObject({ result: 'broken' });
    const hidden = await service({
      [TOKEN]: token(),
      [SEND]: { body: { errcode: 0, invaliduser: 'liwei' } },
    });
    expect(await hidden.deliver(post(hidden.url))).toMatchObject({ result: 'broken' });
  });
});

describe('Bark', () => {
  const PUSH = '/own/push';
  const pushed: Reply = { body: { code: 200, message: 'success', timestamp: 1 } };
  const post = (loudness: Loudness = 'loud', volume = 8) => ({
    preset: 'bark' as const,
    to: { urlSecret: 'bark/url', volume },
    loudness,
    body: { title: '1 h left', body: 'Store: Acme', url: 'https://api.example/a/token' },
  });

  it('rings through silent mode for a call, at the volume of the settings, and is passive for a nudge', async () => {
    const { deliver, received } = await service({ [PUSH]: pushed });
    expect(await deliver(post())).toEqual({ result: 'accepted' });
    expect(await deliver(post('quiet'))).toEqual({ result: 'accepted' });
    const common = {
      title: '1 h left',
      body: 'Store: Acme',
      url: 'https://api.example/a/token',
      device_key: 'aKeyOfTheDevice',
      group: 'Replywatch',
      isArchive: '1',
    };
    expect(received.map(({ body }) => body)).toEqual([
      { ...common, level: 'critical', volume: '8', call: '1' },
      { ...common, level: 'passive' },
    ]);
  });

  const refusal = (status: number, message: string): Reply => ({
    status,
    body: { code: status, message, timestamp: 1 },
  });

  it.each<[Reply, object]>([
    [
      refusal(400, 'failed to get device token: failed to get [k] device token from database'),
      { result: 'broken', reason: 'bark: 400' },
    ],
    [
      refusal(500, 'push failed: APNS push failed: Unregistered'),
      { result: 'broken', reason: 'bark: 500, Unregistered' },
    ],
    [refusal(500, 'push failed: context deadline exceeded'), { result: 'unknown' }],
    [
      { status: 429, body: '', headers: { 'retry-after': '30' } },
      { result: 'retry', afterMs: seconds(30) },
    ],
    [{ body: '<html>' }, { result: 'unknown' }],
    ['hang', { result: 'unknown' }],
  ])('%j', async (reply, expected) => {
    const { deliver } = await service({ [PUSH]: reply });
    expect(await deliver(post())).toMatchObject(expected);
  });
});
