import { beforeEach, describe, expect, it } from 'vitest';
import {
  ingestNotification,
  type IngestNotificationDeps,
} from '#functions/ingest-notification/ingest-notification';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { notificationSchema } from '#shared/contracts/messages/notification';
import { rulesOf } from '#shared/contracts/settings/rules';
import { foldThread } from '#shared/domain/thread/fold';
import { readMail } from '#shared/mail/read-mail';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memoryReportTasks } from '#test/fakes/memory-sp-api-stores';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const ORDER = '111-2233445-6677889';
const RELAY = 'k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.com';
let deps: IngestNotificationDeps;

beforeEach(() => {
  deps = {
    threads: memoryThreadStore(),
    alerts: memoryAlertQueue(),
    change: changeThread,
    settings: memorySettings(shop()),
    subscriptions: { find: () => Promise.resolve(undefined) },
    reports: memoryReportTasks(),
    now: () => at('12:00'),
  };
});

const event = (changes: object = {}): object => ({
  eventId: 'ticket-1',
  store: 'acme-us',
  marketplaceId: 'ATVPDKIKX0DER',
  orderId: ORDER,
  conversationId: RELAY,
  direction: 'buyer',
  occurredAt: '2026-03-02T10:00:20Z',
  ...changes,
});
const send = (payload: unknown, type = 'REPLYWATCH_MESSAGE') =>
  ingestNotification(deps, {
    body: JSON.stringify({
      notificationVersion: '1.0',
      notificationType: type,
      payloadVersion: '1',
      payload,
    }),
    messageId: 'message-1',
    receiveCount: 1,
    source: 'events',
  });
const cycleOf = async (id = `acme-us.${ORDER}`) => {
  const [stored] = await deps.threads.load([id], at('12:00'));
  return stored && foldThread(stored.thread, at('12:00'));
};
const mailComes = async (): Promise<void> => {
  const reading = await readMail({
    raw: await amazonMail.buyerMessage(),
    notification: mailNotification({ at: at('10:00') }),
    intake: { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: [] },
    mailKey: 'mail/1',
    hash: (text) => text,
  });
  await record({ ...deps, rules: rulesOf(shop()) }, reading.subject, reading.facts, at('12:00'));
};

describe('a message event', () => {
  it('alone starts the clock of its order, at its own instant', async () => {
    await send(event());
    expect(await cycleOf()).toMatchObject({ startedAt: at('10:00') + 20_000, messages: [{ trusted: true }] });
  });

  it('before or after the mail of the same message, and repeated, is one message and one clock', async () => {
    await mailComes();
    await send(event());
    await send(event());
    expect(await cycleOf()).toMatchObject({ startedAt: at('10:00'), messages: [{ mail: 'mail/1' }] });
    deps = { ...deps, threads: memoryThreadStore() };
    await send(event());
    await mailComes();
    expect(await cycleOf()).toMatchObject({ startedAt: at('10:00'), messages: [{ mail: 'mail/1' }] });
    expect((await cycleOf())?.messages).toHaveLength(1);
  });

  it('of the seller stops the clock; an automatic one does not', async () => {
    await send(event());
    const answer = { direction: 'seller', occurredAt: '2026-03-02T11:00:00Z' };
    await send(event({ ...answer, eventId: 'auto', automatic: true }));
    expect((await cycleOf())?.ended).toBeUndefined();
    await send(event({ ...answer, eventId: 'answer', occurredAt: '2026-03-02T11:30:00Z' }));
    expect((await cycleOf())?.ended).toEqual({ at: at('11:30'), by: 'reply' });
  });

  it('says that no answer is needed', async () => {
    await send(event());
    await send(event({ eventId: '2', direction: 'no-response-needed', occurredAt: '2026-03-02T11:00:00Z' }));
    expect((await cycleOf())?.ended?.by).toBe('no-response-needed');
  });

  it('without an order belongs to its conversation: the mail’s, or one from the sender', async () => {
    const [byRelay] = (await send(event({ orderId: undefined }))).threadIds;
    expect(byRelay).toMatch(/^acme-us\.case-[0-9a-f]{24}$/);
    const [own = ''] = (await send(event({ orderId: undefined, eventId: '2', conversationId: 'ticket 77' })))
      .threadIds;
    expect(own).not.toBe(byRelay);
    expect(JSON.stringify(await deps.threads.load([own], at('12:00')))).not.toContain('ticket 77');
    const [same] = (
      await send(
        event({
          orderId: undefined,
          eventId: '3',
          conversationId: 'ticket 77',
          direction: 'seller',
          occurredAt: '2026-03-02T11:00:00Z',
        }),
      )
    ).threadIds;
    expect(same).toBe(own);
  });

  it('may use either spelling of the envelope', () => {
    const pascal = {
      NotificationType: 'A',
      PayloadVersion: '1',
      Payload: { a: 1 },
      NotificationMetadata: {},
    };
    expect(notificationSchema.parse(pascal)).toMatchObject({
      notificationType: 'A',
      payloadVersion: '1',
      payload: { a: 1 },
    });
  });
});

describe('a dead letter', () => {
  it.each([
    [event({ orderId: '111' }), 'the payload does not pass its schema at: orderId'],
    [event({ text: 'Where is my parcel?' }), 'at: the whole'],
    [event({ occurredAt: 'yesterday' }), 'at: occurredAt'],
    [event({ marketplaceId: 'X' }), 'at: marketplaceId'],
    [event({ store: 'nowhere' }), 'a store that is not in the settings'],
    [event({ direction: 'seller', occurredAt: '2026-03-02T12:05:01Z' }), 'is in the future'],
    [undefined, 'at: payload'],
  ])('says why, and nothing of the content', async (payload, reason) => {
    await expect(send(payload)).rejects.toThrow(reason);
    expect(await deps.threads.all()).toEqual([]);
  });

  it('is also made for an unknown type', async () => {
    await expect(send({}, 'SOMETHING_NEW')).rejects.toThrow('of a type or version that is not known');
  });
});
