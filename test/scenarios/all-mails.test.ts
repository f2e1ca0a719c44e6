import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

const US = 'us-7f3k9q2m@intake.acme.example';
const ORDER = '111-2233445-6677889';

let story: Story;
beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

/** A notice from Amazon's system as raw lines; `type` is its header. */
async function notice(
  type: string,
  subject: string,
  body: string,
  from = 'donotreply@amazon.com',
): Promise<void> {
  const raw = [
    `From: Amazon <${from}>`,
    `To: ${US}`,
    `Subject: ${subject}`,
    `Message-ID: <${subject.replaceAll(/\W/g, '')}@email.amazonses.com>`,
    ...(type === '' ? [] : [`X-Space-Notification-Type: ${type}`]),
    'Content-Type: text/plain; charset=utf-8',
    '',
    body,
    '',
  ].join('\r\n');
  await story.stack.takeIn({ raw: Buffer.from(raw), recipients: [US] });
  await story.stack.settle();
}
const recipients = async (): Promise<string[]> =>
  (await story.newAlerts()).map((line) => line.split(' ').slice(0, 3).join(' '));
const kinds = async (): Promise<string[]> => (await story.threads()).map(({ id }) => id).toSorted();
const post = async (id: string, body: object): Promise<{ status: number; body: string }> => {
  const answer = await story.stack.api({
    method: 'POST',
    url: `/api/threads/${id}/facts`,
    headers: { host: '127.0.0.1:4000', 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
    sourceIp: '127.0.0.1',
  });
  await story.stack.settle();
  return { status: answer.status, body: Buffer.from(answer.body).toString() };
};

describe('a claim', () => {
  it('alerts at once, by the deadline that its mail names, until it is decided', async () => {
    await story.buyerWrites();
    await notice(
      'A_Z_CLAIM_RESPONDENT_NOTIFY',
      `Action required: Claim received on order ${ORDER}`,
      'Please respond within 2 days.',
      'atoz-guarantee-no-reply@amazon.com',
    );
    expect(await kinds()).toEqual([`acme-us.${ORDER}`, `acme-us.${ORDER}.claim`]);
    expect(await story.newAlerts()).toEqual([
      '02T10:00 email chen@acme.example 2 days left',
      '02T10:00 email li@acme.example 还剩 2 天',
      '02T10:00 slack replywatch/slack/care 2 days left',
      '02T10:00 slack replywatch/slack/managers 2 days left',
    ]);
    await story.until('10:30');
    await story.sellerAnswers();
    expect(await kinds()).toEqual([`acme-us.${ORDER}.claim`]);
    await notice(
      'A_Z_CLAIM_RESPONDENT_CLOSE',
      `Claim Decision on Order ${ORDER}`,
      'The claim was denied.',
      'atoz-guarantee-no-reply@amazon.com',
    );
    await story.until('03-05T10:00');
    expect(await story.newAlerts()).toEqual([
      `02T10:33 slack replywatch/slack/care ✓ Acme US, amazon.com, ${ORDER}`,
      `02T10:33 slack replywatch/slack/managers ✓ Acme US, amazon.com, ${ORDER}`,
    ]);
    expect((await story.threads()).map(({ id }) => id)).not.toContain(`acme-us.${ORDER}.claim`);
  });
});

describe('a return', () => {
  it('that waits for the seller alerts people until the refund; one that Amazon authorised alerts nobody', async () => {
    await notice(
      'RETURN_REQUEST',
      'Return authorization request for order 111-0000000-0000001',
      'Please decide.',
    );
    await notice(
      'RETURN_REQUEST',
      'Return authorization notification for order 111-0000000-0000002',
      'Done.',
    );
    expect(await kinds()).toEqual(['acme-us.111-0000000-0000001.return']);
    await story.until('22:01');
    expect(await recipients()).toEqual(['02T22:00 slack replywatch/slack/care']);
    await notice('REFUND_ISSUED', 'Refund initiated for order 111-0000000-0000001', 'Done.');
    await story.until('03-05T10:00');
    expect(await story.newAlerts()).toEqual([
      '02T22:04 slack replywatch/slack/care ✓ Acme US, amazon.com, 111-0000000-0000001',
    ]);
  });
});

describe('an answer that Amazon refused', () => {
  it('lets the clock go on as if it had never been sent', async () => {
    await story.buyerWrites();
    await story.until('12:00');
    await story.sellerAnswers();
    expect(await kinds()).toEqual([]);
    await story.until('12:05');
    await notice(
      'BUYER_OPTED_OUT_BSM_MESSAGES',
      'Your message could not be delivered',
      `Your message of 2 March about (${ORDER}) to mailto:k3v9x2m7q1w8z5t4@marketplace.amazon.com was not delivered.`,
      'auto-communication@amazon.com',
    );
    expect((await story.threads())[0]).toMatchObject({
      firstUnansweredAt: '2026-03-02T10:00:00.000Z',
      clocks: [{ name: 'reply', dueAt: '2026-03-03T10:00:00.000Z' }, {}, {}],
    });
    await story.until('22:01');
    expect(await recipients()).toEqual(['02T22:00 slack replywatch/slack/care']);
  });
});

describe('an automatic answer', () => {
  it('stops nothing, until a person says on the page of the alert that a person sent it', async () => {
    await story.buyerWrites();
    await story.until('10:01');
    await story.sellerAnswers();
    const [thread] = await story.threads();
    expect(thread).toMatchObject({ doubtfulReplies: [{ reason: 'automatic' }] });
    await story.until('22:01');
    expect(JSON.stringify(story.stack.outbox())).toContain('A reply went out that looks automatic');
    const said = { act: 'reply-confirmed', reply: thread!.doubtfulReplies[0]!.id, person: 'ana' };
    expect(await story.acts('replywatch/slack/care', said)).toContain(
      'a person sent the reply, so it counts',
    );
    expect(await kinds()).toEqual([]);
  });
});

describe('a copy of an answer without an order', () => {
  it('answers the only buyer of its name; if none fits, a person is asked after a day and picks one', async () => {
    await story.buyerWrites({ orderId: undefined, buyerName: 'Robin' });
    await story.until('11:00');
    await story.sellerAnswers({ orderId: undefined, buyerName: 'Robin' });
    expect(await kinds()).toEqual([]);
    await story.sellerAnswers({
      orderId: undefined,
      buyerName: 'Kim',
      messageId: '<kim@email.amazonses.com>',
    });
    const [copy] = await story.threads();
    expect(copy).toMatchObject({ kind: 'unmatched-reply' });
    await story.until('03-03T10:59');
    expect(await story.newAlerts()).toEqual([]);
    await story.until('03-03T11:01');
    expect(await story.newAlerts()).toEqual(['03T11:00 slack replywatch/slack/care due now']);
    const { status } = await post(copy!.id, {
      type: 'no-response-needed',
      by: 'li',
      reason: 'sent by mistake',
    });
    expect(status).toBe(200);
    expect(await kinds()).toEqual([]);
  });
});

describe('thanks', () => {
  it('alert nobody until the last step before the deadline, and then go on', async () => {
    await story.buyerWrites({ text: 'Thank you!' });
    expect((await story.threads())[0]).toMatchObject({ probablyNeedsNoAnswer: true });
    await story.until('03-03T08:59');
    expect(await story.newAlerts()).toEqual([]);
    await story.until('03-03T10:01');
    expect((await recipients()).map((line) => line.slice(0, 14))).toEqual([
      '03T09:00 email',
      '03T09:00 email',
      '03T09:00 slack',
      '03T10:00 email',
      '03T10:00 slack',
    ]);
  });
});

describe('alerts and health', () => {
  it('say that answers are not seen until the first copy of one arrived', async () => {
    const warning = 'Replywatch has not seen a reply from amazon.com yet';
    await story.buyerWrites();
    expect((await story.get('/api/health')).body).toContain(warning);
    await story.until('22:01');
    expect(JSON.stringify(story.stack.outbox())).toContain(warning);
    await story.sellerAnswers();
    const health = JSON.parse((await story.get('/api/health')).body) as { stores: Record<string, unknown>[] };
    expect(health.stores[0]).toMatchObject({
      warning: null,
      lastMessageAt: '2026-03-02T10:00:00.000Z',
      lastReplyAt: '2026-03-02T22:01:00.000Z',
    });
    expect(health.stores[1]).toMatchObject({ lastReplyAt: null });
  });
});

describe('the buyer’s words', () => {
  it('appear in the e-mail and in the API, cut, and never in Slack', async () => {
    const secret = 'xylophone-parcel';
    await story.buyerWrites({ text: `Where is my ${secret}? ${'word '.repeat(300)}` });
    await story.until('03-03T06:01');
    const outbox = story.stack.outbox();
    const mails = outbox.filter(({ channel }) => channel === 'email');
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain(secret);
    expect(JSON.stringify(outbox.filter(({ channel }) => channel === 'slack'))).not.toContain(secret);
    const [thread] = await story.threads();
    expect(JSON.stringify(thread)).not.toContain(secret);
    const { body } = await story.get(`/api/threads/${thread!.id}`);
    const { excerpt } = JSON.parse(body) as { excerpt: string };
    expect(excerpt).toContain(secret);
    expect(excerpt).toHaveLength(500);
  });
});
