import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { days } from '#shared/domain/instant';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { INTAKE } from '#test/builders/mails/generated-mail';

const ORDER = '111-2233445-6677889';
const OTHER = '999-8877665-5443322';
const RELAY = 'k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.fr';
const COPY = 'X-Space-Notification-Type: BBC_MESSAGE_CONFIRMATION_TO_MERCHANT';
const COPY_BODY = `Order ID: ${ORDER}\r\n-----Begin message-----\r\nIt comes.\r\n-----End message-----\r\n`;

const read = (headers: readonly string[], body: string, dmarc = 'PASS'): Promise<Reading> =>
  readMail({
    raw: Buffer.from(['Message-ID: <one@mail.example>', ...headers, '', body].join('\r\n')),
    notification: mailNotification({ dmarc }),
    intake: INTAKE,
    mailKey: 'mail/abc',
    hash: fixedHash,
  });

describe('nobody believes', () => {
  it.each(['BBC_MESSAGE_CONFIRMATION_TO_MERCHANT', 'A_Z_CLAIM_RESPONDENT_CLOSE', 'REFUND_ISSUED'])(
    'a %s from an address of the seller, since a mailing list writes in its name',
    async (type) => {
      const headers = [
        "From: 'Amazon' via Help <help@acme.example>",
        'To: help@acme.example',
        `X-Space-Notification-Type: ${type}`,
        `Subject: Your e-mail to Robin`,
      ];
      const { facts } = await read(headers, COPY_BODY);
      expect(facts).toMatchObject([{ trusted: false }]);
    },
  );

  it.each([
    'spf=pass client-ip=192.0.2.1; envelope-from="x; dkim=pass header.i=@amazon.com; "@evil.example; dmarc=fail',
    'spf=pass (spfCheck: ; dkim=pass header.i=@amazon.com) ; dmarc=fail',
    'dkim=pass header.i="; dkim=pass header.i=@amazon.com "@evil.example; dmarc=fail',
  ])('a signature that a sender wrote into what SES quotes: %s', async (results) => {
    const headers = [
      `Authentication-Results: amazonses.com; ${results}`,
      'X-SES-RECEIPT: abc',
      'From: donotreply@amazon.com',
      COPY,
      'Subject: Your e-mail to Robin',
    ];
    const { facts } = await read(headers, COPY_BODY, 'FAIL');
    expect(facts).toMatchObject([{ type: 'seller-reply', trusted: false }]);
  });

  const SIGNED = 'DKIM-Signature: v=1; d=evil.example; b=aW52ZW50ZWQ=';

  it.each([
    'spf=pass; dkim=pass header.i=@amazon.com_x.evil.example;',
    'spf=pass; dkim=pass header.i=@amazon.com/x.evil.example;',
    'spf=pass; dkim=pass header.i=@amazon.comé.evil.example;',
    'spf=pass client-ip=192.0.2.1; envelope-from=a@b.example; helo=x;dkim=pass/header.i=@amazon.com; dmarc=none;',
    'spf=pass client-ip=192.0.2.1; envelope-from=a;dkim=pass/header.i=amazon.com;@evil.example; helo=x;',
    // More results than signatures: one of them was written by the sender.
    'spf=pass client-ip=192.0.2.1; envelope-from=a@b.example; helo=x; dkim=pass header.i=@amazon.com; dkim=pass header.i=@evil.example;',
    'dkim=pass header.i=@amazon.com; dmarc=fail header.from=amazon.com;',
  ])('is no result that is not Amazon’s whole domain in SES’s own layout: %s', async (results) => {
    const headers = [
      `Authentication-Results: amazonses.com; ${results}`,
      'X-SES-RECEIPT: abc',
      SIGNED,
      'From: donotreply@amazon.com',
      COPY,
      'Subject: Your e-mail to Robin',
    ];
    expect((await read(headers, COPY_BODY, 'GRAY')).facts).toMatchObject([{ trusted: false }]);
  });

  it.each(['PASS', 'FAIL'] as const)(
    'is a result laid out as SES writes it, unless DMARC fails: %s',
    async (verdict) => {
      const headers = [
        'Authentication-Results: amazonses.com;',
        ' spf=pass (spfCheck: domain of amazon.com designates 192.0.2.1 as permitted sender) client-ip=192.0.2.1; envelope-from=bounce+1@amazon.com; helo=a3-16.smtp-out.amazonses.com;',
        ' dkim=pass header.i=@amazon.com;',
        ' dkim=pass header.i=@amazonses.com;',
        ' dmarc=none header.from=amazon.com;',
        'X-SES-RECEIPT: abc',
        SIGNED,
        SIGNED,
        'From: donotreply@amazon.com',
        COPY,
        'Subject: Your e-mail to Robin',
      ];
      const dmarc = verdict === 'PASS' ? 'GRAY' : 'FAIL';
      expect((await read(headers, COPY_BODY, dmarc)).facts).toMatchObject([{ trusted: verdict === 'PASS' }]);
    },
  );

  it.each([
    'donotreply@amazon.com .evil.example',
    'donotreply@amazon.com\r\n .evil.example',
    'donotreply@amazon.com\u00a0.evil.example',
    'Amazon: donotreply@amazon.com;',
    'Amazon <donotreply@amazon.com',
    '<donotreply@amazon.com>, <a@evil.example>',
    '"a\\" <donotreply@amazon.com>" <a@evil.example>',
  ])('is no sender of another form than the plainest: %j', async (from) => {
    const { facts } = await read([`From: ${from}`, COPY, 'Subject: Your e-mail to Robin'], COPY_BODY);
    expect(facts).not.toMatchObject([{ trusted: true }]);
  });

  it.each([
    ['a second From behind a NUL', 'From: donotreply@amazon.com', 'From\0: a@evil.example'],
    ['a bare CR', 'X: 1\rFrom: a@evil.example', 'From: donotreply@amazon.com'],
    ['an empty line of LF only', 'From: donotreply@amazon.com\n\nX: 1', 'From: a@evil.example'],
    ['a line that ends by LF only', 'From: donotreply@amazon.com\nFrom: a@evil.example', 'X: 1'],
  ])('is no sender in a header block that can be cut in two ways: %s', async (_, first, second) => {
    const { facts } = await read([first, second, COPY, 'Subject: Your e-mail to Robin'], COPY_BODY);
    expect(facts).not.toMatchObject([{ trusted: true }]);
  });

  it('is no sender other than the one that SES reports', async () => {
    const raw = Buffer.from(
      ['From: donotreply@amazon.com', COPY, 'Subject: Your e-mail to Robin', '', COPY_BODY].join('\r\n'),
    );
    const trusted = async (notification: MailNotification) =>
      (await readMail({ raw, notification, intake: INTAKE, hash: fixedHash })).facts;
    const reporting = (...from: string[]) =>
      mailNotification({ headers: from.map((value) => ({ name: 'From', value })) });
    const common = (...from: string[]): MailNotification => {
      const notification = mailNotification();
      return { ...notification, mail: { ...notification.mail, commonHeaders: { from } } };
    };
    expect(await trusted(reporting('donotreply@amazon.com'))).toMatchObject([{ trusted: true }]);
    expect(await trusted(common('Amazon <donotreply@amazon.com>'))).toMatchObject([{ trusted: true }]);
    for (const other of [
      reporting('a@evil.example'),
      reporting('donotreply@amazon.com', 'a@evil.example'),
      common('a@evil.example'),
      common('donotreply@amazon.com', 'a@evil.example'),
    ])
      expect(await trusted(other)).toMatchObject([{ trusted: false }]);
  });

  it('is no stop by the links of a mail that a person at Amazon wrote', async () => {
    const links = 'https://sellercentral.amazon.com/x?nt=BBC_MESSAGE_CONFIRMATION_TO_MERCHANT';
    const body = `${COPY_BODY}${links}\r\n`;
    const from = (sender: string) => [`From: ${sender}`, 'Subject: x'];
    expect((await read(from('vendor-team@amazon.com'), body)).facts).toMatchObject([
      { type: 'unknown-mail' },
    ]);
    expect((await read(from('donotreply@amazon.com'), body)).facts).toMatchObject([
      { type: 'seller-reply', trusted: true },
    ]);
    const authorised = [
      'From: vendor-team@amazon.com',
      `Subject: Return authorization notification for order ${ORDER}`,
    ];
    const returned = 'See https://sellercentral.amazon.com/x?nt=RETURN_REQUEST';
    const around = `-----Begin message-----\r\nx\r\n-----End message-----\r\n${returned}`;
    expect((await read(authorised, around)).facts).toMatchObject([
      { type: 'return-authorised', trusted: false },
    ]);
  });

  it('is as old as its Message-ID says: a copy of ten days ago answers nothing of today', async () => {
    const sent = Date.UTC(2026, 1, 20, 10);
    const id = `<0101${sent.toString(16).padStart(12, '0')}-0a1b2c3d-1111@us-east-1.amazonses.com>`;
    const old = [`Message-ID: ${id}`, 'From: donotreply@amazon.com', COPY, 'Subject: Your e-mail to Robin'];
    const { facts } = await readMail({
      raw: Buffer.from([...old, '', COPY_BODY].join('\r\n')),
      notification: mailNotification({ at: sent + days(10) }),
      intake: INTAKE,
      hash: fixedHash,
    });
    expect(facts).toMatchObject([{ type: 'seller-reply', at: sent, trusted: true }]);
  });

  it.each([['114-0000099-0000001, Amazon.com Chargeback Dispute Funding Decision', 'chargeback-decided']])(
    'is the end of a chargeback only by a decision: %s',
    async (subject, type) => {
      const headers = ['From: "Amazon" <cb-seller-query@amazon.com>', `Subject: ${subject}`];
      expect((await read(headers, 'Please send us proof of delivery.')).facts).toMatchObject([{ type }]);
    },
  );

  it.each(['16-chargeback-more-information', '16a-chargeback-opened'])(
    'is no end of a chargeback: %s',
    async (name) => {
      const { subject, facts } = await readMail({
        raw: readFileSync(`test/fixtures/cases/${name}.eml`),
        notification: mailNotification(),
        intake: INTAKE,
        hash: fixedHash,
      });
      expect(subject).toMatchObject({ kind: 'chargeback', orderId: '114-0000099-0000001' });
      expect(facts).toMatchObject([{ type: 'chargeback-opened', trusted: true }]);
    },
  );

  it.each([
    ['cb-seller-query', 'Please answer before our decision on the chargeback', 'chargeback-opened'],
    ['atoz-guarantee-no-reply', 'Claim Decision on Order 114-0000099-0000001', 'claim-decided'],
    ['atoz-guarantee-no-reply', 'Action required before the claim decision on order', 'claim-opened'],
    ['donotreply', 'Refund initiated for order 114-0000099-0000001', 'refund-issued'],
    ['donotreply', 'Action required: refund initiated for order fails', 'unknown-mail'],
    ['donotreply', 'rimborso 12,90 EUR avviato - ordine 114-0000099-0000001', 'refund-issued'],
    ['donotreply', 'Rimborso per il tuo ordine non avviato', 'unknown-mail'],
    ['donotreply', 'Return authorization notification for order', 'return-authorised'],
    ['donotreply', 'Return authorization: delivery for order', 'return-requested'],
    ['donotreply', 'Your e-mail to Robin', 'seller-reply'],
    ['donotreply', 'Your e-mail to Robin was not delivered', 'unknown-mail'],
  ])('is an end only by what it names: %s, %s', async (sender, subject, type) => {
    const { facts } = await read([`From: ${sender}@amazon.com`, `Subject: ${subject}`], COPY_BODY);
    expect(facts).toMatchObject([{ type }]);
  });

  it('is no authorised return by the word notification alone', async () => {
    for (const [subject, type] of [
      ['Return notification for order', 'return-requested'],
      ['退货通知', 'return-requested'],
      ['Notifica di autorizzazione del reso', 'return-authorised'],
    ] as const) {
      const headers = ['From: donotreply@amazon.com', 'X-Space-Notification-Type: RETURN_REQUEST'];
      const { facts } = await read(
        [...headers, `Subject: =?utf-8?B?${Buffer.from(subject).toString('base64')}?=`],
        COPY_BODY,
      );
      expect(facts).toMatchObject([{ type }]);
    }
  });

  it.each(['<donotreply@amazon.com> <a@evil.example>', 'a@evil.example@amazon.com'])(
    'a sender that can be read in two ways: %s',
    async (from) => {
      const { facts } = await read([`From: ${from}`, COPY, 'Subject: Your e-mail to Robin'], COPY_BODY);
      expect(facts).not.toMatchObject([{ trusted: true }]);
    },
  );

  it('an unproven confirmation from Gmail', async () => {
    const headers = ['From: forwarding-noreply@google.com', 'Subject: (#123456789) Confirmation'];
    const body = 'Confirm: https://mail-settings.google.com/mail/vf-x code 123456789';
    expect((await read(headers, body)).about.reason).toMatch(/see its code and its link/);
    expect((await read(headers, body, 'FAIL')).about.reason).toMatch(/follow no link/);
  });
});

