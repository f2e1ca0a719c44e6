import { describe, expect, it } from 'vitest';
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
