import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { BuyerMessage } from '#shared/domain/thread/fact';
import { excerptOf } from '#shared/mail/excerpt';
import { messageIdHash } from '#shared/mail/open/identity';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { amazonMail } from '#test/builders/amazon-mail';
import { mailNotification } from '#test/builders/mail-notification';
import { compose, type Content } from '#test/builders/mails/compose';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { INTAKE } from '#test/builders/mails/generated-mail';

const fixture = (name: string): Buffer => readFileSync(`test/fixtures/cases/${name}.eml`);
const read = (raw: Uint8Array, dmarc = 'PASS'): Promise<Reading> =>
  readMail({
    raw,
    notification: mailNotification({ dmarc }),
    intake: INTAKE,
    mailKey: 'mail/abc',
    hash: fixedHash,
  });
const messageOf = ({ facts }: Reading): BuyerMessage => {
  const [fact] = facts;
  if (fact?.type !== 'buyer-message') throw new Error(`it is ${fact?.type ?? 'nothing'}`);
  return fact;
};

describe('the words of a buyer', () => {
  it.each([
    ['01-footer-dashes', 'the dashes above Amazon’s copyright'],
    ['01d-gateway-disclaimer', 'the dashes of a mail gateway'],
  ])('end at the end marker, not at %s: %s', async (name) => {
    const excerpt = await excerptOf(fixture(name));
    expect(excerpt?.words).toBe('Where is my parcel?');
    expect(excerpt?.noResponseNeededUrl).toMatch(/\/messaging\/no-response-needed\?t=T/);
  });

  it('end at the end marker when a gateway puts words between its dashes', async () => {
    const lines = '\r\n------ This mail was scanned ------\r\nConfidential.\r\n------ End of scan ------\r\n';
    for (const [start, end] of [
      ['Message:', 'End message'],
      ['Nachricht in Tongan:', 'Some unknown end'],
    ] as const) {
      const text = fixture('01-footer-dashes')
        .toString()
        .replace('- Message: -', `- ${start} -`)
        .replace('- End message -', `- ${end} -`);
      const raw = Buffer.from(text + lines);
      expect(await excerptOf(raw)).toEqual(await excerptOf(fixture('01-footer-dashes')));
      expect(messageOf(await read(raw)).id).toBe(messageOf(await read(fixture('01-footer-dashes'))).id);
    }
  });

  it('stand above the mail that they quote, which names neither the message nor its link, and are no thanks', async () => {
    const raw = fixture('02-quoted-markers');
    expect(await excerptOf(raw)).toEqual({
      subject: 'RE: Where is my order (Order: 102-0000011-0000011) [EXTERNAL]',
      words: 'It still has not come. I want my money back today or I open a claim.',
    });
    const reading = await read(raw);
    expect(messageOf(reading)).not.toHaveProperty('thanks');
    expect(reading.subject.orderId).toBe('102-0000011-0000011');
    // A second answer to the same mail quotes the same token.
    const again = raw.toString().replace('It still has not come.', 'And now?').replace('a0e6', 'a0e7');
    expect(messageOf(await read(Buffer.from(again))).id).not.toBe(messageOf(reading).id);
  });

  it.each([
    '-----Ursprüngliche Nachricht-----',
    '________________________________',
    'Von: Acme - Amazon Marketplace',
    'On Mon, Mar 2, 2026 at 8:25 AM Acme wrote:\n> Hello',
    '------------------ 原始邮件 ------------------',
    '差出人: Acme',
  ])('stand above a quotation that begins with %s', async (head) => {
    const raw = fixture('02-quoted-markers').toString().replace('-----Original Message-----', head);
    const excerpt = await excerptOf(Buffer.from(raw));
    expect(excerpt?.words).toBe('It still has not come. I want my money back today or I open a claim.');
  });
});

describe('the order that only the words name', () => {
  it('is probable, and names no thread', async () => {
    const reading = await read(fixture('15-cs-inquiry-order-in-body'));
    expect(messageOf(reading).probableOrder).toBe('110-0000012-0000012');
    expect(reading.subject).not.toHaveProperty('orderId');
    expect(reading.subject.id).toMatch(/^acme-us\.case-/);
  });

  it('is none beside an order that Amazon names, or where the words name two', async () => {
    const text = 'It is about 110-0000012-0000012.';
    const named = messageOf(await read(await amazonMail.buyerMessage({ text })));
    expect(named).not.toHaveProperty('probableOrder');
    const two = `${text} And 110-0000012-0000013.`;
    const both = messageOf(await read(await amazonMail.buyerMessage({ orderId: undefined, text: two })));
    expect(both).not.toHaveProperty('probableOrder');
  });
});

