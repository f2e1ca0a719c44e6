import { expect, it } from 'vitest';
import { ingestMail, type IngestMailDeps } from '#functions/ingest-mail/ingest-mail';
import { notify, type NotifyDeps } from '#functions/notify/notify';
import { sweep } from '#functions/sweep/sweep';
import { joseLinkSigner } from '#shared/adapters/jose-link-signer';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { portions } from '#shared/application/threads/portions';
import { type Instant, minutes, seconds } from '#shared/domain/instant';
import type { AlertMessage } from '#shared/ports/alerts';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailBytes } from '#test/builders/mail-bytes';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import {
  memoryAlertQueue,
  memoryLastSeen,
  memoryMailStore,
  memorySentLog,
  memorySettings,
  memoryThreadPointers,
} from '#test/fakes/memory-ports';
import { memoryMutes } from '#test/fakes/memory-mutes';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

/*
 * A stranger sends thousands of mails, and one genuine order comes among them; everything falls due in one minute. The
 * functions run on stores in memory, since the local stack would take minutes. The figures are in test/bench/README.md.
 */

const FLOOD = 5_000;
/** Each of these is a thread of its own, so a run with as many as above takes half a minute of CPU. */
const FORGED = 300;
const GENUINE = '111-2233445-6677889';
const DUE = at('22:00');

const robot = (preset: 'wecom' | 'dingtalk' | 'feishu') => ({
  preset,
  urlSecret: `hook/${preset}`,
  language: 'zh-CN' as const,
  timeZone: 'Asia/Shanghai',
});
const person = (name: string, reachedBy: object) => ({
  name,
  email: `${name.toLowerCase()}@acme.example`,
  timeZone: 'UTC',
  language: 'en' as const,
  ...reachedBy,
});
const step = { at: '12h before', call: ['on-call' as const], by: ['email', 'slack', 'webhook'] as const };
const settings = shop({
  people: {
    li: person('Li', { slack: 'care' }),
    ana: person('Ana', { webhook: 'wecom' }),
    bo: person('Bo', { webhook: 'dingtalk' }),
    cui: person('Cui', { webhook: 'feishu' }),
  },
  slackChannels: { care: { webhookSecret: 'slack/care', language: 'en', timeZone: 'UTC' } },
  webhooks: { wecom: robot('wecom'), dingtalk: robot('dingtalk'), feishu: robot('feishu') },
  duty: { 'on-call': ['li', 'ana', 'bo', 'cui'], backup: ['li'], manager: ['li'] },
  clocks: {
    reply: { length: '24h', ladder: [{ ...step, by: [...step.by] }] },
    review: { length: '24h', ladder: [{ ...step, by: [...step.by] }] },
  },
});

interface Mail {
  readonly raw: Uint8Array;
  readonly to: string;
  readonly dmarc: 'PASS' | 'FAIL';
  readonly at?: Instant;
}

/** What every recipient got, as text in order of time. */
interface Got {
  readonly posts: ReadonlyMap<string, readonly { readonly at: Instant; readonly text: string }[]>;
  readonly largestMail: number;
  readonly threads: readonly { readonly id: string; readonly states: readonly string[] }[];
}

async function flooded(mails: readonly Mail[]): Promise<Got> {
  let now = at('10:00');
  let owners = 0;
  const posts = new Map<string, { at: Instant; text: string }[]>();
  let largestMail = 0;
  const threads = memoryThreadStore();
  const alerts = memoryAlertQueue();
  const shared = { threads, alerts, settings: memorySettings(settings), lastSeen: memoryLastSeen() };
  const change = coalescing();
  const deliver = async (message: AlertMessage) => {
    const place =
      message.channel === 'email'
        ? message.to.address
        : message.channel === 'slack'
          ? message.webhookSecret
          : 'urlSecret' in message.to
            ? message.to.urlSecret
            : message.preset;
    posts.set(place, [...(posts.get(place) ?? []), { at: now, text: JSON.stringify(message) }]);
    if (message.channel === 'email') largestMail = Math.max(largestMail, await mailBytes(message));
    return { result: 'accepted' } as const;
  };
  const ingest: IngestMailDeps = {
    ...shared,
    change,
    pointers: memoryThreadPointers(),
    mutes: memoryMutes(),
    mails: memoryMailStore(new Map(mails.map(({ raw }, index) => [`mail/${index}`, raw]))),
    hash: () => Promise.resolve(fixedHash),
    now: () => now,
  };
  const notifying: NotifyDeps = {
    ...shared,
    change,
    mails: ingest.mails,
    links: joseLinkSigner(() => Promise.resolve(JSON.stringify({ kid: 'a', key: 'k'.repeat(40) }))),
    channels: { email: { deliver }, slack: { deliver }, webhook: { deliver } },
    sentLog: memorySentLog(),
    publicUrl: 'https://abcdefghij.execute-api.us-east-1.amazonaws.com',
    now: () => now,
    newOwner: () => `owner-${(owners += 1)}`,
    onOutcome: () => undefined,
    onFailure: (error) => {
      throw error;
    },
  };
  for (const batch of portions([...mails.entries()], 100))
    await Promise.all(
      batch.map(([index, { to, dmarc, at: instant = now }]) =>
        ingestMail(ingest, mailNotification({ at: instant, to, dmarc, objectKey: `mail/${index}` })),
      ),
    );
  for (now = DUE - minutes(1); now < DUE + minutes(12); now += seconds(1)) {
    if (now % minutes(1) === 0)
      await sweep(
        {
          ...shared,
          now: () => now,
          replies: memoryReplyQueue(),
          onFailure: (id, error) => {
            throw new Error(id, { cause: error });
          },
        },
        now,
      );
    for (const request of alerts.take(now)) await notify(notifying, request, now + seconds(30));
  }
  const stored = await threads.load(await threads.all(), now);
  return {
    posts,
    largestMail,
    threads: stored.map(({ thread: { id, sends } }) => ({ id, states: sends.map(({ state }) => state) })),
  };
}

