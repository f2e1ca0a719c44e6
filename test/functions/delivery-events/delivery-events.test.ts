import { beforeEach, describe, expect, it } from 'vitest';
import {
  deliveryEvent,
  type DeliveryEventsDeps,
  type Heard,
} from '#functions/delivery-events/delivery-events';
import { wordOf } from '#functions/delivery-events/word-of';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { deliveryEventSchema } from '#shared/contracts/messages/delivery-event';
import { rulesOf } from '#shared/contracts/settings/rules';
import { replaceSend } from '#shared/domain/escalation/advance';
import { type Instant, minutes, seconds } from '#shared/domain/instant';
import { type Send, sendKey } from '#shared/domain/sends/send';
import { settle } from '#shared/domain/sends/settle';
import type { Thread } from '#shared/domain/thread/thread';
import type { SendRef } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { at, message, reply, threadOf } from '#test/builders/thread';
import { memoryAlertQueue, memorySentLog, memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

/** Li has no Slack, so a first alert is a mail; the only other person to alert is Chen. */
const settings = shop({
  people: {
    li: { name: 'Li Wei', email: 'li@acme.example', timeZone: 'UTC', language: 'en' },
    chen: { name: 'Chen Hua', email: 'chen@acme.example', timeZone: 'UTC', language: 'en' },
  },
  duty: { 'on-call': ['li'], backup: ['li'], manager: ['chen'] },
});

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let sentLog: ReturnType<typeof memorySentLog>;
let deps: DeliveryEventsDeps;

beforeEach(() => {
  now = at('22:00');
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  sentLog = memorySentLog();
  deps = {
    threads,
    alerts,
    sentLog,
    change: coalescing(),
    settings: memorySettings(settings),
    now: () => now,
  };
});

const thread = (orderId: string): Thread => ({ ...threadOf(), id: `acme-us.${orderId}`, orderId });
const stored = async ({ threadId }: SendRef): Promise<Thread> =>
  (await threads.load([threadId], now))[0]!.thread;
const sendsOf = async (ref: SendRef): Promise<readonly Send[]> => (await stored(ref)).sends;
const states = async (ref: SendRef): Promise<string[]> =>
  (await sendsOf(ref)).map(({ channel, recipient, state }) => `${channel} ${recipient} ${state}`);

/** A thread whose mail to Li has just been accepted. */
async function mailed(orderId = '111-1111111-1111111'): Promise<SendRef> {
  const one = thread(orderId);
  const rules = rulesOf(settings);
  await record({ threads, alerts, change: coalescing(), rules }, one, [message('m1', at('10:00'))], now);
  alerts.take(now);
  const [found] = await threads.load([one.id], now);
  const [send] = found!.thread.sends;
  const taken = settle(send!, { result: 'accepted' }, { dueAt: now, now, digest: false });
  await threads.save({ ...found!, thread: replaceSend(found!.thread, taken) }, now);
  return { threadId: one.id, sendKey: sendKey(taken) };
}

/** What SES publishes, including parts that are not read. */
const event = (eventType: string, token: string | undefined, details: object = {}): unknown => ({
  eventType,
  mail: {
    timestamp: '2026-03-02T22:00:00.000Z',
    source: 'alerts@acme.example',
    messageId: '0100-mail',
    destination: ['li@acme.example'],
    tags: {
      'ses:configuration-set': ['replywatch'],
      ...(token !== undefined && { 'replywatch-mail': [token] }),
    },
  },
  ...details,
});
const tell = (one: unknown): Promise<Heard> => deliveryEvent(deps, deliveryEventSchema.parse(one));
const bounce = {
  bounce: {
    bounceType: 'Permanent',
    bounceSubType: 'Suppressed',
    bouncedRecipients: [{ emailAddress: 'li@acme.example', diagnosticCode: 'smtp; 550 li@acme.example' }],
    feedbackId: '1',
  },
};

describe('an event of SES about a mail', () => {
  it('records its delivery on its send', async () => {
    const ref = await mailed();
    await sentLog.note('token', [ref], now);
    expect(await tell(event('Send', 'token', { send: {} }))).toEqual({ word: 'sent', sends: 1 });
    expect(await states(ref)).toEqual(['email li accepted']);
    expect(await tell(event('Delivery', 'token'))).toEqual({ word: 'delivered', sends: 1 });
    expect(await states(ref)).toEqual(['email li delivered']);
    expect(alerts.take(now + minutes(20))).toEqual([]);
  });

  it('alerts another way at once when it bounced, and once for two such events', async () => {
    const ref = await mailed();
    await sentLog.note('token', [ref], now);
    now += minutes(1);
    expect(await tell(event('Bounce', 'token', bounce))).toEqual({
      word: 'bounced',
      reason: 'bounced: Permanent/Suppressed',
      sends: 1,
    });
    await tell(event('Bounce', 'token', bounce));
    expect(await states(ref)).toEqual(['email li broken', 'email chen pending']);
    expect((await sendsOf(ref))[0]?.reason).toBe('bounced: Permanent/Suppressed');
    expect(alerts.take(now)).toMatchObject([{ channel: 'email', notBefore: now }]);
  });

  it('is not hidden when the proof of the delivery arrives after the bounce, with the same time', async () => {
    const ref = await mailed();
    await sentLog.note('token', [ref], now);
    await Promise.all([tell(event('Bounce', 'token', bounce)), tell(event('Delivery', 'token'))]);
    expect(await states(ref)).toEqual(['email li broken', 'email chen pending']);
    expect(alerts.take(now)).toHaveLength(1);
  });

  it('alerts nobody when the thread has been answered', async () => {
    const ref = await mailed();
    await sentLog.note('token', [ref], now);
    const rules = rulesOf(settings);
    await record(
      { threads, alerts, change: coalescing(), rules },
      thread('111-1111111-1111111'),
      [reply('r1', now)],
      now,
    );
    await tell(event('Complaint', 'token', { complaint: { complaintFeedbackType: 'abuse' } }));
    expect(await states(ref)).toEqual(['email li broken']);
    expect(alerts.take(now)).toEqual([]);
  });

  it('applies to each send of a digest, and the new alerts are queued together', async () => {
    const refs = await Promise.all(
      Array.from({ length: 30 }, (_, index) => mailed(`111-0000000-${1_000_000 + index}`)),
    );
    await sentLog.note('digest', refs, now);
    let puts = 0;
    deps = {
      ...deps,
      alerts: {
        put(requests, instant) {
          puts += 1;
          return alerts.put(requests, instant);
        },
      },
    };
    expect((await tell(event('Bounce', 'digest', bounce))).sends).toBe(30);
    for (const ref of refs) expect((await states(ref))[1]).toBe('email chen pending');
    expect(puts).toBe(1);
    // The most urgent leaves alone, the rest a little later as a digest.
    expect(alerts.take(now + seconds(5)).map(({ sends }) => sends.length)).toEqual([1, 29]);
  });

  it('is retried when one thread of a digest could not be saved, and the others are queued', async () => {
    const refs = [await mailed('111-0000000-0000001'), await mailed('111-0000000-0000002')];
    await sentLog.note('digest', refs, now);
    const save = threads.save.bind(threads);
    threads.save = (one, ...rest) =>
      one.thread.id === refs[0]?.threadId ? Promise.reject(new Error('throttled')) : save(one, ...rest);
    await expect(tell(event('Bounce', 'digest', bounce))).rejects.toThrow('throttled');
    expect(alerts.take(now).flatMap(({ sends }) => sends.map(({ threadId }) => threadId))).toEqual([
      refs[1]?.threadId,
    ]);
    threads.save = save;
    await tell(event('Bounce', 'digest', bounce));
    expect(await states(refs[0]!)).toEqual(['email li broken', 'email chen pending']);
  });

  it('is ignored when it belongs to no alert, to a forgotten or deleted thread, or is of an unknown type', async () => {
    const ref = await mailed();
    await sentLog.note('token', [ref], now);
    await sentLog.note('gone', [{ threadId: 'acme-us.gone', sendKey: 'key' }], now);
    expect(await tell(event('Bounce', undefined, bounce))).toMatchObject({ sends: 0 });
    expect(await tell(event('Bounce', 'another', bounce))).toMatchObject({ sends: 0 });
    expect(await tell(event('Bounce', 'gone', bounce))).toMatchObject({ sends: 1 });
    expect(await tell(event('Subscription', 'token'))).toEqual({ word: 'unknown', sends: 0 });
    expect(await states(ref)).toEqual(['email li accepted']);
  });
});

describe('an event', () => {
  it.each([
    ['Send', {}, { word: 'sent' }],
    ['Delivery', {}, { word: 'delivered' }],
    ['Bounce', bounce, { word: 'bounced', reason: 'bounced: Permanent/Suppressed' }],
    ['Bounce', {}, { word: 'bounced', reason: 'bounced' }],
    [
      'Bounce',
      { bounce: { bounceType: 'Transient', bounceSubType: 'li@acme.example' } },
      { word: 'bounced', reason: 'bounced: Transient/unspecified' },
    ],
    [
      'Complaint',
      { complaint: { complaintFeedbackType: 'abuse', complaintSubType: null } },
      { word: 'complained', reason: 'marked as spam: abuse' },
    ],
    [
      'Complaint',
      { complaint: { complaintSubType: 'OnAccountSuppressionList' } },
      { word: 'complained', reason: 'marked as spam: OnAccountSuppressionList' },
    ],
    ['Complaint', { complaint: { complaintFeedbackType: 'not-spam' } }, 'nothing'],
    [
      'Reject',
      { reject: { reason: 'Bad content' } },
      { word: 'rejected', reason: 'rejected by SES: Bad content' },
    ],
    [
      'Rendering Failure',
      { failure: { errorMessage: 'for li@acme.example' } },
      { word: 'rejected', reason: 'rejected by SES: rendering failure' },
    ],
    ['DeliveryDelay', { deliveryDelay: { delayType: 'MailboxFull' } }, 'nothing'],
    ['Open', {}, 'unknown'],
  ])('%s with %j becomes %j', (type, details, said) => {
    expect(wordOf(deliveryEventSchema.parse(event(type, 'token', details)))).toEqual(said);
  });

  it('without a type or a mail is invalid', () => {
    expect(deliveryEventSchema.safeParse({ mail: { messageId: '1' } }).success).toBe(false);
    expect(deliveryEventSchema.safeParse({ eventType: 'Bounce' }).success).toBe(false);
    expect(deliveryEventSchema.safeParse({ notificationType: 'Bounce', mail: {} }).success).toBe(false);
  });
});
