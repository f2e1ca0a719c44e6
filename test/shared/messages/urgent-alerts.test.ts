import { describe, expect, it } from 'vitest';
import { webhookBodySchema } from '#shared/contracts/messages/webhook-body';
import { alertEmail, digestEmail } from '#shared/messages/alert-email';
import { alertLines } from '#shared/messages/alert-lines';
import { alertSlack, digestSlack } from '#shared/messages/alert-slack';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { digestPost } from '#shared/messages/chat-post';
import { FORMS } from '#shared/messages/webhooks/forms';
import { alertView } from '#test/builders/alert-view';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const hurt = alertView({
  rank: 'hurt',
  urgent: { level: 1, reason: 'burn', words: ['hand … burnt'] },
  orderId: '302-0000000-0000001',
});
const lawyer = alertView({
  rank: 'urgent',
  urgent: { level: 2, reason: 'lawyer', words: ['attorney'] },
});

describe('an alert because somebody may be hurt', () => {
  it('begins with that, then says the time left and what to do', () => {
    expect(alertLines(hurt, english)).toMatchObject({
      left: 'Somebody may be hurt (burn)',
      headline: '1 h left. Reply within 24 hours',
    });
    expect(alertLines(hurt, chinese).left).toBe('可能有人受伤（烧伤或烫伤）');
  });

  it('names the entries of our lists', () => {
    expect(alertLines(hurt, english).rows[0]).toEqual(['Urgent', 'burn. Found: hand … burnt']);
    expect(alertLines(hurt, chinese).rows[0]).toEqual(['紧急', '烧伤或烫伤。命中词条：hand … burnt']);
  });

  it('says it in the subject of a mail, and in the line that a chat shows', async () => {
    expect((await alertEmail(hurt, english)).subject).toBe(
      '[Somebody may be hurt (burn)] Buyer message unanswered: Acme EU, amazon.de, 302-0000000-0000001',
    );
    expect(alertSlack(hurt, english).text).toContain('Somebody may be hurt (burn)');
  });
});

it('a lawyer stands before the time left', () => {
  expect(alertLines(lawyer, english).left).toBe('Lawyer or court, 1 h left');
  expect(alertLines(lawyer, chinese).left).toBe('律师或诉讼，还剩 1 小时');
});

it('digests list what is urgent first, whatever falls due before', async () => {
  const views = [alertView({ dueAt: at('09:01') }), lawyer, hurt];
  expect((await digestEmail(views, english)).listed).toEqual([hurt, lawyer, views[0]]);
  expect(digestSlack(views, english).listed).toEqual([hurt, lawyer, views[0]]);
  expect(digestPost(views, english).rows.map(({ view }) => view)).toEqual([hurt, lawyer, views[0]]);
});

describe('by webhook', () => {
  const alert = (view: AlertView) => ({ id: 'a', view, loudness: 'loud', incident: 'i' }) as const;
  const frame = { reader: english, loudness: 'loud', called: [] } as const;

  it('a program gets level, reason and entries', () => {
    const { content } = FORMS.json.alerts([alert(hurt)], frame);
    expect(webhookBodySchema.parse(content).alerts[0]?.urgent).toEqual(hurt.urgent);
  });

  it('an incident is critical where somebody may be hurt, however long the deadline', () => {
    const later = { dueAt: at('2026-03-03T09:00') };
    const severityOf = (view: AlertView) =>
      JSON.stringify(FORMS.pagerduty.alerts([alert(view)], frame).content);
    expect(severityOf({ ...hurt, ...later })).toContain('"critical"');
    expect(severityOf({ ...lawyer, ...later })).not.toContain('"critical"');
  });
});

it('what became of the reader’s own answer is the news all the same', () => {
  expect(alertLines({ ...hurt, answer: { news: 'refused' } }, english).left).toBe('1 h left');
});
