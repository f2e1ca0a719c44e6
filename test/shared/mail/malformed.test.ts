import { describe, expect, it } from 'vitest';
import { days } from '#shared/domain/instant';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { mailNotification } from '#test/builders/mail-notification';
import { buyerMail } from '#test/builders/mails/buyer-mails';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { cellOf, INTAKE, RECEIVED_AT, SENT_AT } from '#test/builders/mails/generated-mail';

const ORDER = '111-2233445-6677889';
const RELAY = 'k3v9x2m7q1w8z5t4+0a1b2c3d@marketplace.amazon.com';
const HEADERS = [
  { name: 'From', value: `Robin <${RELAY}>` },
  { name: 'Subject', value: `Inquiry (Order: ${ORDER})` },
  { name: 'X-Space-Notification-Type', value: 'BBC_MESSAGE_SENT_TO_MERCHANT' },
];
const read = (raw: Uint8Array, headers: typeof HEADERS = []): Promise<Reading> =>
  readMail({
    raw,
    notification: mailNotification({ headers }),
    intake: INTAKE,
    mailKey: 'mail/abc',
    hash: fixedHash,
  });

const whole = buyerMail(cellOf('buyer-message', 'current', 'de', 'dmarc-pass', 5), 'current').raw;
const head = (more = ''): string => `From: Robin <${RELAY}>\r\nSubject: Inquiry (Order: ${ORDER})\r\n${more}`;
const nested = (depth: number): string =>
  Array.from(
    { length: depth },
    (_, index) => `--b${index}\r\nContent-Type: multipart/mixed; boundary=b${index + 1}\r\n\r\n`,
  ).join('');

/** Malformed mails; the body is broken, the headers are a buyer's unless they are the broken part. */
const malformed: readonly (readonly [name: string, raw: () => Uint8Array])[] = [
  ['an empty mail', () => Buffer.alloc(0)],
  ['one byte', () => Buffer.from('x')],
  ['nothing but line ends', () => Buffer.from('\r\n'.repeat(1_000))],
  ['nothing but NUL', () => Buffer.alloc(10_000)],
  ['NUL bytes within', () => Buffer.from(whole.toString().replaceAll('e', 'e\0'))],
  ['NUL bytes in the body', () => Buffer.from(`${head()}\r\na\0b\0c`)],
  ['truncated in the headers', () => whole.subarray(0, 150)],
  ['truncated in a part', () => whole.subarray(0, Math.floor(whole.length * 0.6))],
  ['truncated in a boundary', () => whole.subarray(0, whole.lastIndexOf('------=_Part') + 8)],
  [
    '10,000 nested parts',
    () => Buffer.from(`${head('Content-Type: multipart/mixed; boundary=b0\r\n')}\r\n${nested(10_000)}`),
  ],
  [
    '300 nested parts',
    () => Buffer.from(`${head('Content-Type: multipart/mixed; boundary=b0\r\n')}\r\n${nested(300)}`),
  ],
  [
    '200,000 empty parts',
    () =>
      Buffer.from(
        `${head('Content-Type: multipart/mixed; boundary=x\r\n')}\r\n${'--x\r\n\r\n'.repeat(200_000)}`,
      ),
  ],
  ['a header of 5 MB', () => Buffer.from(`X-Long: ${'a'.repeat(5_000_000)}\r\n${head()}\r\nHello`)],
  ['100,000 headers', () => Buffer.from(`${'X-A: b\r\n'.repeat(100_000)}${head()}\r\nHello`)],
  [
    'one folded header of 5 MB',
    () => Buffer.from(`X-Long: a\r\n${' b\r\n'.repeat(1_250_000)}${head()}\r\nHello`),
  ],
  ['a subject of 1 MB', () => Buffer.from(`Subject: ${'(1'.repeat(500_000)}\r\nFrom: ${RELAY}\r\n\r\nHello`)],
  [
    'a From of 100,000 addresses',
    () => Buffer.from(`From: ${'a@b.example, '.repeat(100_000)}${RELAY}\r\n\r\nHello`),
  ],
  ['a From of nested groups', () => Buffer.from(`From: ${'g:'.repeat(20_000)}${RELAY}\r\n\r\nHello`)],
  ['a wrong charset', () => Buffer.from(whole.toString().replaceAll('UTF-8', 'x-klingon'))],
  [
    'a boundary that never comes',
    () => Buffer.from(`${head('Content-Type: multipart/mixed; boundary=y\r\n')}\r\nHello`),
  ],
  [
    'an empty boundary',
    () => Buffer.from(`${head('Content-Type: multipart/mixed; boundary=""\r\n')}\r\n--\r\n\r\nHello\r\n`),
  ],
  ['broken base 64', () => Buffer.from(`${head('Content-Transfer-Encoding: base64\r\n')}\r\n====a=b=\x80!`)],
  [
    'broken quoted-printable',
    () => Buffer.from(`${head('Content-Transfer-Encoding: quoted-printable\r\n')}\r\n=\r\n==4=ZZ`),
  ],
  [
    'a mail in a mail in a mail',
    () =>
      Buffer.from(
        `${head()}Content-Type: message/rfc822\r\n\r\n${`${head()}Content-Type: message/rfc822\r\n\r\n`.repeat(500)}`,
      ),
  ],
  ['two From', () => Buffer.from(`From: a@evil.example\r\n${head()}\r\nHello`)],
  ['no From', () => Buffer.from('Subject: Hello\r\n\r\nHello')],
  [
    'random bytes',
    () =>
      Buffer.from(Array.from({ length: 20_000 }, (_, index) => (index * 7_919 + (index >> 3) * 31) & 0xff)),
  ],
  ['UTF-16', () => Buffer.from(whole.toString(), 'utf16le')],
  ['lines ended by CR alone', () => Buffer.from(whole.toString().replaceAll('\r\n', '\r'))],
  [
    'one line of 200,000 dashes',
    () => Buffer.from(`${head()}\r\n${'-'.repeat(200_000)}:${'-'.repeat(10_000)}x`),
  ],
  [
    '200,000 open tags',
    () =>
      Buffer.from(
        `${head('Content-Type: text/html\r\n')}\r\n${'<a '.repeat(60_000)}${'<b>'.repeat(140_000)}`,
      ),
  ],
];

