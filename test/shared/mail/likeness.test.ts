import { describe, expect, it } from 'vitest';
import type { Fact } from '#shared/domain/thread/fact';
import type { Intake } from '#shared/mail/open/intake';
import { subjectPattern } from '#shared/mail/likeness';
import { readMail } from '#shared/mail/read-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';

interface Mail {
  readonly from?: string;
  readonly subject?: string;
  readonly headers?: readonly string[];
  readonly body?: string;
  readonly dmarc?: string;
  readonly intake?: Partial<Intake>;
}

const INTAKE: Intake = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: [] };

async function factOf(mail: Mail): Promise<Fact | undefined> {
  const lines = [
    `From: ${mail.from ?? 'Tool <news@tool.example>'}`,
    `Subject: ${mail.subject ?? 'Your weekly report 12'}`,
    'To: us-7f3k9q2m@intake.acme.example',
    ...(mail.headers ?? ['Content-Type: text/plain; charset=utf-8']),
    '',
    mail.body ?? 'All is well.',
  ];
  const { facts } = await readMail({
    raw: Buffer.from(lines.join('\r\n')),
    notification: mailNotification(mail.dmarc === undefined ? {} : { dmarc: mail.dmarc }),
    intake: { ...INTAKE, ...mail.intake },
    hash: fixedHash,
  });
  return facts[0];
}

const likeOf = async (mail: Mail = {}): Promise<string | undefined> => {
  const fact = await factOf(mail);
  return fact?.type === 'unknown-mail' ? fact.like : undefined;
};

describe('what mails have in common', () => {
  it('is store, domain and subject but for its numbers and codes', async () => {
    const like = await likeOf();
    expect(like).toBeDefined();
    expect(await likeOf({ subject: 'YOUR weekly  report #9,471' })).toBe(like);
    expect(await likeOf({ from: 'alerts@tool.example', body: 'Other words.' })).toBe(like);
    const others = [
      { subject: 'Your weekly invoice 12' },
      { from: 'news@tool2.example' },
      { from: 'news@sub.tool.example' },
      { intake: { store: 'acme-eu' } },
    ];
    for (const other of others) {
      expect(await likeOf(other)).toBeDefined();
      expect(await likeOf(other)).not.toBe(like);
    }
  });

  it('reveals no word of the subject', async () => {
    expect(JSON.stringify(await factOf({ subject: 'A message for Robin Smith' }))).not.toMatch(/robin/i);
  });
});

describe('a mail that each time needs a person', () => {
  const cases: [string, Mail][] = [
    ['its sender is not proven', { dmarc: 'FAIL' }],
    ['nobody looked whether it is proven', { dmarc: 'GRAY' }],
    ['it is from Amazon', { from: 'Amazon <news@amazon.com>' }],
    ['it is from a part of Amazon', { from: 'news@business.amazon.co.uk' }],
    ['it is from a domain that looks like Amazon’s', { from: 'news@amazonses.com' }],
    ['it is from Gmail', { from: 'forwarding-noreply@google.com' }],
    ['it is from the store’s own domain', { intake: { replyFrom: ['care@tool.example'] } }],
    [
      'it is from a mailbox of the store',
      { intake: { reached: { address: 'us@intake.acme.example', mailboxes: ['shop@tool.example'] } } },
    ],
    ['its subject names an order', { subject: 'Your weekly report on order 111-2233445-6677889' }],
    ['its text names an order', { body: 'Order 111-2233445-6677889 is late' }],
    ['it has a buyer’s address', { headers: ['Reply-To: k3v9x2m7q1w8z5t4@marketplace.amazon.com'] }],
    ['its text has a buyer’s address', { body: 'From: k3v9x2m7q1w8z5t4@marketplace.amazon.de' }],
    ['it has a link of Amazon’s template', { body: 'https://x.example/?customAttribute1Value=NEW_TYPE' }],
    ['Amazon stamped it', { headers: ['X-Space-Notification-Type: NEW_TYPE'] }],
    [
      'a mail server returned it',
      { from: 'mailer-daemon@tool.example', subject: 'Undelivered Mail Returned' },
    ],
    ['a person answered it', { subject: 'Re: Your weekly report 12' }],
    ['a person sent it on', { subject: '转发：每周的店铺销售报告' }],
    ['its subject says too little', { subject: 'Hi 4711-22' }],
    [
      'it has an attachment',
      {
        headers: ['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'],
        body: '--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: x\r\n\r\nhi\r\n--b--',
      },
    ],
    ['it was not read to its end', { body: 'All is well. '.repeat(25_000) }],
  ];
  it.each(cases)('%s', async (_, mail) => {
    expect(await likeOf(mail)).toBeUndefined();
  });
});

describe('the pattern of a subject', () => {
  it.each([
    ['Invoice INV-2026/0311 for March', 'invoice # for march'],
    ['Ticket #4711 closed by robin@shop.example', 'ticket # closed by @'],
    ['您的账单 2026-03 已生成', '您的账单 # 已生成'],
    ['Report Ｎ１２', undefined],
    ['账单 12', undefined],
    ['Update', undefined],
    ['', undefined],
  ])('%s', (subject, pattern) => {
    expect(subjectPattern(subject)).toBe(pattern);
  });
});