const genuine = async (): Promise<Mail> => ({
  raw: await amazonMail.buyerMessage({ orderId: GENUINE }),
  to: 'us-7f3k9q2m@intake.acme.example',
  dmarc: 'PASS',
});

const EVERYWHERE = [
  'ana@acme.example',
  'bo@acme.example',
  'cui@acme.example',
  'hook/dingtalk',
  'hook/feishu',
  'hook/wecom',
  'li@acme.example',
  'slack/care',
];

it(
  '5,000 mails to made-up addresses become one thread, and the genuine order comes first everywhere',
  { timeout: 120_000 },
  async () => {
    const stray = (index: number): Mail => ({
      raw: Buffer.from(
        `From: x${index}@shop-${index % 50}.example\r\nMessage-ID: <${index}@x.example>\r\nSubject: Offer\r\n\r\nHello`,
      ),
      to: `made-up-${index}@intake.acme.example`,
      dmarc: 'PASS',
    });
    const before = Array.from({ length: FLOOD }, (_, index) => stray(index));
    const got = await flooded([...before.slice(0, 2_500), await genuine(), ...before.slice(2_500)]);
    expect(got.threads.map(({ id }) => id).toSorted()).toEqual([`acme-us.${GENUINE}`, 'unassigned.mails']);
    expect([...got.posts.keys()].toSorted()).toEqual(EVERYWHERE);
    for (const [first, second, ...others] of got.posts.values()) {
      expect(first!.at - DUE).toBeLessThanOrEqual(seconds(1));
      expect(first!.text.includes(GENUINE)).toBe(true);
      expect(second!.text).toMatch(/5,?000 (mails|messages|条消息|封邮件)/);
      expect(others).toHaveLength(0);
    }
  },
);

it(
  'unproven mails about made-up orders are all listed, after the genuine order, and no mail exceeds 100 KB',
  { timeout: 240_000 },
  async () => {
    const forged = async (index: number): Promise<Mail> => ({
      raw: await amazonMail.buyerMessage({
        orderId: `111-${1_000_000 + index}-1000000`,
        messageId: `<${index}@amazonses.com>`,
      }),
      to: 'us-7f3k9q2m@intake.acme.example',
      dmarc: 'FAIL',
    });
    const before = await Promise.all(Array.from({ length: FORGED }, (_, index) => forged(index)));
    const got = await flooded([...before, { ...(await genuine()), at: at('10:00:10') }]);
    expect(got.threads).toHaveLength(FORGED + 1);
    expect(new Set(got.threads.flatMap(({ states }) => states))).toEqual(new Set(['accepted', 'digested']));
    expect(got.largestMail).toBeLessThan(100_000);
    expect([...got.posts.keys()].toSorted()).toEqual(EVERYWHERE);
    for (const posts of got.posts.values()) {
      // At its own instant, although the others have been going out for ten seconds.
      const [own, ...copies] = posts.filter(({ text }) => text.includes(GENUINE));
      expect(own!.at - DUE).toBeLessThanOrEqual(seconds(13));
      expect(copies).toHaveLength(0);
      const listed = posts.flatMap(({ text }) => [...new Set(text.match(/111-\d{7}-1000000/g))]);
      expect(listed.toSorted()).toEqual(before.map((_, index) => `111-${1_000_000 + index}-1000000`));
    }
  },
);