describe('a mail by which a mail server returns a reply in its own words', () => {
  it('puts that reply in doubt', async () => {
    const { facts, matching } = await read(fixture('09-qq-bounce'), 'GRAY');
    const replyId = `r${messageIdHash('<own51@acme.example>')}`;
    expect(facts).toMatchObject([{ type: 'reply-doubted', replyId, returned: true }]);
    expect(matching?.caseId).toBeDefined();
  });

  it('may name the reply in its text', async () => {
    const raw = fixture('09-qq-bounce')
      .toString()
      .replace(/In-Reply-To: .*\n/, '')
      .replace('</body>', '<pre>Message-ID: &lt;own51@acme.example&gt;</pre></body>');
    expect((await read(Buffer.from(raw))).facts).toEqual((await read(fixture('09-qq-bounce'))).facts);
  });

  it.each([
    ['names no reply', /In-Reply-To: .*\n/, ''],
    ['names no buyer', /f3v9x2m7[^<]*/, 'someone@mail.example'],
  ])('goes to a person when it %s', async (_, part, instead) => {
    const raw = fixture('09-qq-bounce').toString().replace(part, instead);
    expect((await read(Buffer.from(raw))).facts).toMatchObject([{ type: 'unknown-mail' }]);
  });

  it('is a buyer’s message when a buyer writes it', async () => {
    const raw = fixture('09-qq-bounce')
      .toString()
      .replace('PostMaster@qq.com', 'postmaster@marketplace.amazon.com');
    expect((await read(Buffer.from(raw))).facts[0]?.type).toBe('buyer-message');
  });
});

/** How mail clients forward a mail inside a new one. */
const CLIENTS: readonly (readonly [string, (text: string, html: string) => Content])[] = [
  ['Outlook', (text) => ({ text: `FYI, who answers?\n\n-----Original Message-----\n${HEADERS}\n\n${text}` })],
  ['Gmail', (text) => ({ text: `FYI\n\n---------- Forwarded message ---------\n${HEADERS}\n\n${text}` })],
  [
    'QQ Mail',
    (text) => ({
      text: `请回复\n\n------------------ 原始邮件 ------------------\n${QQ_HEADERS}\n\n${text}`,
    }),
  ],
  ['a client that quotes each line', (text) => ({ text: `FYI\n\n${quoted(`${HEADERS}\n\n${text}`)}` })],
  [
    'a client that quotes a quotation',
    (text) => ({ text: `FYI\n\n${quoted(quoted(`${HEADERS}\n\n${text}`))}` }),
  ],
  ['a client that makes text from HTML', (_, html) => ({ text: `${HEADERS}\n\n${textOf(html)}` })],
  [
    'a client that makes quoted text from HTML',
    (_, html) => ({ text: quoted(`${HEADERS}\n\n${textOf(html)}`) }),
  ],
  ['a client that drops the style of the pre', (_, html) => ({ html: withHeaders(html, '<pre>') })],
  [
    'a client that changes the style of the pre',
    (_, html) => ({ html: withHeaders(html, '<pre style="white-space:pre-wrap;margin:0">') }),
  ],
  ['a client that makes the pre a div', (_, html) => ({ html: withHeaders(html, '<div>') })],
  [
    'a client that puts all into one pre',
    (text) => ({
      html: `<html><body><pre>${HEADERS.replaceAll('<', '&lt;')}\n\n${text.replaceAll('&', '&amp;')}</pre></body></html>`,
    }),
  ],
];

const HEADERS = `From: Robin - Amazon Marketplace <k3v9x2m7q1w8z5t4+0a1b2c3d-1111-4222-8333-444455556666@marketplace.amazon.com>
Sent: Monday, March 2, 2026 9:59 AM
To: care@acme.example
Subject: Order delivery inquiry from Amazon customer Robin`;
const QQ_HEADERS = HEADERS.replace('From:', '发件人:')
  .replace('Sent:', '发送时间:')
  .replace('Subject:', '主题:');
const quoted = (text: string): string => text.replace(/^/gm, '> ');
const withHeaders = (html: string, pre: string): string =>
  html
    .replace('<body>', `<body><p>FYI</p><p>${HEADERS.replaceAll('<', '&lt;').replaceAll('\n', '<br>')}</p>`)
    .replace(/<pre[^>]*>/, pre)
    .replace('</pre>', pre.startsWith('<div') ? '</div>' : '</pre>');
/** As Outlook makes it: addresses of links in angle brackets. */
const textOf = (html: string): string =>
  html
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/g, '$2<$1>\n')
    .replace(/<\/?(?:p|pre|html|body)\b[^>]*>/g, '\n')
    .replaceAll('&amp;', '&');

describe.each([
  ['with an order', '111-2233445-6677889'],
  ['without an order', undefined],
] as const)('a message %s', (_, orderId) => {
  it.each(CLIENTS)(
    'forwarded inside a mail by %s is the same fact, with its words, link and language',
    async (_, content) => {
      const text = 'Hello, I ordered this bottle last week and it has still not arrived.';
      const direct = await amazonMail.buyerMessage({ orderId, text });
      const { text: plain, html } = await bodiesOf(orderId, text);
      const forwarded = compose(
        {
          headers: [
            ['From', 'care@acme.example'],
            ['To', 'us@intake.acme.example'],
            ['Subject', 'Fwd: inquiry'],
          ],
        },
        content(plain, html),
      );
      const [one, two] = [await read(direct), await read(forwarded, 'FAIL')];
      expect(two.subject).toEqual({ ...one.subject, marketplaceId: INTAKE.marketplaceId });
      const { id, language, topic } = messageOf(one);
      expect(messageOf(two)).toMatchObject({ id, language, topic: { name: topic?.name }, trusted: false });
      expect(await excerptOf(forwarded)).toEqual({ ...(await excerptOf(direct)), subject: 'Fwd: inquiry' });
    },
  );
});

async function bodiesOf(orderId: string | undefined, text: string): Promise<{ text: string; html: string }> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(await amazonMail.buyerMessage({ orderId, text }));
  return { text: mail.text ?? '', html: mail.html ?? '' };
}
