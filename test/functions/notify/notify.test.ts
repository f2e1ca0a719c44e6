import { beforeEach, describe, expect, it } from 'vitest';
import { notify, type NotifyDeps } from '#functions/notify/notify';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import { rulesOf } from '#shared/contracts/settings/rules';
import { type Instant, minutes, seconds } from '#shared/domain/instant';
import { type Outcome, type Send, sendKey } from '#shared/domain/sends/send';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertMessage, AlertRequest } from '#shared/ports/alerts';
import type { PushMessage } from '#shared/ports/push';
import { shop } from '#test/builders/shop';
import { acknowledgement, at, message, reply, threadOf } from '#test/builders/thread';
import {
  memoryAlertChannel,
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memorySentLog,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

type Email = Extract<AlertMessage, { channel: 'email' }>;
type SlackPost = Extract<AlertMessage, { channel: 'slack' }>;
type WebhookPost = Extract<AlertMessage, { channel: 'webhook' }>;

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let settings: ReturnType<typeof memorySettings>;
let email: ReturnType<typeof memoryAlertChannel<Email>>;
let slack: ReturnType<typeof memoryAlertChannel<SlackPost>>;
let webhook: ReturnType<typeof memoryAlertChannel<WebhookPost>>;
let push: ReturnType<typeof memoryAlertChannel<PushMessage>>;
let sentLog: ReturnType<typeof memorySentLog>;
let deps: NotifyDeps;
let owners: number;

function answering(...outcomes: Outcome[]): void {
  slack = memoryAlertChannel<SlackPost>(...outcomes);
  deps = { ...deps, channels: { email, slack, webhook, push } };
}

const thread = (orderId = '111-1111111-1111111'): Thread => ({
  ...threadOf(),
  id: `acme-us.${orderId}`,
  orderId,
});
const add = (one: Thread, ...facts: Parameters<typeof threadOf>) =>
  record({ threads, alerts, change: coalescing(), rules: rulesOf(shop()) }, one, facts, now);
const sends = async (one = thread()): Promise<readonly Send[]> =>
  (await threads.load([one.id], now))[0]?.thread.sends ?? [];
const states = async (): Promise<string[]> =>
  (await sends()).map(({ channel, recipient, state }) => `${channel} ${recipient} ${state}`);
/** Handles everything in the queue so far. */
const work = async (): Promise<void> => {
  await Promise.all(alerts.take(now).map((request) => notify(deps, request, now + seconds(30))));
};

beforeEach(async () => {
  now = at('10:00');
  owners = 0;
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  settings = memorySettings(shop());
  email = memoryAlertChannel<Email>();
  slack = memoryAlertChannel<SlackPost>();
  webhook = memoryAlertChannel<WebhookPost>();
  push = memoryAlertChannel<PushMessage>();
  sentLog = memorySentLog();
  deps = {
    threads,
    alerts,
    settings,
    change: coalescing(),
    links: joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) }))),
    lastSeen: memoryLastSeen(),
    mails: memoryMailStore(new Map()),
    channels: { email, slack, webhook, push },
    sentLog,
    publicUrl: 'https://api.example/',
    now: () => now,
    newOwner: () => `owner-${(owners += 1)}`,
    onOutcome: () => undefined,
    onFailure: () => undefined,
  };
  // A message that arrives two minutes before its first step: the step is claimed at once.
  await add(thread(), message('m1', at('10:00')));
  now = at('22:00');
  await add(thread(), message('m2', at('21:59')));
});

const shopPeople = {
  li: {
    name: 'Li Wei',
    email: 'li@acme.example',
    timeZone: 'UTC',
    language: 'en' as const,
    slack: 'managers',
  },
  ana: { name: 'Ana Ruiz', email: 'ana@acme.example', timeZone: 'UTC', language: 'en' as const },
  chen: { name: 'Chen Hua', email: 'chen@acme.example', timeZone: 'UTC', language: 'en' as const },
};
const only = {
  managers: { webhookSecret: 'replywatch/slack/managers', language: 'en' as const, timeZone: 'UTC' },
};

