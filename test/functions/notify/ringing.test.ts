import { beforeEach, describe, expect, it } from 'vitest';
import { notify, type NotifyDeps } from '#functions/notify/notify';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { type Instant, minutes, seconds } from '#shared/domain/instant';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertMessage } from '#shared/ports/alerts';
import type { WebhookPost } from '#shared/ports/webhooks';
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

/* Li has a pager, Ana a phone: a nudge is quiet, a call is loud, and nobody reads there what a buyer wrote. */

const reader = { language: 'en', timeZone: 'UTC' } as const;
const { li, ana, ...others } = shop().settings.people;
const WORDS = 'It exploded and burned my son, says Jane Roe';
const settings = shop({
  people: {
    ...others,
    li: { ...li!, webhook: 'pager', slack: undefined },
    ana: { ...ana!, webhook: 'phone', slack: undefined },
  },
  webhooks: {
    pager: { preset: 'pagerduty', routingKeySecret: 'hook/key', ...reader },
    phone: { preset: 'pushover', tokenSecret: 'hook/token', userSecret: 'hook/user', ...reader },
  },
  clocks: {
    reply: {
      length: '24h',
      ladder: [
        { at: '12h before', nudge: ['on-call', 'backup'], by: ['webhook'] },
        { at: '1h before', call: ['on-call', 'backup'], by: ['webhook'] },
      ],
    },
  },
});

let now: Instant;
let deps: NotifyDeps;
let alerts: ReturnType<typeof memoryAlertQueue>;
let posts: ReturnType<typeof memoryAlertChannel<WebhookPost>>;

const thread: Thread = { ...threadOf(), id: 'acme-us.111-1111111-1111111', orderId: '111-1111111-1111111' };
const add = (one: Thread, ...facts: Parameters<typeof threadOf>) =>
  record({ threads: deps.threads, alerts, change: coalescing(), rules: rulesOf(settings) }, one, facts, now);
/** Handles everything that is in the queue, until nothing more is. */
const work = async (): Promise<void> => {
  for (let round = 0; round < 5; round += 1)
    await Promise.all(alerts.take(now).map((request) => notify(deps, request, now + seconds(30))));
};
/** What a webhook got since the last look. */
const got = (preset: WebhookPost['preset']): readonly WebhookPost[] =>
  posts.delivered.filter((post) => post.preset === preset);
const events = (): string[] =>
  got('pagerduty').flatMap(({ body }) =>
    'events' in body ? body.events.map(({ event_action }) => event_action) : [],
  );

beforeEach(async () => {
  now = at('10:00');
  let owners = 0;
  alerts = memoryAlertQueue();
  posts = memoryAlertChannel<WebhookPost>();
  const mail = Buffer.from(
    `From: Jane Roe <x@marketplace.amazon.com>\r\nSubject: ${WORDS}\r\n\r\n${WORDS}\r\n`,
  );
  deps = {
    threads: memoryThreadStore(),
    alerts,
    settings: memorySettings(settings),
    change: coalescing(),
    links: joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) }))),
    lastSeen: memoryLastSeen(),
    mails: memoryMailStore(new Map([['mail/1', mail]])),
    channels: {
      email: memoryAlertChannel<Extract<AlertMessage, { channel: 'email' }>>(),
      slack: memoryAlertChannel<Extract<AlertMessage, { channel: 'slack' }>>(),
      webhook: posts,
      push: memoryAlertChannel<Extract<AlertMessage, { channel: 'push' }>>(),
    },
    sentLog: memorySentLog(),
    publicUrl: 'https://api.example/',
    now: () => now,
    newOwner: () => `owner-${(owners += 1)}`,
    onOutcome: () => undefined,
    onFailure: () => undefined,
  };
  await add(thread, message('m1', at('10:00'), { mail: 'mail/1' }));
  now = at('22:00');
  await add(thread, message('m2', at('21:59'), { mail: 'mail/1' }));
  await work();
});

it('a nudge makes no sound, and a call rings', async () => {
  expect(got('pushover').map(({ loudness, body }) => [loudness, body])).toEqual([
    ['quiet', expect.objectContaining({ priority: -1 })],
  ]);
  now = at('2026-03-03T09:00');
  await add(thread, message('m3', at('2026-03-03T08:59')));
  await work();
  expect(got('pushover')[1]).toMatchObject({
    loudness: 'loud',
    called: [{ id: 'ana', mentions: {} }],
    body: { priority: 2 },
  });
});

describe('an incident', () => {
  it('follows the thread: triggered, acknowledged, resolved, each with the same key', async () => {
    now += minutes(2);
    await add(thread, acknowledgement('a1', now));
    await work();
    now += minutes(30);
    await add(thread, reply('r1', now));
    await work();
    expect(events()).toEqual(['trigger', 'acknowledge', 'resolve']);
    const keys = got('pagerduty').flatMap(({ body }) =>
      'events' in body ? body.events.map(({ dedup_key }) => dedup_key) : [],
    );
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is another one when somebody waits again', async () => {
    now += minutes(30);
    await add(thread, reply('r1', now));
    await work();
    now += minutes(10);
    await add(thread, message('m4', now));
    now += 12 * 60 * minutes(1);
    await add(thread, message('m5', now));
    await work();
    expect(events()).toEqual(['trigger', 'resolve', 'trigger']);
    const [first, , second] = got('pagerduty').flatMap(({ body }) => ('events' in body ? body.events : []));
    expect(second?.dedup_key).not.toBe(first?.dedup_key);
  });

  it('is resolved until the service has heard it', async () => {
    posts = memoryAlertChannel<WebhookPost>(
      { result: 'retry', reason: 'pagerduty: 429', afterMs: seconds(30) },
      { result: 'accepted' },
    );
    deps = { ...deps, channels: { ...deps.channels, webhook: posts } };
    now += minutes(30);
    await add(thread, reply('r1', now));
    await work();
    now += seconds(40);
    await work();
    expect(events().filter((action) => action === 'resolve').length).toBeGreaterThanOrEqual(1);
    const [stored] = await deps.threads.load([thread.id], now);
    const states = stored?.thread.sends.flatMap(({ step, state }) =>
      step.startsWith('incident-') ? [state] : [],
    );
    expect(states).toEqual(['accepted']);
  });
});

it('no post has a buyer’s words or name', () => {
  expect(posts.delivered.length).toBeGreaterThan(1);
  const said = JSON.stringify(posts.delivered);
  for (const word of ['exploded', 'burned', 'Jane', 'Roe', 'x@marketplace']) expect(said).not.toContain(word);
});