describe('a malformed mail', () => {
  it.each(malformed)('%s: becomes a fact, or an unknown mail with a reason', async (_, make) => {
    const { subject, facts, about } = await read(make());
    expect(facts).toHaveLength(1);
    const fact = facts[0]!;
    if (fact.type === 'unknown-mail') {
      expect(subject.kind).toBe('unknown');
      expect(fact.reason).toMatch(/^[a-z][\w ,.’:]{9,120}$/i);
      expect(about.reason).toBe(fact.reason);
    } else expect(fact.type).toBe('buyer-message');
  });

  it.each(malformed.filter(([name]) => !HAS_HEADERS_OF_ITS_OWN.has(name)))(
    '%s: is a buyer’s message when the headers from SES say so',
    async (_, make) => {
      const { facts } = await read(make(), HEADERS);
      expect(facts[0]!.type).toBe('buyer-message');
    },
  );
});

/** They name another sender than SES would have reported, so only the mail itself can be asked. */
const HAS_HEADERS_OF_ITS_OWN = new Set([
  'two From',
  'a From of 100,000 addresses',
  'a From of nested groups',
]);

describe('the dates of a mail', () => {
  const dated = (date: string | undefined) =>
    Buffer.from(
      `${head(date === undefined ? '' : `Date: ${date}\r\n`)}Message-ID: <1@a.example>\r\n\r\nHello`,
    );

  it.each([
    ['missing', undefined],
    ['in 1970', 'Thu, 01 Jan 1970 00:00:00 +0000'],
    ['in 2099', 'Thu, 31 Dec 2099 23:59:59 +0000'],
    ['nonsense', 'the day after tomorrow'],
  ])('%s: the clock runs from the receipt', async (_, date) => {
    expect((await read(dated(date))).facts[0]).toMatchObject({ type: 'buyer-message', at: RECEIVED_AT });
  });

  it.each([
    ['in 1970', 1],
    ['in 2099', Date.UTC(2099, 11, 31)],
    ['five days ago', RECEIVED_AT - days(5)],
  ])('a Message-ID that says it was sent %s moves no clock', async (_, sent) => {
    const id = `<0100${sent.toString(16).padStart(12, '0')}-aa-bb@email.amazonses.com>`;
    const raw = Buffer.from(`${head()}Message-ID: ${id}\r\n\r\nHello`);
    expect((await read(raw)).facts[0]).toMatchObject({ at: RECEIVED_AT });
  });

  it('an SES Message-ID proves when Amazon sent the mail', async () => {
    expect((await read(whole)).facts[0]).toMatchObject({ at: SENT_AT });
  });
});

describe('a mail built to hold the parser up', () => {
  // Each took seconds once; the bound is wide, since the machine may be busy.
  const part = (type: string, body: string) => `--x\r\nContent-Type: ${type}\r\n\r\n${body}\r\n`;
  const mixed = (html: string) =>
    `${head('Content-Type: multipart/mixed; boundary=x\r\n')}\r\n${part('text/plain', 'Hello')}${part('text/html', html)}--x--\r\n`;

  it.each([
    ['a link that never ends', mixed(`<a href=${'a'.repeat(240_000)}`)],
    ['80,000 links that never end', mixed('<a '.repeat(80_000))],
    ['50,000 lines of one space', `${head()}\r\n${'\r\n '.repeat(80_000)}`],
    [
      '50,000 lines in quoted-printable',
      `${head('Content-Transfer-Encoding: quoted-printable\r\n')}\r\n${'=\r\n'.repeat(80_000)}`,
    ],
    ['an address of 200,000 groups', `${head(`Cc: ${'g:'.repeat(100_000)}\r\n`)}\r\nHello`],
    ['50,000 addresses to nobody', `${head(`Cc: ${'mailto:'.repeat(30_000)}\r\n`)}\r\nHello`],
  ])('%s: is read within a second', async (_, raw) => {
    const started = performance.now();
    const { facts } = await read(Buffer.from(raw), HEADERS);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(facts[0]!.type).toBe('buyer-message');
  });
});

describe('a mail of 10 MB', () => {
  it('is read from its beginning, at once', async () => {
    const big = Buffer.concat([whole, Buffer.alloc(10_000_000, 'attachment\r\n')]);
    expect(big.length).toBeGreaterThan(READ_BYTES);
    const started = performance.now();
    const reading = await read(big);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(reading).toEqual(await read(big.subarray(0, READ_BYTES)));
    expect(reading.facts[0]).toMatchObject({ type: 'buyer-message' });
  });
});
