import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { excerptOf } from '#shared/mail/excerpt';
import { parseMail } from '#shared/mail/open/parsed-mail';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { bytesIn, encodedWords } from '#test/builders/encodings';
import { mailNotification } from '#test/builders/mail-notification';
import { compose, type Encoding } from '#test/builders/mails/compose';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { INTAKE } from '#test/builders/mails/generated-mail';
import { LANGUAGES, WORDS } from '#test/builders/mails/languages';

const ORDER = '111-2233445-6677889';
const RELAY = 'k3v9x2m7q1w8z5t4@marketplace.amazon.com';
const read = (raw: Uint8Array): Promise<Reading> =>
  readMail({ raw, notification: mailNotification(), intake: INTAKE, mailKey: 'mail/abc', hash: fixedHash });

const KOREAN = '안녕하세요, 지난주에 주문한 물병이 아직 도착하지 않았습니다. 배송 상황을 알려 주세요.';
const TRADITIONAL = '您好,我上週訂購的水瓶還沒有收到,請問我的包裹現在在哪裡?謝謝。';

/** Charset, language, what the buyer wrote and the word for an order in the subject: all in the charset's own letters. */
const rows: readonly (readonly [charset: string, iso: string, text: string, label: string])[] = [
  ['ISO-2022-JP', 'ja', WORDS.ja.buyerText, '注文'],
  ['Shift_JIS', 'ja', WORDS.ja.buyerText, '注文'],
  ['EUC-JP', 'ja', WORDS.ja.buyerText, '注文'],
  ['GBK', 'zh', WORDS.zh.buyerText, '订单'],
  ['GB18030', 'zh', `${WORDS.zh.buyerText}𠮷`, '订单'],
  ['Big5', 'zh', TRADITIONAL, '訂單'],
  ['EUC-KR', 'ko', KOREAN, '주문'],
  ['windows-1250', 'pl', WORDS.pl.buyerText, 'Zamówienie'],
  [
    'windows-1251',
    'ru',
    'Здравствуйте, я заказал эту бутылку на прошлой неделе, и она ещё не пришла.',
    'Заказ',
  ],
  ['windows-1252', 'fr', WORDS.fr.buyerText, 'Numéro'],
  ['windows-1254', 'tr', WORDS.tr.buyerText, 'Sipariş'],
  ['windows-1256', 'ar', WORDS.ar.buyerText.replace('؟', '?'), 'الطلب'],
  ['UTF-8', 'ja', WORDS.ja.buyerText, '注文'],
];

/** A mail with its order only in the body, above the buyer's words, or only at the end of its subject. */
function mail(where: 'body' | 'subject', label: string, words: string, encoding: Encoding): Buffer {
  const order = `${label} # ${ORDER}:`;
  return compose(
    {
      headers: [
        ['From', RELAY],
        ['Subject', where === 'subject' ? `${label} (${label}: ${ORDER})` : label],
      ],
    },
    {
      text: `${where === 'body' ? order : ''}\n------------- Message: -------------\n${words}\n------------- End message -------------\n`,
    },
    encoding,
  );
}

describe('a mail in another charset', () => {
  for (const [charset, iso, text, label] of rows)
    for (const transfer of ['quoted-printable', 'base64', '8bit'] as const)
      it.each(['body', 'subject'] as const)(
        `${charset} by ${transfer} gives ${iso} and the order, from the %s`,
        async (where) => {
          const { subject, facts, about } = await read(mail(where, label, text, { charset, transfer }));
          expect(facts[0]!.type).toBe('buyer-message');
          expect(subject.orderId).toBe(ORDER);
          expect(about.language).toBe(iso);
        },
      );

  it('has its order in the subject in both forms of RFC 2047, in one word or in many', async () => {
    for (const [charset, , text, label] of rows)
      for (const form of ['B', 'Q'] as const) {
        const subject = encodedWords(`${text.slice(0, 40)} (${label}: ${ORDER})`, charset, form);
        const raw = Buffer.from(`From: ${RELAY}\r\nSubject: ${subject}\r\n\r\nHello\r\n`);
        expect((await read(raw)).subject.orderId, `${charset} ${form}`).toBe(ORDER);
      }
  });

  it('in raw bytes of the charset in the subject is still a fact', async () => {
    for (const [charset, , , label] of rows) {
      const raw = Buffer.concat([
        Buffer.from(`From: ${RELAY}\r\nSubject: `),
        bytesIn(charset, `${label} (Order: ${ORDER})`),
        Buffer.from('\r\n\r\nHello\r\n'),
      ]);
      expect((await read(raw)).subject.orderId, charset).toBe(ORDER);
    }
  });
});

