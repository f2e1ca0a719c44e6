import { afterEach, describe, expect, it } from 'vitest';
import { hostsAt } from '#shared/adapters/channels/services/hosts';
import { minutes, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { Preset, WebhookPost } from '#shared/ports/webhooks';
import { handedTo, NOW, type Received, type Said, speaking } from './speaking-server.ts';

/*
 * What every service of a webhook keeps to, each against a server that answers as its documentation says.
 */

const says = (status: number, body: object | string = '', headers: Record<string, string> = {}): Said => ({
  status,
  body: typeof body === 'string' ? body : JSON.stringify(body),
  headers,
});

const close: (() => void)[] = [];
afterEach(() => {
  for (const step of close.splice(0)) step();
});

interface Case {
  readonly to: object;
  readonly body?: object;
  /** The texts of secrets; `{url}` is the server. */
  readonly texts: Readonly<Record<string, string>>;
  readonly accepts: Said;
  /** Answers that no repetition changes. */
  readonly refuses: readonly Said[];
  readonly throttles: readonly (readonly [Said, number | undefined])[];
  /** Secrets that must not appear in any reason. */
  readonly hidden: readonly string[];
  /** What an attempt without an answer means. */
  readonly without?: Outcome['result'];
  /** Whether anything counts as its word. */
  readonly hearsAnything?: true;
  readonly sent: (received: Received) => void;
}

const URL_ONLY = { urlSecret: 'hook/url' };
const AT_URL = { 'hook/url': '{url}/robot/top-secret?key=top-secret' };
/** Apps ask several times for each post, so they have a suite of their own: apps.test.ts. */
type Single = Exclude<Preset, 'feishu-app' | 'dingtalk-ding' | 'wecom-call'>;
const CASES: Readonly<Record<Single, Case>> = {
  wecom: {
    to: URL_ONLY,
    texts: AT_URL,
    accepts: says(200, { errcode: 0, errmsg: 'ok' }),
    refuses: [says(200, { errcode: 93000, errmsg: 'invalid webhook url' })],
    throttles: [[says(200, { errcode: 45009 }), minutes(1)]],
    hidden: ['top-secret'],
    sent: ({ body }) => expect(body).toEqual({ some: 'content' }),
  },
  dingtalk: {
    to: { ...URL_ONLY, signingSecret: 'hook/key' },
    texts: AT_URL,
    accepts: says(200, { errcode: 0, errmsg: 'ok' }),
    // A robot that was too fast stays silent for ten minutes, so people get the alert another way.
    refuses: [says(200, { errcode: 310000 }), says(200, { errcode: 130101 })],
    throttles: [[says(200, { errcode: -1, errmsg: 'system busy' }), undefined]],
    hidden: ['top-secret', 'hook/key'],
    sent: ({ path }) => expect(path).toContain('&sign='),
  },
  feishu: {
    to: { ...URL_ONLY, signingSecret: 'hook/key' },
    texts: AT_URL,
    accepts: says(200, { code: 0, msg: 'success' }),
    refuses: [says(200, { code: 19021, msg: 'sign match fail' })],
    throttles: [[says(200, { code: 11232, msg: 'frequency limited' }), seconds(10)]],
    hidden: ['top-secret', 'hook/key'],
    sent: ({ body }) => expect(body).toMatchObject({ some: 'content', timestamp: String(NOW / 1_000) }),
  },
  json: {
    to: { ...URL_ONLY, signingSecret: 'hook/key' },
    texts: AT_URL,
    accepts: says(204),
    refuses: [says(404), says(400, { errcode: 0 })],
    throttles: [[says(429, '', { 'retry-after': '7' }), seconds(7)]],
    hidden: ['top-secret', 'hook/key'],
    hearsAnything: true,
    sent: ({ headers }) => expect(headers['replywatch-signature']).toMatch(/^t=\d+,v1=[0-9a-f]{64}$/),
  },
  pagerduty: {
    to: { routingKeySecret: 'hook/key', region: 'us' },
    body: { events: [{ event_action: 'resolve', dedup_key: 'incident-1' }] },
    texts: { 'hook/key': 'R0UTINGKEY' },
    accepts: says(202, { status: 'success', message: 'Event processed', dedup_key: 'incident-1' }),
    refuses: [says(400, { status: 'invalid event', errors: ['routing_key R0UTINGKEY is wrong'] }), says(403)],
    throttles: [
      [says(429), seconds(30)],
      [says(429, '', { 'retry-after': '5' }), seconds(5)],
    ],
    hidden: ['R0UTINGKEY', 'incident-1'],
    // Its events merge by their key, so trying again doubles nothing.
    without: 'retry',
    sent: ({ path, body }) => {
      expect(path).toBe('/v2/enqueue');
      expect(body).toEqual({
        routing_key: 'R0UTINGKEY',
        event_action: 'resolve',
        dedup_key: 'incident-1',
      });
    },
  },
  ntfy: {
    to: { ...URL_ONLY, tokenSecret: 'hook/token' },
    texts: { 'hook/url': '{url}/below/top-secret', 'hook/token': 'tk_hidden' },
    accepts: says(200, { id: 'x1', time: 1, event: 'message', topic: 'top-secret' }),
    refuses: [
      says(403, { code: 40301, http: 403, error: 'forbidden' }),
      says(429, { code: 42908, http: 429, error: 'limit reached: daily message quota reached' }),
      says(404),
    ],
    throttles: [
      [says(429, { code: 42901, http: 429, error: 'limit reached: too many requests' }), undefined],
      [says(429, { code: 42901, http: 429 }, { 'retry-after': '9' }), seconds(9)],
    ],
    hidden: ['top-secret', 'tk_hidden'],
    sent: ({ path, headers, body }) => {
      expect(path).toBe('/below/');
      expect(headers.authorization).toBe('Bearer tk_hidden');
      expect(body).toEqual({ topic: 'top-secret', some: 'content' });
    },
  },
  pushover: {
    to: { tokenSecret: 'hook/token', userSecret: 'hook/user' },
    texts: { 'hook/token': 'aT0KEN', 'hook/user': 'uUSER' },
    accepts: says(200, { status: 1, request: '647d2300', receipt: 'r1' }),
    refuses: [
      says(400, { user: 'invalid', errors: ['user identifier is invalid'], status: 0 }),
      says(400, { token: 'invalid', errors: ['application token is invalid'], status: 0 }),
      says(
        429,
        { status: 0, errors: ['month is used up'] },
        { 'x-limit-app-reset': String(NOW / 1_000 + 86_400) },
      ),
    ],
    throttles: [
      [says(429, { status: 0 }, { 'x-limit-app-reset': String(NOW / 1_000 + 90) }), seconds(90)],
      [says(429, { status: 0 }), undefined],
    ],
    hidden: ['aT0KEN', 'uUSER'],
    sent: ({ path, body }) => {
      expect(path).toBe('/1/messages.json');
      expect(body).toEqual({ token: 'aT0KEN', user: 'uUSER', some: 'content' });
    },
  },
  telegram: {
    to: { tokenSecret: 'hook/bot', chat: -1_001_234 },
    texts: { 'hook/bot': '4839574812:AAFD39kkdpWt' },
    accepts: says(200, { ok: true, result: { message_id: 1 } }),
    refuses: [
      says(400, { ok: false, error_code: 400, description: 'Bad Request: chat not found' }),
      says(403, { ok: false, error_code: 403, description: 'Forbidden: bot was blocked by the user' }),
      says(404, { ok: false, error_code: 404, description: 'Not Found' }),
      says(400, { ok: false, error_code: 400, parameters: { migrate_to_chat_id: -100_777 } }),
    ],
    throttles: [[says(429, { ok: false, error_code: 429, parameters: { retry_after: 17 } }), seconds(17)]],
    hidden: ['AAFD39kkdpWt', '1001234', '100777'],
    sent: ({ path, body }) => {
      expect(path).toBe('/bot4839574812:AAFD39kkdpWt/sendMessage');
      expect(body).toEqual({ chat_id: -1_001_234, some: 'content' });
    },
  },
  teams: {
    to: URL_ONLY,
    texts: AT_URL,
    accepts: says(202),
    refuses: [says(404, { error: { code: 'WorkflowNotFound' } }), says(401), says(413)],
    throttles: [[says(429, '', { 'retry-after': '11' }), seconds(11)]],
    hidden: ['top-secret'],
    sent: ({ body }) => expect(body).toEqual({ some: 'content' }),
  },
  bark: {
    to: { ...URL_ONLY, volume: 8 },
    texts: { 'hook/url': '{url}/below/aKeyOfTheDevice' },
    accepts: says(200, { code: 200, message: 'success', timestamp: 1 }),
    refuses: [
      says(400, { code: 400, message: 'failed to get device token' }),
      says(500, { code: 500, message: 'push failed: APNS push failed: Unregistered' }),
    ],
    throttles: [[says(429, '', { 'retry-after': '30' }), seconds(30)]],
    hidden: ['aKeyOfTheDevice'],
    sent: ({ path, body }) => {
      expect(path).toBe('/below/push');
      expect(body).toMatchObject({ some: 'content', device_key: 'aKeyOfTheDevice', level: 'critical' });
    },
  },
};

/** One post of a preset to a server with these answers. */
async function posted(preset: Single, answers: readonly Said[], changes: object = {}) {
  const { to, body = { some: 'content' }, texts, hidden } = CASES[preset];
  const server = await speaking(answers);
  close.push(server.close);
  const there = Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, text.replace('{url}', server.url)]),
  );
  const post = { channel: 'webhook', preset, to, loudness: 'loud', called: [], body, ...changes };
  const { outcome, forgotten } = await handedTo(server.url, post as WebhookPost, there);
  for (const secret of hidden) expect(JSON.stringify(outcome).replaceAll('hook/', '')).not.toContain(secret);
  return { outcome, forgotten, received: server.received };
}

