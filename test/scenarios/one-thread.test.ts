import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { amazonMail } from '#test/builders/amazon-mail';
import { startStory, type Story } from './story.ts';

let story: Story;

beforeEach(async () => {
  story = await startStory('10:00');
});
afterEach(async () => {
  await story.stack.stop();
});

const CARE = 'slack replywatch/slack/care';
const CLOSED = '✓ Acme US, amazon.com, 111-2233445-6677889';
const MANAGERS = 'slack replywatch/slack/managers';

describe('a mail at 10:00 from a US buyer', () => {
  it('alerts at 22:00 and 06:00; an acknowledgement at 06:10 has expired by 09:00', async () => {
    await story.buyerWrites();
    await story.until('21:59');
    expect(await story.newAlerts()).toEqual([]);
    await story.until('22:00');
    expect(await story.newAlerts()).toEqual([`02T22:00 ${CARE} 12 h left`]);
    await story.until('03-03T06:10');
    const morning = [`03T06:00 email li@acme.example 还剩 4 小时`, `03T06:00 ${CARE} 4 h left`];
    expect(story.stack.outbox().map((entry) => entry.at)).toEqual([
      '2026-03-03T06:00:00.000Z',
      '2026-03-03T06:00:00.000Z',
    ]);
    expect(await story.acts('li@acme.example')).toContain('已由 Li Wei 认领');
    expect((await story.threads())[0]?.acknowledgedBy).toBe('li');
    expect(await story.newAlerts()).toEqual(morning);
    await story.until('03-03T09:59');
    expect(await story.newAlerts()).toEqual([
      '03T09:00 email ana@acme.example 1 h left',
      '03T09:00 email li@acme.example 还剩 1 小时',
      `03T09:00 ${CARE} 1 h left`,
    ]);
  });

  it('held by an acknowledgement at 07:30: at 09:00 others are alerted, at 09:30 the alerts go on', async () => {
    await story.buyerWrites();
    await story.until('03-03T07:30');
    await story.acts('li@acme.example');
    await story.newAlerts();
    await story.until('03-03T09:59');
    expect(await story.newAlerts()).toEqual([
      '03T09:00 email ana@acme.example 1 h left',
      `03T09:00 ${CARE} 1 h left`,
      '03T09:30 email li@acme.example 还剩 30 分钟',
    ]);
  });

  it('has one deadline, whatever else the same buyer writes', async () => {
    await story.buyerWrites();
    await story.until('15:00');
    await story.buyerWrites({ token: 'SECOND', messageId: '<second@amazonses.com>', text: 'Hello?' });
    expect(await story.threads()).toMatchObject([
      {
        waiting: 2,
        firstUnansweredAt: '2026-03-02T10:00:00.000Z',
        clocks: [{ dueAt: '2026-03-03T10:00:00.000Z' }, {}, {}],
      },
    ]);
    await story.until('03-03T01:00');
    expect(await story.newAlerts()).toEqual([`02T22:00 ${CARE} 12 h left`]);
  });

  it('ends with a copy of the answer; a new message starts a new clock', async () => {
    await story.buyerWrites();
    await story.until('22:30');
    await story.newAlerts();
    await story.sellerAnswers();
    expect(await story.threads()).toEqual([]);
    expect(await story.threads('answered')).toMatchObject([{ state: 'answered', nextStep: null }]);
    await story.until('03-03T12:00');
    expect(await story.newAlerts()).toEqual([`02T22:33 ${CARE} ${CLOSED}`]);
    await story.buyerWrites({ token: 'NEXT', messageId: '<next@amazonses.com>' });
    await story.until('03-04T12:00');
    expect(await story.newAlerts()).toEqual([
      `04T00:00 ${CARE} 12 h left`,
      '04T08:00 email li@acme.example 还剩 4 小时',
      `04T08:00 ${CARE} 4 h left`,
      '04T11:00 email ana@acme.example 1 h left',
      '04T11:00 email li@acme.example 还剩 1 小时',
      `04T11:00 ${CARE} 1 h left`,
      '04T12:00 email chen@acme.example due now',
      `04T12:00 ${MANAGERS} due now`,
    ]);
  });

  it('delivered five times is one message, and alerts once', async () => {
    for (let copy = 0; copy < 5; copy += 1)
      await story.buyerWrites({ messageId: `<copy-${copy}@amazonses.com>` });
    expect(await story.threads()).toMatchObject([{ waiting: 1 }]);
    await story.until('22:00');
    expect(await story.newAlerts()).toEqual([`02T22:00 ${CARE} 12 h left`]);
  });

  it('whose answer arrived first is answered', async () => {
    await story.until('10:05');
    await story.sellerAnswers();
    await story.stack.takeIn({
      raw: await amazonMail.buyerMessage(),
      recipients: ['us-7f3k9q2m@intake.acme.example'],
      receivedAt: Date.UTC(2026, 2, 2, 10),
    });
    await story.stack.settle();
    expect(await story.threads()).toEqual([]);
    await story.until('03-03T12:00');
    expect(await story.newAlerts()).toEqual([]);
  });

  it('is not ended by an unproven copy of an answer', async () => {
    await story.buyerWrites();
    await story.sellerAnswers({ dmarc: 'FAIL' });
    await story.until('22:00');
    expect(JSON.stringify(story.stack.outbox())).toContain('nothing proves that Amazon sent it');
    expect(await story.newAlerts()).toEqual([`02T22:00 ${CARE} 12 h left`]);
  });
});

describe('a mail that nobody understands', () => {
  it('is a thread that alerts, until a person says that they have seen it', async () => {
    await story.stack.takeIn({
      raw: Buffer.from('From: a@b.example\r\nSubject: ?\r\n\r\nSecret words\r\n'),
      recipients: ['us-7f3k9q2m@intake.acme.example'],
    });
    await story.stack.settle();
    expect(await story.threads()).toMatchObject([
      { kind: 'unknown', state: 'open', clocks: [{ name: 'review' }] },
    ]);
    await story.until('22:00');
    expect(JSON.stringify(story.stack.outbox())).not.toContain('Secret words');
    expect(await story.acts('replywatch/slack/care', { person: 'ana' })).toContain(
      'Ana Ruiz has dealt with it',
    );
    expect(await story.newAlerts()).toEqual([`02T22:00 ${CARE} 12 h left`]);
    await story.until('03-05T10:00');
    expect(await story.newAlerts()).toEqual([`02T22:03 ${CARE} ✓ Acme US, amazon.com, unrecognized mail`]);
    expect(await story.threads('answered')).toMatchObject([{ kind: 'unknown' }]);
  });
});

describe('health', () => {
  it('shows the queues, the last mail of each address, and that nothing due was left out', async () => {
    await story.buyerWrites();
    await story.until('03-03T12:00');
    const health: unknown = JSON.parse((await story.get('/api/health')).body);
    expect(health).toMatchObject({
      now: '2026-03-03T12:00:00.000Z',
      dueNotAlerted: 0,
      queues: [
        { name: 'mail', visible: 0, inFlight: 0, oldestSeconds: null, deadLetters: 0 },
        { name: 'events', deadLetters: 0 },
        { name: 'email' },
        { name: 'slack' },
        { name: 'mail-events', visible: 0, deadLetters: 0 },
        { name: 'replies', visible: 0, deadLetters: 0 },
        { name: 'sign-in' },
      ],
      stores: [{ store: 'acme-us', lastMailAt: '2026-03-02T10:00:00.000Z' }, { lastMailAt: null }, {}],
    });
  });
});