describe('a buyer’s name that is written like an order', () => {
  it('assigns no copy to that order', async () => {
    const headers = ['From: donotreply@amazon.com', COPY, `Subject: Your e-mail to Robin ${OTHER}`];
    expect((await read(headers, COPY_BODY)).subject.id).toBe(`acme-us.${ORDER}`);
    const without = await read(headers, COPY_BODY.replace(/^.*\r\n/, ''));
    expect(without.subject.kind).toBe('unmatched-reply');
  });

  it('assigns no message to that order', async () => {
    const headers = [
      `From: Robin <${RELAY}>`,
      `Subject: Demande de renseignements de la part du client Amazon Robin (${OTHER})`,
    ];
    const body = `# ${ORDER}:\r\n1 / Gourde\r\n---- Message : ----\r\nBonjour\r\n---- Fin du message ----\r\nx`;
    expect((await read(headers, body)).subject.id).toBe(`acme-us.${ORDER}`);
  });
});

it('an own reply from a domain without a DMARC record is proven by a signature of that domain', async () => {
  const own = (signed: string) => [
    `Authentication-Results: amazonses.com; spf=pass; dkim=pass header.i=@${signed}; dmarc=none;`,
    'X-SES-RECEIPT: abc',
    'DKIM-Signature: v=1; d=acme.example; b=aW52ZW50ZWQ=',
    'From: help@acme.example',
    `To: ${RELAY}`,
    `Subject: Re: x (Order: ${ORDER})`,
  ];
  expect((await read(own('acme.example'), 'Soon', 'GRAY')).facts).toMatchObject([{ trusted: true }]);
  expect((await read(own('mail.acme.example'), 'Soon', 'GRAY')).facts).toMatchObject([{ trusted: true }]);
  expect((await read(own('evilacme.example'), 'Soon', 'GRAY')).facts).toMatchObject([{ trusted: false }]);
  expect((await read(own('acme.example'), 'Soon', 'FAIL')).facts).toMatchObject([{ trusted: false }]);
});