describe.each(Object.keys(CASES) as Single[])('%s', (preset) => {
  const { accepts, refuses, throttles, without = 'unknown', hearsAnything, sent, texts } = CASES[preset];

  it('is accepted by its word, and asks as its documentation says', async () => {
    const { outcome, received, forgotten } = await posted(preset, [accepts]);
    expect(outcome).toEqual({ result: 'accepted' });
    expect(received).toHaveLength(1);
    sent(received[0]!);
    expect(forgotten).toEqual([]);
  });

  it.each(refuses)('is refused for good by %j, and reads its secrets again', async (refusal) => {
    const { outcome, forgotten } = await posted(preset, [refusal]);
    expect(outcome).toMatchObject({ result: 'broken', reason: expect.stringContaining(preset) as string });
    expect(forgotten.toSorted()).toEqual([...new Set([...Object.keys(texts), ...forgotten])].toSorted());
  });

  it.each(throttles)('waits as long as it is asked to by %j', async (throttled, afterMs) => {
    const { outcome } = await posted(preset, [throttled]);
    expect(outcome).toMatchObject({ result: 'retry', ...(afterMs !== undefined && { afterMs }) });
  });

  it('knows nothing when it hangs, fails, or answers what only somebody else can have said', async () => {
    expect((await posted(preset, ['hangs'])).outcome.result).toBe(without);
    expect((await posted(preset, [says(503, '<html>')])).outcome.result).toBe(without);
    const garbage = await posted(preset, [says(200, '<html>Sign in to the Wi-Fi</html>')]);
    expect(garbage.outcome.result).toBe(hearsAnything ? 'accepted' : without);
  });

  it('is named when nobody listens', async () => {
    const server = await speaking([accepts]);
    server.close();
    const { to, body = {} } = CASES[preset];
    const there = Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, text.replace('{url}', server.url)]),
    );
    const post = { channel: 'webhook', preset, to, loudness: 'loud', called: [], body } as unknown;
    const { outcome } = await handedTo(server.url, post as WebhookPost, there);
    expect(outcome).toEqual({ result: 'retry', reason: 'not connected: ECONNREFUSED' });
  });
});

