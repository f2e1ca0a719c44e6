import { afterEach, beforeEach, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

let story: Story;

beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

const CARE = 'slack replywatch/slack/care';
const ORDER = '111-2233445-6677889';
const OTHER = '111-9081726-3544536';
/** What was posted or sent since the last look, whole: day, time, channel, recipient, text. */
async function said(): Promise<string[]> {
  const lines = story.stack
    .outbox()
    .map(({ at, channel, to, subject, text }) =>
      [at.slice(8, 16), channel, to.join(), channel === 'slack' ? text : subject].join(' '),
    );
  await story.stack.clearOutbox();
  return lines;
}

it('an answer after two Slack alerts gets one line in that channel, once, and none by e-mail', async () => {
  await story.buyerWrites();
  await story.until('03-03T06:30');
  expect(await story.newAlerts()).toEqual([
    `02T22:00 ${CARE} 12 h left`,
    '03T06:00 email li@acme.example 还剩 4 小时',
    `03T06:00 ${CARE} 4 h left`,
  ]);
  await story.sellerAnswers();
  expect(await said()).toEqual([]);
  await story.until('03-06T12:00');
  expect(await said()).toEqual([
    `03T06:33 ${CARE} ✓ Acme US, amazon.com, ${ORDER}: answered through Amazon, 3 h 30 min before the deadline (06:30 Tue 3 Mar, UTC)`,
  ]);
  expect((await story.get(`/api/threads/acme-us.${ORDER}`)).body).toContain(
    'care: closing line by Slack, accepted',
  );
});

it('a refusal before the line leaves takes it back; after one that comes later only alerts follow', async () => {
  const refusal = (id: string): Promise<void> =>
    story.stack
      .takeIn({
        raw: Buffer.from(
          [
            'From: auto-communication@amazon.com',
            'Subject: not delivered',
            `Message-ID: <${id}@email.amazonses.com>`,
            'X-Space-Notification-Type: BUYER_OPTED_OUT_BSM_MESSAGES',
            '',
            `Your message about (${ORDER}) was not delivered.`,
          ].join('\r\n'),
        ),
        recipients: ['us-7f3k9q2m@intake.acme.example'],
      })
      .then(() => story.stack.settle());
  await story.buyerWrites();
  await story.until('22:30');
  await story.newAlerts();
  await story.sellerAnswers();
  await story.until('22:31');
  await refusal('one');
  await story.until('03-03T05:00');
  expect(await said()).toEqual([]);
  await story.sellerAnswers({ messageId: '<second@email.amazonses.com>' });
  await story.until('03-03T05:04');
  expect(await said()).toEqual([expect.stringContaining(`✓ Acme US, amazon.com, ${ORDER}: answered`)]);
  await refusal('two');
  await story.until('03-03T06:30');
  expect(await story.newAlerts()).toEqual([
    '03T06:00 email li@acme.example 还剩 4 小时',
    `03T06:00 ${CARE} 4 h left`,
  ]);
  await story.sellerAnswers({ messageId: '<third@email.amazonses.com>' });
  await story.until('03-03T12:00');
  expect(await said()).toEqual([]);
});

it('two threads answered in the same minute are one post, which says who said so', async () => {
  await story.buyerWrites();
  await story.buyerWrites({ orderId: OTHER, token: 'OTHER', messageId: '<other@amazonses.com>' });
  await story.until('22:30');
  await story.newAlerts();
  await story.sellerAnswers();
  await story.post(`/api/threads/acme-us.${OTHER}/facts`, {
    type: 'no-response-needed',
    by: 'ana',
    reason: 'spam',
  });
  await story.until('22:40');
  const [post, ...others] = await said();
  expect(others).toEqual([]);
  const [title, ...lines] = post?.split('\n') ?? [];
  expect(title).toBe(`02T22:33 ${CARE} 2 closed`);
  expect(lines.toSorted()).toEqual([
    `✓ Acme US, amazon.com, ${ORDER}: answered through Amazon, 11 h 30 min before the deadline (22:30 Mon 2 Mar, UTC)`,
    `✓ Acme US, amazon.com, ${OTHER}: no response needed, says Ana Ruiz, 11 h 30 min before the deadline (22:30 Mon 2 Mar, UTC)`,
  ]);
});
