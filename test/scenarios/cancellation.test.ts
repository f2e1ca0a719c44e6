import { afterEach, beforeEach, expect, it } from 'vitest';
import { MOCK_APPLICATION } from '#infra/local/sp-api/sp-api-settings';
import { camel, ORDER, type OrderChange, orderChange } from '#test/builders/sp-api-notification';
import { startStory, type Story } from './story.ts';

let story: Story;
beforeEach(async () => {
  story = await startStory('10:00', { spApiMock: { document: () => undefined } });
});
afterEach(async () => {
  await story.stack.stop();
});

const metadata = (id: string, changes: object = {}): object => ({
  ApplicationId: MOCK_APPLICATION,
  SubscriptionId: 'sub-acme-us-na-ORDER_CHANGE',
  PublishTime: '2026-03-02T10:00:05.000Z',
  NotificationId: id,
  ...changes,
});
async function comes(id: string, change: OrderChange, changes: object = {}): Promise<void> {
  await story.stack.notify(JSON.stringify(orderChange(change, { metadata: metadata(id, changes) })));
  await story.stack.settle();
}

it('the buyer asks to cancel an unshipped order: thread, clock, alerts; the order is cancelled: no more alerts', async () => {
  await comes('1', { at: '2026-03-02T10:00:00Z' });
  expect(await story.threads()).toMatchObject([
    {
      id: `acme-us.${ORDER}.cancellation`,
      kind: 'cancellation',
      orderId: ORDER,
      marketplaceId: 'ATVPDKIKX0DER',
      clocks: [{ name: 'cancellation', dueAt: '2026-03-03T10:00:00.000Z', state: 'running' }],
    },
  ]);
  expect(await story.newAlerts()).toEqual(['02T10:00 slack replywatch/slack/care 24 h left']);
  await story.until('22:01');
  expect(await story.newAlerts()).toEqual([
    '02T22:00 email li@acme.example 还剩 12 小时',
    '02T22:00 slack replywatch/slack/care 12 h left',
  ]);
  await comes('2', { type: 'OrderStatusChange', status: 'Canceled', at: '2026-03-02T22:30:00Z' });
  expect(await story.threads()).toEqual([]);
  await story.until('03-05T10:00');
  expect(await story.newAlerts()).toEqual([
    '02T22:04 slack replywatch/slack/care ✓ Acme US, amazon.com, 903-8868176-2219830',
  ]);
});

it('an order that shipped before its request arrived alerts nobody, and other orders make no visible thread', async () => {
  await comes('2', { type: 'OrderStatusChange', status: 'Shipped', at: '2026-03-02T10:00:30Z' });
  await comes('1', { at: '2026-03-02T10:00:00Z' });
  await comes('3', { type: 'OrderStatusChange', status: 'Shipped', orderId: '903-0000000-0000001' });
  await story.until('03-05T10:00');
  expect(await story.newAlerts()).toEqual([]);
  expect((await story.threads('all')).map(({ id }) => id)).toEqual([`acme-us.${ORDER}.cancellation`]);
});

it('foreign, malformed and unknown notifications are dead-lettered at once, counted in the health report, and alert nobody', async () => {
  await comes('1', {}, { ApplicationId: 'amzn1.sellerapps.app.another' });
  await comes('2', { orderId: 'no order' });
  await story.stack.notify(
    JSON.stringify({
      ...(camel(orderChange({}, { metadata: metadata('4') })) as object),
      notificationType: 'SOMETHING_NEW',
    }),
  );
  await comes('3', {}, { SubscriptionId: 'of another' });
  await story.until('10:30');
  const health = JSON.parse((await story.get('/api/health')).body) as {
    queues: { name: string; visible: number; deadLetters: number }[];
    setAside: { queue: string; reason: string; type: string; count: number }[];
    spApi: { accounts: { store: string; region: string; subscriptions: string[]; problems: string[] }[] };
  };
  expect(health.queues.find(({ name }) => name === 'notifications')).toMatchObject({
    visible: 0,
    deadLetters: 4,
  });
  expect(
    health.setAside.map(({ queue, reason, type, count }) => `${queue} ${reason} ${type} ${count}`).toSorted(),
  ).toEqual([
    'notifications foreign ORDER_CHANGE 2',
    'notifications malformed ORDER_CHANGE 1',
    'notifications unknown SOMETHING_NEW 1',
  ]);
  expect(health.spApi.accounts).toMatchObject([
    {
      store: 'acme-us',
      region: 'na',
      subscriptions: ['ORDER_CHANGE', 'ACCOUNT_STATUS_CHANGED', 'REPORT_PROCESSING_FINISHED'],
      problems: [],
    },
    { store: 'acme-eu', region: 'eu', problems: [] },
  ]);
  expect(await story.threads()).toEqual([]);
  expect(await story.newAlerts()).toEqual([]);
});
