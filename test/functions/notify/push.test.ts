import { beforeEach, expect, it } from 'vitest';
import { notify, type NotifyDeps } from '#functions/notify/notify';
import { sendTestAlert } from '#functions/notify/test-alert';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { type Instant, minutes, seconds } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import type { Thread } from '#shared/domain/thread/thread';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import {
  memoryAlertChannel,
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memorySentLog,
  memorySettings,
} from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

type Of<Channel extends AlertMessage['channel']> = Extract<AlertMessage, { channel: Channel }>;

/** Li has a device; nobody else has. */
const settings: VersionedSettings = { ...shop(), pushTo: { revision: 1, people: ['li', 'has-left'] } };

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let push: ReturnType<typeof memoryAlertChannel<Of<'push'>>>;
let email: ReturnType<typeof memoryAlertChannel<Of<'email'>>>;
let deps: NotifyDeps;

beforeEach(() => {
  now = at('10:00');
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  push = memoryAlertChannel<Of<'push'>>();
  email = memoryAlertChannel<Of<'email'>>();
  deps = depsWith(push);
});

const depsWith = (channel: typeof push): NotifyDeps => ({
  threads,
  alerts,
  settings: memorySettings(settings),
  change: coalescing(),
  links: joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) }))),
  lastSeen: memoryLastSeen(),
  mails: memoryMailStore(new Map()),
  channels: {
    email,
    slack: memoryAlertChannel<Of<'slack'>>(),
    webhook: memoryAlertChannel<Of<'webhook'>>(),
    push: channel,
  },
  sentLog: memorySentLog(),
  publicUrl: 'https://api.example/',
  now: () => now,
  newOwner: () => 'owner',
  onOutcome: () => undefined,
  onFailure: () => undefined,
});
const thread = (index: number): Thread => ({
  ...threadOf(),
  id: `acme-us.111-1111111-111111${index}`,
  orderId: `111-1111111-111111${index}`,
});
/** A message that has waited for so long when it arrives. */
const arrives = (one: Thread, since: Instant): Promise<unknown> =>
  record(
    { threads, alerts, change: coalescing(), rules: rulesOf(settings) },
    one,
    [message(`m-${one.id}`, since)],
    now,
  );
const work = async (): Promise<void> => {
  await Promise.all(alerts.take(now).map((request) => notify(deps, request, now + seconds(30))));
};
const states = async (one: Thread): Promise<string[]> =>
  ((await threads.load([one.id], now))[0]?.thread.sends ?? []).map(
    ({ channel, recipient, state }) => `${channel} ${recipient} ${state}`,
  );

it('goes to the person who is called and has a device, in their language: time left, store and order, and one tap', async () => {
  now = at('10:00') + minutes(20 * 60);
  await arrives(thread(1), at('10:00'));
  await work();
  expect((await states(thread(1))).toSorted()).toEqual([
    'email li accepted',
    'push li accepted',
    'slack care accepted',
  ]);
  const [pushed] = push.delivered;
  expect(pushed).toMatchObject({
    from: 'alerts@acme.example',
    to: { person: 'li', address: 'li@acme.example' },
    urgency: 'high',
    ttlMs: minutes(4 * 60),
    content: {
      v: 1,
      language: 'zh-CN',
      tag: thread(1).id,
      url: '/threads/acme-us.111-1111111-1111111',
      silent: false,
      acknowledge: { label: '认领' },
    },
  });
  expect(pushed?.content.title).toContain('还剩 4 小时');
  expect(pushed?.content.body).toContain('Acme US');
  expect(pushed?.content.body).toContain('111-1111111-1111111');
  expect(pushed?.topic).toMatch(/^[\w-]{32}$/);
  const token = pushed?.content.acknowledge?.url.replace('/a/', '') ?? '';
  expect(await deps.links.verify(token, now)).toMatchObject({
    threadId: thread(1).id,
    recipient: { kind: 'person', id: 'li' },
  });
});

it('goes to nobody without a device, whom the other channels reach', async () => {
  now = at('10:00') + minutes(23 * 60);
  await arrives(thread(1), at('10:00'));
  await work();
  expect((await states(thread(1))).filter((one) => one.startsWith('push'))).toEqual(['push li accepted']);
});

it('is followed by e-mail where it is broken and nothing else was sent', async () => {
  push = memoryAlertChannel<Of<'push'>>({ result: 'broken', reason: 'push: no device' });
  deps = depsWith(push);
  now = at('10:00') + minutes(20 * 60);
  await arrives(thread(1), at('10:00'));
  await work();
  await work();
  // E-mail was sent beside it already, so nobody is alerted twice.
  expect((await states(thread(1))).toSorted()).toEqual([
    'email li accepted',
    'push li broken',
    'slack care accepted',
  ]);
});

it('is one notification for many alerts: the most urgent ones by name, the others counted, all of them settled', async () => {
  now = at('10:00') + minutes(20 * 60);
  const many = Array.from({ length: 9 }, (_, index) => thread(index));
  for (const one of many) await arrives(one, at('10:00'));
  const requests = alerts.take(now).filter(({ channel }) => channel === 'push');
  const sends = requests.flatMap((request) => request.sends);
  await notify(deps, { channel: 'push', sends, notBefore: now }, now + seconds(30));
  expect(push.delivered).toHaveLength(1);
  const [pushed] = push.delivered;
  expect(pushed?.content).toMatchObject({ tag: 'digest', url: '/inbox' });
  expect(pushed?.content.acknowledge).toBeUndefined();
  expect(pushed?.content.title).toContain('9 项');
  expect(pushed?.content.body.split('\n')).toHaveLength(7);
  expect(pushed?.content.body).toContain('收件箱里还有 3 条');
  const all = await Promise.all(many.map(states));
  expect(all.every((one) => one.includes('push li digested'))).toBe(true);
});

it('is tried by the doctor in the person’s language', async () => {
  const noted: Outcome[] = [];
  const testAnswers = {
    note: (_: string, outcome: Outcome) => Promise.resolve(void noted.push(outcome)),
    find: () => Promise.resolve(undefined),
  };
  const to = (person: string) =>
    sendTestAlert({ ...deps, testAnswers }, { v: 1, channel: 'push', test: 'token', to: person });
  await to('li');
  expect(push.delivered[0]).toMatchObject({
    to: { person: 'li' },
    content: { title: 'Replywatch 测试：无需处理', url: '/me', tag: 'test', silent: true },
    urgency: 'low',
  });
  await to('nobody');
  expect(noted).toEqual([
    { result: 'accepted' },
    { result: 'broken', reason: 'the settings in force do not name it' },
  ]);
});