describe('a closing line', () => {
  /** Delivers the alert and its answer, and lets the time come at which its closing line leaves. */
  async function answered(): Promise<AlertRequest> {
    await work();
    now = at('22:10');
    await add(thread(), reply('r1', at('22:10')));
    const line = (await sends()).find(({ step }) => step === 'closing');
    now = at('22:13');
    return requestFor(thread(), line!);
  }
  const requestFor = ({ id }: Thread, send: Send): AlertRequest => ({
    channel: 'slack',
    sends: [{ threadId: id, sendKey: sendKey(send) }],
    notBefore: send.fireAt,
  });

  it('is one post, and settled like an alert', async () => {
    const request = await answered();
    await notify(deps, request, now + seconds(30));
    await notify(deps, request, now + seconds(30));
    expect(slack.delivered.slice(1).map(({ text }) => text)).toEqual([
      '✓ Acme US, amazon.com, 111-1111111-1111111: answered through Amazon, 11 h 50 min before the deadline (22:10 Mon 2 Mar, UTC)',
    ]);
    expect(await states()).toEqual(['slack care accepted', 'slack care accepted']);
  });

  it('is not sent when the answer was refused meanwhile', async () => {
    const request = await answered();
    await add(thread(), { type: 'reply-revoked', id: 'x', at: at('22:12'), replyId: 'r1' });
    await notify(deps, request, now + seconds(30));
    expect(slack.delivered).toHaveLength(1);
    expect(await states()).toEqual(['slack care accepted', 'slack care cancelled']);
  });

  it('never shares a post with an alert: it goes back to its queue', async () => {
    const request = await answered();
    const other = thread('111-2222222-2222222');
    await add(other, message('m1', at('10:13')));
    const [alert] = await sends(other);
    const both = { ...request, sends: [...request.sends, ...requestFor(other, alert!).sends] };
    await notify(deps, both, now + seconds(30));
    expect(slack.delivered).toHaveLength(2);
    expect(slack.delivered[1]?.text).toContain('111-2222222-2222222');
    expect(await states()).toEqual(['slack care accepted', 'slack care pending']);
    now += seconds(3);
    await work();
    expect(slack.delivered[2]?.text).toContain('✓ Acme US');
  });
});

