import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory('10:00');
});
afterAll(async () => {
  await story.stack.stop();
});

const figures = async (): Promise<unknown> =>
  (JSON.parse((await story.get('/api/figures?days=7&store=acme-us')).body) as { figures: unknown }).figures;

it('a day’s figures follow what happened: answered, refused, answered late', async () => {
  await story.buyerWrites();
  expect(await figures()).toMatchObject([{ messages: 1, pending: 1, responseRate: null }]);
  await story.until('12:00');
  await story.sellerAnswers();
  expect(await figures()).toMatchObject([{ answeredInTime: 1, responseRate: 1, backlog: [0, 0, 0, 0, 0] }]);

  const refusal = [
    'From: auto-communication@amazon.com',
    'Subject: not delivered',
    'Message-ID: <refused@email.amazonses.com>',
    'X-Space-Notification-Type: BUYER_OPTED_OUT_BSM_MESSAGES',
    '',
    'Your message about (111-2233445-6677889) was not delivered.',
  ].join('\r\n');
  await story.stack.takeIn({ raw: Buffer.from(refusal), recipients: ['us-7f3k9q2m@intake.acme.example'] });
  await story.stack.settle();
  expect(await figures()).toMatchObject([{ messages: 1, pending: 1, responseRate: null }]);

  await story.until('03-03T16:00');
  await story.sellerAnswers({ messageId: '<again@email.amazonses.com>', text: 'Another answer' });
  expect(await figures()).toMatchObject([
    { messages: 1, late: 1, responseRate: 0, firstResponse: { medianMs: 108_000_000 } },
  ]);
});