describe('PagerDuty', () => {
  const event = (key: string): object => ({ event_action: 'trigger', dedup_key: key });
  const accepted = says(202, { status: 'success' });

  it('gets one event after the other, and has accepted a post only when it has accepted all', async () => {
    const body = { events: [event('a'), event('b'), event('c')] };
    const all = await posted('pagerduty', [accepted], { body });
    expect(all.outcome).toEqual({ result: 'accepted' });
    expect(all.received.map((one) => (one.body as { dedup_key: string }).dedup_key)).toEqual(['a', 'b', 'c']);
    const some = await posted('pagerduty', [accepted, says(429)], { body });
    expect(some.outcome).toMatchObject({ result: 'retry', afterMs: seconds(30) });
    expect(some.received).toHaveLength(2);
  });

  it('lives in the EU for those whose settings say so', async () => {
    const server = await speaking([accepted]);
    close.push(server.close);
    const post: WebhookPost<'pagerduty'> = {
      channel: 'webhook',
      preset: 'pagerduty',
      to: { routingKeySecret: 'hook/key', region: 'eu' },
      loudness: 'loud',
      called: [],
      body: { events: [{ event_action: 'trigger', dedup_key: 'a' }] },
    };
    const hosts = { ...hostsAt(server.url), pagerduty: { us: 'http://127.0.0.1:1', eu: server.url } };
    const { outcome } = await handedTo(server.url, post, {}, hosts);
    expect(outcome).toEqual({ result: 'accepted' });
  });
});

it('a secret that holds something else is named', async () => {
  const broken = async (preset: Single, texts: Record<string, string>) => {
    const { to, body = {} } = CASES[preset];
    const post = { channel: 'webhook', preset, to, loudness: 'loud', called: [], body } as unknown;
    return (await handedTo('http://127.0.0.1:1', post as WebhookPost, texts)).outcome;
  };
  expect(await broken('ntfy', { 'hook/url': 'https://ntfy.sh/' })).toEqual({
    result: 'broken',
    reason: 'the secret hook/url is not the URL of a topic',
  });
  expect(await broken('telegram', { 'hook/bot': 'my bot' })).toEqual({
    result: 'broken',
    reason: 'the secret hook/bot is not the token of a bot',
  });
  expect(await broken('teams', { 'hook/url': 'our channel' })).toEqual({
    result: 'broken',
    reason: 'the secret hook/url is not a webhook URL',
  });
});