describe('a request', () => {
  it('is sent once, with a link that identifies its reader', async () => {
    await work();
    await work();
    expect(slack.delivered).toHaveLength(1);
    expect(slack.delivered[0]).toMatchObject({ webhookSecret: 'replywatch/slack/care' });
    expect(JSON.stringify(slack.delivered[0]?.blocks)).toMatch(/https:\/\/api\.example\/a\/[\w.-]+"/);
    expect(await states()).toEqual(['slack care accepted']);
  });

  it('delivered twice at the same time is sent once', async () => {
    const [request] = alerts.take(now);
    await Promise.all([1, 2, 3].map(() => notify(deps, request!, now + seconds(30))));
    expect(slack.delivered).toHaveLength(1);
  });

  it('that arrives too early returns to the queue for the rest', async () => {
    const [request] = alerts.take(now);
    await notify(deps, { ...request!, notBefore: now + seconds(3) }, now + seconds(30));
    expect(slack.delivered).toEqual([]);
    expect(alerts.take(now)).toEqual([]);
    now += seconds(3);
    await work();
    expect(slack.delivered).toHaveLength(1);
  });

  it('is not sent when it was answered or acknowledged meanwhile, and says why', async () => {
    const [request] = alerts.take(now);
    now = at('22:02');
    await add(thread(), reply('r1', at('22:02')));
    await notify(deps, request!, now + seconds(30));
    expect(slack.delivered).toEqual([]);
    expect((await sends())[0]).toMatchObject({ state: 'cancelled', reason: 'answered' });
  });

  it('waits for the end of the hold when its people are held by an acknowledgement', async () => {
    const [request] = alerts.take(now);
    await add(thread(), acknowledgement('li', at('21:50')));
    await notify(deps, request!, now + seconds(30));
    expect(slack.delivered).toEqual([]);
    expect((await sends())[0]).toMatchObject({ state: 'pending', fireAt: at('23:50') });
  });

  it('for several threads is one digest, and each send says so', async () => {
    const others = ['111-0000000-0000001', '111-0000000-0000002'].map(thread);
    for (const other of others) await add(other, message('m1', at('10:00')));
    const refs = [thread(), ...others];
    const request: AlertRequest = {
      channel: 'slack',
      notBefore: now,
      sends: await Promise.all(
        refs.map(async (one) => ({ threadId: one.id, sendKey: sendKey((await sends(one))[0]!) })),
      ),
    };
    await notify(deps, request, now + seconds(30));
    expect(slack.delivered).toHaveLength(1);
    expect(slack.delivered[0]?.text).toContain('3 deadlines');
    for (const one of refs) expect((await sends(one))[0]?.state).toBe('digested');
  });

  it('that one digest has no room for goes out as several, and a thread counts only when a post with it was accepted', async () => {
    const all = Array.from({ length: 400 }, (_, n) => thread(`111-0000000-${1_000_000 + n}`));
    for (const one of all) await add(one, message('m1', at('10:00')));
    alerts.take(now);
    const refs = all.map((one) => ({
      threadId: one.id,
      sendKey: 'm1/reply/12h-before/slack/care',
    }));
    answering({ result: 'accepted' }, { result: 'retry', reason: 'Slack: 429', afterMs: seconds(30) });
    await notify(deps, { channel: 'slack', notBefore: now, sends: refs }, now + seconds(30));
    const listedIn = (post: SlackPost): string[] =>
      all.filter(({ orderId }) => JSON.stringify(post.blocks).includes(orderId!)).map(({ id }) => id);
    const inState = async (...states: Send['state'][]): Promise<string[]> =>
      (
        await Promise.all(
          all.map(async (one) => (states.includes((await sends(one))[0]!.state) ? [one.id] : [])),
        )
      ).flat();
    expect(slack.delivered).toHaveLength(1);
    expect(await inState('digested')).toEqual(listedIn(slack.delivered[0]!));
    expect((await inState('pending')).length).toBeGreaterThan(15);
    for (; now < at('22:05'); now += seconds(1)) await work();
    expect(await inState('digested', 'accepted')).toEqual(all.map(({ id }) => id));
    const accepted = slack.delivered.filter((_, index) => index !== 1).flatMap(listedIn);
    expect(slack.delivered.length).toBeGreaterThan(3);
    expect(accepted.toSorted()).toEqual(all.map(({ id }) => id));
    expect(JSON.stringify(slack.delivered)).not.toContain('You may get this twice');
    expect((await sends(all[0])).map(({ attempts }) => attempts)).toEqual([1]);
  });
});

describe('a thread that cannot be read', () => {
  it('does not hold back the others of its digest', async () => {
    const other = thread('111-0000000-0000001');
    await add(other, message('m1', at('10:00')));
    const refs = await Promise.all(
      [thread(), other].map(async (one) => ({ threadId: one.id, sendKey: sendKey((await sends(one))[0]!) })),
    );
    const load = threads.load.bind(threads);
    threads.load = (ids, instant) =>
      ids.includes(other.id) ? Promise.reject(new Error('unreadable')) : load(ids, instant);
    await notify(deps, { channel: 'slack', notBefore: now, sends: refs }, now + seconds(30));
    expect(slack.delivered).toHaveLength(1);
    expect(await states()).toEqual(['slack care accepted']);
  });
});

describe('a mail', () => {
  const toLi = async (): Promise<AlertRequest> => {
    answering({ result: 'broken', reason: 'Slack: 404 no_service' });
    await work();
    const [request] = alerts.take(now);
    return request!;
  };

  it('is recorded with its sends under its token before it is handed over, and a post to Slack is not', async () => {
    const request = await toLi();
    expect(await sentLog.find('owner-1')).toEqual([]);
    const handed: string[] = [];
    const deliver = email.deliver.bind(email);
    email.deliver = async (mail) => {
      handed.push(...(await sentLog.find(mail.token ?? '')).map(({ sendKey: key }) => key));
      return deliver(mail);
    };
    await notify(deps, request, now + seconds(30));
    expect(email.delivered.map(({ token }) => token)).toEqual(['owner-2']);
    expect(handed).toEqual(request.sends.map(({ sendKey: key }) => key));
  });

  it('is sent even when it cannot be recorded, and an error is logged', async () => {
    const request = await toLi();
    const failures: unknown[] = [];
    deps = {
      ...deps,
      sentLog: { ...sentLog, note: () => Promise.reject(new Error('throttled')) },
      onFailure: (error) => failures.push(error),
    };
    await notify(deps, request, now + seconds(30));
    expect(email.delivered).toHaveLength(1);
    expect(failures).toEqual([new Error('throttled')]);
    expect(await states()).toEqual(['slack care broken', 'email li accepted']);
  });
});

describe('a webhook', () => {
  const group = {
    preset: 'json',
    urlSecret: 'hook/url',
    signingSecret: 'hook/key',
    language: 'en',
    timeZone: 'UTC',
  } as const;
  const { slack: _, ...li } = { ...shopPeople.li, webhook: 'group' };
  const byWebhook = { people: { ...shopPeople, li }, webhooks: { group } };
  const moved = async (): Promise<Thread> => {
    settings.change(shop(byWebhook));
    const other = thread('111-0000000-0000001');
    const deps = { threads, alerts, change: coalescing(), rules: rulesOf(shop(byWebhook)) };
    await record(deps, other, [message('m1', at('10:00'))], now);
    return other;
  };
  const statesOf = async (one: Thread): Promise<string[]> =>
    (await sends(one)).map(({ channel, recipient, state }) => `${channel} ${recipient} ${state}`);

  it('alerts people without Slack in its place, with the same id at each attempt, and its link is that person’s; a nudge is quiet', async () => {
    webhook = memoryAlertChannel<WebhookPost>({
      result: 'retry',
      reason: 'wecom: 200 with code 45009',
      afterMs: minutes(1),
    });
    deps = { ...deps, channels: { email, slack, webhook, push } };
    const other = await moved();
    await work();
    now += minutes(1);
    await work();
    expect(await statesOf(other)).toEqual(['webhook group accepted']);
    expect(webhook.delivered).toHaveLength(2);
    const [first, second] = webhook.delivered.map(({ body }) => webhookBodySchema.parse(body).alerts[0]!);
    expect(first!.id).toMatch(/^[0-9a-f]{32}$/);
    expect(second!.id).toBe(first!.id);
    expect(webhook.delivered[0]).toMatchObject({
      preset: 'json',
      to: { urlSecret: 'hook/url', signingSecret: 'hook/key' },
      loudness: 'quiet',
      called: [],
    });
    const token = first!.acknowledgeUrl.slice('https://api.example/a/'.length);
    expect(await deps.links.verify(token, now)).toMatchObject({ recipient: { kind: 'person', id: 'li' } });
  });

  it('that is broken alerts the same person by e-mail at once', async () => {
    webhook = memoryAlertChannel<WebhookPost>({ result: 'broken', reason: 'wecom: 200 with code 93000' });
    deps = { ...deps, channels: { email, slack, webhook, push } };
    const other = await moved();
    await work();
    await work();
    expect(await statesOf(other)).toEqual(['webhook group broken', 'email li accepted']);
  });

  it('unknown to the settings is broken too, and its link leads nobody astray', async () => {
    const other = await moved();
    settings.change(shop({ people: shopPeople, slackChannels: only }));
    await work();
    await work();
    expect((await statesOf(other))[0]).toBe('webhook group broken');
    expect(webhook.delivered).toEqual([]);
  });
});

describe('a service that reaches one person at a time', () => {
  const { slack: _, ...li } = shopPeople.li;
  const given = shop({
    people: {
      li: { ...li, webhook: 'own', mentions: { feishu: 'ou_li0123456789abcdef' } },
      ana: { ...shopPeople.ana, webhook: 'own', mentions: { feishu: 'ou_ana0123456789abcde' } },
      chen: shopPeople.chen,
    },
    slackChannels: only,
    webhooks: {
      own: {
        preset: 'feishu-app',
        appId: 'cli_a1b2c3d4e5f6',
        appSecret: 'own/secret',
        ring: 'phone',
        language: 'en',
        timeZone: 'UTC',
      },
    },
    clocks: {
      reply: {
        length: '24h',
        ladder: [{ at: '4h before', call: ['on-call', 'backup'], by: ['webhook'] }],
      },
    },
  });

  it('rings each with a link of their own, and alerts another way only whom it cannot reach', async () => {
    webhook = memoryAlertChannel<WebhookPost>({
      result: 'broken',
      reason: 'feishu-app: 400 with code 230013',
    });
    deps = { ...deps, channels: { email, slack, webhook, push } };
    settings.change(given);
    alerts.take(now);
    const other = thread('111-0000000-0000002');
    const deciding = { threads, alerts, change: coalescing(), rules: rulesOf(given) };
    await record(deciding, other, [message('m1', at('02:00'))], now);
    await work();
    await work();
    const states = (await sends(other)).map((one) => `${one.channel} ${one.recipient} ${one.state}`);
    const [broken, accepted] = webhook.delivered.map(({ to }) =>
      'userId' in to && to.userId.startsWith('ou_li') ? 'li' : 'ana',
    );
    expect([broken, accepted].toSorted()).toEqual(['ana', 'li']);
    expect(states.toSorted()).toEqual(
      [
        `email ${broken} accepted`,
        `webhook own.${accepted} accepted`,
        `webhook own.${broken} broken`,
      ].toSorted(),
    );
    for (const { loudness, body } of webhook.delivered) {
      expect(loudness).toBe('loud');
      const token = /api\.example\/a\/([\w.-]+)/.exec(JSON.stringify(body))?.[1] ?? '';
      expect(await deps.links.verify(token, now)).toMatchObject({ recipient: { kind: 'person' } });
    }
  });
});

describe('a mention', () => {
  const settled = shop().settings.people;
  const given = shop({
    people: {
      li: { ...settled['li']!, mentions: { slack: 'U0LIWEI11' } },
      ana: { ...settled['ana']!, mentions: { slack: 'U0ANARUIZ' } },
      chen: { ...settled['chen']!, mentions: { slack: 'U0CHENHUA' } },
    },
    clocks: {
      reply: {
        length: '24h',
        ladder: [
          { at: '12h before', nudge: ['on-call'], by: ['slack'] },
          { at: '4h before', call: ['on-call', 'backup'], by: ['slack'] },
          { at: '1h before', call: ['backup'], by: ['slack'] },
        ],
      },
    },
  });
  const DUE = { nudge: '10:00', 'call of both': '02:00', 'call of Ana': '2026-03-01T23:00' };

  /** Who is mentioned in the post about threads of which each has this step due. */
  async function mentionedIn(...due: (keyof typeof DUE)[]): Promise<string[] | null> {
    settings.change(given);
    alerts.take(now);
    const deciding = { threads, alerts, change: coalescing(), rules: rulesOf(given) };
    for (const [index, step] of due.entries())
      await record(deciding, thread(`111-0000000-000000${index}`), [message('m1', at(DUE[step]))], now);
    const [first, ...others] = alerts.take(now);
    const sends = [first!, ...others].flatMap((request) => request.sends);
    await notify(deps, { ...first!, sends }, now + seconds(30));
    expect(slack.delivered).toHaveLength(1);
    return slack.delivered[0]!.text.match(/<@\w+>/g);
  }

  it('is of those whom a call calls', async () => {
    expect(await mentionedIn('call of both')).toEqual(['<@U0LIWEI11>', '<@U0ANARUIZ>']);
  });

  it('is never in a nudge', async () => {
    expect(await mentionedIn('nudge')).toBeNull();
  });

  it('is of everybody once in a digest', async () => {
    const both = await mentionedIn('call of both', 'call of Ana', 'nudge');
    expect(both?.toSorted()).toEqual(['<@U0ANARUIZ>', '<@U0LIWEI11>']);
  });

  it('is of nobody whom a digest only nudges', async () => {
    expect(await mentionedIn('call of Ana', 'nudge')).toEqual(['<@U0ANARUIZ>']);
  });
});

describe('an outcome', () => {
  it('that refuses for good alerts the same person by the other channel at once', async () => {
    answering({ result: 'broken', reason: 'Slack: 404 no_service' });
    await work();
    await work();
    expect(email.delivered.map(({ to }) => to.address)).toEqual(['li@acme.example']);
    expect(await states()).toEqual(['slack care broken', 'email li accepted']);
  });

  it('that refuses for now is tried again after ten seconds, or when the provider says', async () => {
    answering({ result: 'retry', reason: '429' }, { result: 'retry', reason: '429', afterMs: seconds(45) });
    await work();
    now += seconds(9);
    await work();
    expect(slack.delivered).toHaveLength(1);
    now += seconds(1);
    await work();
    now += seconds(44);
    await work();
    expect(slack.delivered).toHaveLength(2);
    now += seconds(1);
    await work();
    expect(slack.delivered).toHaveLength(3);
    expect(await states()).toEqual(['slack care accepted']);
  });

  it('that nobody knows is repeated after a minute, and the repeat says that it is one', async () => {
    answering({ result: 'unknown', reason: 'time-out' });
    await work();
    expect(JSON.stringify(slack.delivered[0])).not.toContain('You may get this twice');
    now += minutes(1);
    await work();
    expect(JSON.stringify(slack.delivered[1])).toContain('You may get this twice');
    expect(await states()).toEqual(['slack care accepted']);
  });

  it('for somebody unknown to the settings is broken, and others are alerted', async () => {
    settings.change(
      shop({ people: { ...shopPeople, li: { ...shopPeople.li, slack: 'managers' } }, slackChannels: only }),
    );
    await work();
    expect((await states())[0]).toBe('slack care broken');
    await work();
    expect(email.delivered.map(({ to }) => to.address)).toEqual(['li@acme.example']);
  });
});
