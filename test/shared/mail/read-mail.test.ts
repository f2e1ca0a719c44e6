import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { amazonMail, type BuyerMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';

const intake = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER', replyFrom: [] };
const hash = (text: string): string => `hash of ${text.length}`;
const ORDER_THREAD = 'acme-us.111-2233445-6677889';

function read(raw: Uint8Array, notification = mailNotification()): Promise<Reading> {
  return readMail({ raw, notification, intake, mailKey: 'mail/abc', hash });
}
const fixture = (name: string): Buffer => readFileSync(`test/fixtures/mail/${name}`);
const caseOf = (name: string): Buffer => readFileSync(`test/fixtures/cases/${name}`);
const buyerMessage = async (mail: BuyerMail = {}): Promise<Reading> =>
  read(await amazonMail.buyerMessage(mail));
const factOf = ({ facts }: Reading) => facts[0]!;
/** Without what the buyer's words show. */
const withoutWords = ({ about, ...reading }: Reading) => ({
  ...reading,
  type: about.type,
  facts: reading.facts.map((fact) => ({
    ...fact,
    language: null,
    topic: null,
    thanks: null,
    probableOrder: null,
    urgent: null,
  })),
});

describe('urgent words', () => {
  const urgencyOf = async (text: string) => {
    const fact = factOf(await buyerMessage({ text }));
    return fact.type === 'buyer-message' ? fact.urgent : undefined;
  };

  it('are recorded with the message, as entries of our lists', async () => {
    expect(await urgencyOf('It exploded and burned my son’s hand, I am calling my lawyer.')).toEqual({
      level: 1,
      reason: 'child-hurt',
      words: expect.not.arrayContaining(['It exploded']) as string[],
    });
    expect(await urgencyOf('Where is my parcel?')).toBeUndefined();
  });

  it('do not count in the title of the product, or in a mail that is quoted', async () => {
    expect(
      await urgencyOf(
        'Does the Steel bottle come in blue?\n\nOn Monday, Acme wrote:\n> did it catch fire?\n> it exploded',
      ),
    ).toBeUndefined();
  });

  it('are no thanks', async () => {
    expect(factOf(await buyerMessage({ text: 'Thank you' }))).toMatchObject({ thanks: true });
    expect(factOf(await buyerMessage({ text: 'Thank you. It caught fire.' }))).not.toHaveProperty('thanks');
  });
});

describe('a mail that a forwarder has changed', () => {
  it.each([
    ['03a-qq-forward-buyer.eml', 'buyer-message', 'BBC_MESSAGE_SENT_TO_MERCHANT'],
    ['03b-qq-forward-copy.eml', 'seller-reply', 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT'],
    ['03c-163-copy-forged-result.eml', 'seller-reply', 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT'],
  ])('stays unproven, whatever the forwarder writes about it: %s', async (name, type, unproven) => {
    const { facts, about } = await read(caseOf(name), mailNotification({ dmarc: 'FAIL' }));
    expect(facts).toMatchObject([{ type, trusted: false }]);
    expect(about.unproven).toBe(unproven);
  });

  it('is not every mail without proof: a report of any server, and what nobody knows', async () => {
    for (const name of ['newsletter.eml', 'garbage.eml'])
      expect((await read(fixture(name), mailNotification({ dmarc: 'FAIL' }))).about.unproven).toBeUndefined();
    expect((await read(fixture('confirmation.eml'))).about.unproven).toBeUndefined();
  });
});

describe('a reply by mail from a domain without a DMARC record', () => {
  const own = { ...intake, replyFrom: ['care@acme.example'] };
  const reply = (change: (text: string) => string) => {
    const raw = Buffer.from(change(caseOf('10-own-reply-no-dmarc.eml').toString()));
    return readMail({ raw, notification: mailNotification({ dmarc: 'GRAY' }), intake: own, hash });
  };
  const signed = (text: string): string =>
    text.replace('From: Care', 'DKIM-Signature: v=1; d=acme.example\nFrom: Care');

  it('counts by a DKIM signature of the domain, and is unproven without', async () => {
    const { facts, about } = await reply(signed);
    expect(facts).toMatchObject([{ type: 'seller-reply', own: true, trusted: true }]);
    expect(about.unproven).toBeUndefined();
    const other = await reply((text) =>
      signed(text).replace('header.i=@acme.example', 'header.i=@mailer.example'),
    );
    expect(other.facts).toMatchObject([{ trusted: false }]);
    expect(other.about.unproven).toBe('own-reply');
  });
});

describe('a buyer’s message', () => {
  it('is a trusted fact of its order’s thread, at the instant of its receipt', async () => {
    expect(await read(fixture('buyer-message.eml'))).toMatchObject({
      subject: { id: ORDER_THREAD, kind: 'message', store: 'acme-us', orderId: '111-2233445-6677889' },
      facts: [{ type: 'buyer-message', trusted: true, at: Date.UTC(2026, 2, 2, 10), mail: 'mail/abc' }],
    });
  });

  it('is read in the old template, and with an attachment', async () => {
    const old = await read(fixture('buyer-message-old-template.eml'));
    expect(old).toMatchObject({
      subject: { orderId: '112-3344556-7788990' },
      facts: [{ type: 'buyer-message' }],
    });
    const attached = await read(fixture('buyer-message-attachment.eml'));
    expect(attached).toMatchObject({
      subject: { orderId: '113-4455667-8899001' },
      facts: [{ trusted: true }],
    });
  });

  it('without an order belongs to its case, and only the buyer’s alias of the address is stored', async () => {
    const reading = await read(fixture('buyer-message-no-order.eml'));
    expect(reading.subject.id).toMatch(/^acme-us\.case-[0-9a-f]{24}$/);
    expect(JSON.stringify(reading)).not.toMatch(/marketplace\.amazon|Kim/);
    expect(factOf(reading)).toHaveProperty('relay', 'p7d2n8c4v6b1m3x9');
  });

  it('delivered to two addresses with two Message-IDs is one fact', async () => {
    const first = await buyerMessage({ messageId: '<1@a>', to: 'us-7f3k9q2m@intake.acme.example' });
    const second = await buyerMessage({ messageId: '<2@a>', to: 'other@intake.acme.example' });
    expect(second).toEqual(first);
    expect(factOf(await buyerMessage({ token: 'ANOTHER' })).id).not.toBe(factOf(first).id);
  });

  it('is known by its links when a forwarder took the headers, and by its sender when the links are gone too', async () => {
    const without = ['x-space-notification-type', 'x-marketplace-id'];
    const forwarded = await buyerMessage({ without, from: 'mailbox@acme.example' });
    expect(factOf(forwarded)).toMatchObject({ type: 'buyer-message', trusted: false });
    const bare = 'From: k3v9x2m7q1w8z5t4@marketplace.amazon.de\r\nSubject: Hallo\r\n\r\nGuten Tag\r\n';
    expect(factOf(await read(Buffer.from(bare)))).toMatchObject({ type: 'buyer-message', trusted: true });
  });

  it('names two cases of one order apart, and one case alike', async () => {
    const caseOf = async (caseId: string) => factOf(await buyerMessage({ caseId }));
    const [a, b] = [await caseOf('aaaaaaaa-1111'), await caseOf('bbbbbbbb-2222')];
    expect(a).toHaveProperty('caseId');
    expect('caseId' in a && 'caseId' in b && a.caseId !== b.caseId).toBe(true);
    expect(await caseOf('aaaaaaaa-1111')).toEqual(a);
  });
});

describe('a copy of a reply', () => {
  it('is a trusted fact of its order’s thread', async () => {
    for (const name of ['confirmation.eml'])
      expect(await read(fixture(name))).toMatchObject({
        subject: { id: ORDER_THREAD, kind: 'message' },
        facts: [{ type: 'seller-reply', trusted: true }],
      });
  });

  it('is known by sender and subject when the type header is gone', async () => {
    const raw = await amazonMail.confirmation({ without: ['x-space-notification-type'] });
    expect(factOf(await read(raw)).type).toBe('seller-reply');
  });

  it('without an order waits for its thread, and goes to a person when nothing proves it', async () => {
    const raw = fixture('confirmation-no-order.eml');
    expect(await read(raw)).toMatchObject({
      subject: { kind: 'unmatched-reply' },
      facts: [{ type: 'unmatched-reply', trusted: true }],
    });
    expect(await read(raw, mailNotification({ dmarc: 'FAIL' }))).toMatchObject({
      subject: { kind: 'unknown' },
      facts: [{ reason: 'a copy of a reply that names no order, and nothing proves it' }],
    });
  });

  it('is not trusted from another domain, with a failed verdict, or with two senders', async () => {
    const trusted = async (raw: Uint8Array, notification = mailNotification()) => {
      const fact = factOf(await read(raw, notification));
      return fact.type === 'seller-reply' && fact.trusted;
    };
    expect(await trusted(fixture('confirmation.eml'))).toBe(true);
    expect(await trusted(fixture('forged-confirmation.eml'))).toBe(false);
    expect(await trusted(fixture('confirmation.eml'), mailNotification({ dmarc: 'FAIL' }))).toBe(false);
    expect(await trusted(fixture('confirmation.eml'), mailNotification({ virus: 'FAIL' }))).toBe(false);
    const two = Buffer.concat([Buffer.from('From: a@evil.example\r\n'), fixture('confirmation.eml')]);
    expect(await trusted(two)).toBe(false);
  });

  it('is trusted by a DKIM result that SES wrote above its receipt, and by no other', async () => {
    const dkim = (host: string, i: string) =>
      `Authentication-Results: ${host}; dkim=pass header.i=@${i}; dmarc=none\r\n`;
    const receipt = 'X-SES-RECEIPT: abc\r\nDKIM-Signature: v=1; d=amazon.com; b=aW52ZW50ZWQ=\r\n';
    const trusted = async (top: string) => {
      const raw = Buffer.concat([Buffer.from(top), fixture('confirmation.eml')]);
      const fact = factOf(await read(raw, mailNotification({ dmarc: 'GRAY' })));
      return fact.type === 'seller-reply' && fact.trusted;
    };
    expect(await trusted(dkim('amazonses.com', 'amazon.com') + receipt)).toBe(true);
    expect(await trusted(dkim('amazonses.com', 'amazonses.com') + receipt)).toBe(false);
    expect(await trusted(dkim('amazonses.com', 'amazon.com.evil.example') + receipt)).toBe(false);
    expect(await trusted(receipt + dkim('amazonses.com', 'amazon.com'))).toBe(false);
    expect(await trusted(dkim('evil.example', 'amazon.com') + receipt)).toBe(false);
    expect(await trusted(dkim('evil.example', 'x') + dkim('amazonses.com', 'amazon.com') + receipt)).toBe(
      false,
    );
  });

  it('cannot arrive by the relay: anything that a buyer sends is a buyer’s message', async () => {
    const raw = (await amazonMail.buyerMessage()).toString();
    const claims = raw.replace('BBC_MESSAGE_SENT_TO_MERCHANT', 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT');
    expect(factOf(await read(Buffer.from(claims))).type).toBe('buyer-message');
  });
});

describe('an unknown mail', () => {
  const reasonOf = async (raw: Uint8Array, notification = mailNotification()) => {
    const { subject, facts } = await read(raw, notification);
    expect(subject.kind).toBe('unknown');
    expect(subject.id).toMatch(/^acme-us\.mail-[0-9a-f]{24}$/);
    return facts[0]?.type === 'unknown-mail' ? facts[0].reason : undefined;
  };

  it('becomes its own thread with a reason', async () => {
    expect(await reasonOf(fixture('newsletter.eml'))).toBe('nothing in it shows what kind of mail it is');
    expect(await reasonOf(fixture('empty.eml'))).toBe('the mail is empty');
    expect(await reasonOf(fixture('garbage.eml'))).toBeDefined();
    const parts = Buffer.from(`From: a@b.example\r\n\r\n${'--x\r\n'.repeat(5_000)}`);
    expect(await reasonOf(parts)).toBe('the mail has more than 2000 parts');
    const refund = Buffer.from(
      'From: donotreply@amazon.com\r\nX-Space-Notification-Type: REFUND_ISSUED\r\n\r\nhi',
    );
    expect(await reasonOf(refund)).toBe('a decision or notice of Amazon that names no order');
  });

  it('belongs to no store when its address is nobody’s', async () => {
    const raw = fixture('buyer-message.eml');
    const reading = await readMail({
      raw,
      notification: mailNotification(),
      intake: undefined,
      mailKey: 'k',
      hash,
    });
    expect(reading).toMatchObject({
      subject: { store: 'unassigned', kind: 'unknown', id: 'unassigned.mails-of-amazon' },
      facts: [{ type: 'unknown-mail', from: 'marketplace.amazon.com' }],
    });
  });

  it('joins the other mails to nobody’s address, unless Amazon provably sent it', async () => {
    const strayFrom = async (from: string, to: string) =>
      readMail({
        raw: Buffer.from(`From: ${from}\r\nMessage-ID: <${to}>\r\n\r\nhi`),
        notification: mailNotification({ to, dmarc: 'FAIL' }),
        intake: undefined,
        hash,
      });
    const readings = [
      await strayFrom('Robin <a@Shop.example>', 'one@intake.acme.example'),
      await strayFrom('k3v9x2m7q1w8z5t4@marketplace.amazon.com', 'two@intake.acme.example'),
      await strayFrom('<script>', 'three@intake.acme.example'),
    ];
    expect(readings.map(({ subject }) => subject.id)).toEqual(Array(3).fill('unassigned.mails'));
    expect(new Set(readings.map(({ facts }) => facts[0]?.id)).size).toBe(3);
    expect(readings.map(({ facts: [fact] }) => fact?.type === 'unknown-mail' && fact.from)).toEqual([
      'shop.example',
      'marketplace.amazon.com',
      undefined,
    ]);
  });

  it('is still a buyer’s message when the headers from SES say so', async () => {
    const headers = [
      { name: 'From', value: 'k3v9x2m7q1w8z5t4+0a1b2c3d@marketplace.amazon.com' },
      { name: 'Subject', value: 'Inquiry (Order: 111-2233445-6677889)' },
    ];
    const reading = await read(new Uint8Array(), mailNotification({ headers }));
    expect(reading).toMatchObject({ subject: { id: ORDER_THREAD }, facts: [{ type: 'buyer-message' }] });
  });
});

describe('with any input', () => {
  it('reading never fails', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.string(), async (bytes, header) => {
        const mail = Buffer.concat([
          Buffer.from(`From: ${header}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n`),
          bytes,
        ]);
        expect((await read(bytes)).facts).toHaveLength(1);
        expect((await read(mail)).facts).toHaveLength(1);
      }),
      { numRuns: 200 },
    );
  });

  const hostile = fc.constantFrom(
    '------------- End message -------------',
    '------------- Message: -------------',
    'End message',
    'customAttribute1Value=BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
    'nt=REFUND_ISSUED',
    'https://sellercentral.amazon.com/messaging/no-response-needed?t=FAKE&m=FAKE',
    'SPC-USAmazon-999999999999999',
    '[commMgrTok:FAKE]',
    'Order ID: 999-9999999-9999999',
    '# 999-9999999-9999999:',
    '</pre><p>x</p><pre style="white-space: -o-pre-wrap">',
    'X-Space-Notification-Type: BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
    '\r\n\r\nFrom: donotreply@amazon.com\r\n',
    '.',
  );

  it('a buyer’s words change neither kind, thread, identity nor trust', async () => {
    const words = fc.array(fc.oneof(hostile, fc.string()), { maxLength: 6 }).map((lines) => lines.join('\n'));
    const template = fc.constantFrom('current' as const, 'old' as const);
    const order = fc.constantFrom(undefined, '111-2233445-6677889');
    await fc.assert(
      fc.asyncProperty(words, template, order, async (text, form, orderId) => {
        const subject = 'Order delivery inquiry from Amazon customer Robin';
        const common = { template: form, orderId, subject };
        expect(withoutWords(await buyerMessage({ ...common, text }))).toEqual(
          withoutWords(await buyerMessage({ ...common, text: 'Hello' })),
        );
      }),
      { numRuns: 200 },
    );
  });
});
