import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

const ORDER = '111-2233445-6677889';

let story: Story;
beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

async function event(changes: object): Promise<void> {
  await story.stack.notify(
    JSON.stringify({
      notificationVersion: '1.0',
      notificationType: 'REPLYWATCH_MESSAGE',
      payloadVersion: '1',
      payload: {
        eventId: 'ticket-1',
        store: 'acme-us',
        marketplaceId: 'ATVPDKIKX0DER',
        orderId: ORDER,
        conversationId: 'ticket-1',
        direction: 'buyer',
        occurredAt: '2026-03-02T10:00:30Z',
        ...changes,
      },
    }),
  );
  await story.stack.settle();
}

it('a message is alerted once, whether it came by mail, as an event, or both, and repeated; one answer stops it', async () => {
  await event({});
  await event({});
  await story.buyerWrites();
  expect(await story.threads()).toMatchObject([
    { id: `acme-us.${ORDER}`, waiting: 1, firstUnansweredAt: '2026-03-02T10:00:00.000Z' },
  ]);
  await story.until('22:01');
  expect(await story.newAlerts()).toEqual(['02T22:00 slack replywatch/slack/care 12 h left']);
  await event({ eventId: 'answer', direction: 'seller', occurredAt: '2026-03-02T22:01:00Z' });
  expect(await story.threads()).toEqual([]);
  await story.until('03-05T10:00');
  expect(await story.newAlerts()).toEqual([
    `02T22:04 slack replywatch/slack/care ✓ Acme US, amazon.com, ${ORDER}`,
  ]);
});

it('an invalid event is dead-lettered, shows in the health report, and blocks nothing', async () => {
  await story.stack.notify('not even JSON');
  await event({ text: 'Where is my parcel?' });
  await event({});
  await story.until('11:00');
  const { body } = await story.get('/api/health');
  const { queues } = JSON.parse(body) as { queues: { name: string; deadLetters: number }[] };
  expect(queues.find(({ name }) => name === 'events')).toMatchObject({ deadLetters: 2 });
  expect(await story.threads()).toHaveLength(1);
});