it('thanks with a file are not only thanks', async () => {
  const buyer = [`From: Robin <${RELAY}>`, 'Subject: Hello', 'MIME-Version: 1.0'];
  const text = '----- Message: -----\r\nThanks\r\n----- End message -----\r\n';
  expect((await read(buyer, text)).facts).toMatchObject([{ thanks: true }]);
  const file = 'Content-Type: image/jpeg; name=a.jpg\r\nContent-Disposition: attachment\r\n\r\nxyz';
  const { facts } = await read(
    [...buyer, 'Content-Type: multipart/mixed; boundary=b'],
    `--b\r\nContent-Type: text/plain\r\n\r\n${text}\r\n--b\r\n${file}\r\n--b--\r\n`,
  );
  expect(facts[0]).toMatchObject({ type: 'buyer-message' });
  expect(facts[0]).not.toHaveProperty('thanks');
});

it.each([
  'İade talebi bildirimi',
  'Return request notification',
  '返品リクエストの通知',
  'Aanmelding retour',
])('a return that may be a request starts a clock: %s', async (subject) => {
  const { facts } = await read(
    [
      'From: donotreply@amazon.com',
      'X-Space-Notification-Type: RETURN_REQUEST',
      `Subject: =?utf-8?b?${Buffer.from(`${subject} ${ORDER}`).toString('base64')}?=`,
    ],
    'x',
  );
  expect(facts).toMatchObject([{ type: 'return-requested' }]);
});
