import { describe, expect, it } from 'vitest';
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

it('the seller’s own reply that says that no person wrote it is probably automatic', async () => {
  const own = ['From: help@acme.example', `To: ${RELAY}`, `Subject: Re: x (Order: ${ORDER})`];
  expect((await read([...own, 'Auto-Submitted: auto-replied'], 'Away')).facts).toMatchObject([
    { own: true, repeated: true },
  ]);
  expect((await read([...own, 'Auto-Submitted: no'], 'Soon')).facts[0]).not.toHaveProperty('repeated');
});

it('thanks with a file are more than thanks', async () => {
  const buyer = [`From: Robin <${RELAY}>`, 'Subject: x', 'MIME-Version: 1.0'];
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