describe('a charset that is wrong or lies', () => {
  it.each([
    ['13-iso2022jp-nocharset', '荷物がまだ届きません。いつ届きますか。'],
    ['13b-iso2022jp-is-utf8', '荷物がまだ届きません。'],
  ])('gives readable words: %s', async (name, words) => {
    const raw = readFileSync(`test/fixtures/cases/${name}.eml`);
    expect((await excerptOf(raw))?.words).toBe(words);
    expect((await read(raw)).about.language).toBe('ja');
  });

  it('loses to valid UTF-8, in text and in HTML', async () => {
    for (const label of [...rows.map(([charset]) => charset), 'us-ascii', 'no-such-charset', ''])
      for (const [, , text] of rows)
        for (const type of ['plain', 'html']) {
          const raw = Buffer.from(
            `From: ${RELAY}\r\nSubject: x\r\nContent-Type: text/${type}; charset=${label}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}\r\n`,
          );
          expect((await excerptOf(raw))?.words, `${label} for ${text}`).toBe(text);
        }
  });

  it('is believed for a short text that is valid UTF-8 by chance', async () => {
    const raw = Buffer.concat([
      Buffer.from(`From: ${RELAY}\r\nSubject: x\r\nContent-Type: text/plain; charset=GBK\r\n\r\n`),
      bytesIn('GBK', '谢谢'),
    ]);
    expect((await excerptOf(raw))?.words).toBe('谢谢');
  });

  it('is believed for its own bytes', async () => {
    for (const [charset, , text] of rows) {
      const raw = mail('body', 'Order', text, { charset, transfer: '8bit' });
      expect((await excerptOf(raw))?.words, charset).toBe(text);
    }
  });

  it('is ISO-2022-JP where its escapes stand bare, whatever the label, also in a subject', async () => {
    for (const label of ['us-ascii', 'utf-8', 'windows-1252', '']) {
      const raw = Buffer.concat([
        Buffer.from(`From: ${RELAY}\r\nSubject: `),
        bytesIn('ISO-2022-JP', `注文 (注文: ${ORDER})`),
        Buffer.from(`\r\nContent-Type: text/plain; charset=${label}\r\n\r\n`),
        bytesIn('ISO-2022-JP', WORDS.ja.buyerText),
      ]);
      expect((await excerptOf(raw))?.words, label).toBe(WORDS.ja.buyerText);
      expect((await parseMail(raw, undefined)).subject).toBe(`注文 (注文: ${ORDER})`);
    }
  });

  it('is read as UTF-8 also where the part that is read ends inside a letter', async () => {
    const head = `From: ${RELAY}\r\nSubject: x\r\nContent-Type: text/plain; charset=GBK\r\n\r\n`;
    const raw = Buffer.from(head + '荷物がまだ'.repeat(40_000));
    for (const cut of [0, 1, 2]) {
      const { text } = await parseMail(raw.subarray(0, 10_000 + cut), undefined);
      expect(text).toMatch(/^荷物がまだ/);
    }
  });

  const names = [
    ...rows.map(([charset]) => charset),
    'no-such-charset',
    '',
    'utf-7',
    'UTF-16',
    'x'.repeat(2_000),
    '"',
    '\0',
  ];

  it('never throws, and the message still counts', async () => {
    for (const language of LANGUAGES)
      for (const claimed of names)
        for (const [actual] of rows.slice(0, 7)) {
          const body = bytesIn(actual, WORDS[language].buyerText);
          const raw = Buffer.concat([
            Buffer.from(
              `From: ${RELAY}\r\nSubject: =?${claimed}?B?${body.subarray(0, 20).toString('base64')}?= (Order: ${ORDER})\r\n` +
                `Content-Type: text/plain; charset=${claimed}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n`,
            ),
            body,
          ]);
          const { facts, subject } = await read(raw);
          expect(facts[0]!.type, `${claimed} for ${actual}`).toBe('buyer-message');
          if (!/[\0"]|UTF-16|^x+$/.test(claimed))
            expect(subject.orderId, `${claimed} for ${actual}`).toBe(ORDER);
        }
  });

  it('never throws for broken encoded words', async () => {
    for (const subject of [
      '=?UTF-8?B?',
      '=?UTF-8?B?!!!?=',
      '=?ISO-2022-JP?B?GyRC?=',
      '=?GB18030?Q?=8=?=',
      '=?x?y?z?=',
      '=?='.repeat(5_000),
    ])
      expect(
        (await read(Buffer.from(`From: ${RELAY}\r\nSubject: ${subject}\r\n\r\nHello\r\n`))).facts[0]!.type,
      ).toBe('buyer-message');
  });
});
