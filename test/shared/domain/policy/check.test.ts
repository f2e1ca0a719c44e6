import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkText, type PolicyContext, type RuleId, worstOf } from '#shared/domain/policy/check';
import { SENTENCES } from './corpus/every.ts';

const rulesOf = (text: string, context: PolicyContext = {}): RuleId[] =>
  checkText(text, context).map(({ rule }) => rule);
const marked = (text: string, context: PolicyContext = {}): [RuleId, string][] =>
  checkText(text, context).map(({ rule, start, end }) => [rule, text.slice(start, end)]);

describe('what it marks', () => {
  it.each<[string, RuleId, string]>([
    ['Write to help@acme-shop.com, please.', 'contact-email', 'help@acme-shop.com'],
    ['Write to help (at) acme (dot) com, please.', 'contact-email', 'help (at) acme (dot) com'],
    ['Ring +1 917 555 0147 today.', 'contact-phone', '+1 917 555 0147'],
    [
      'Ring nine one seven five five five zero one four seven.',
      'contact-phone',
      'nine one seven five five five zero one four seven',
    ],
    ['Look at www.acme.net/x?a=1.', 'link-external', 'www.acme.net/x?a=1'],
    ['说明书在https://acme.cn/a，请看。', 'link-external', 'https://acme.cn/a'],
    ['Please r e m o v e your rev\u200biew now.', 'review-change', 'r e m o v e your rev\u200biew'],
    ['ﾚﾋﾞｭｰを削除してください。', 'review-change', 'ﾚﾋﾞｭｰを削除'],
    ['Hi {buyer}, it was sent on Monday.', 'variable', '{buyer}'],
    ['It was sent 🚚 on Monday.', 'emoji', '🚚'],
    ['It is on on the way; <b>Monday</b>.', 'html', '<b>'],
    ['We are with with you on Monday.', 'doubled-word', 'with with'],
    ['See http://www.ups.com/track?n=1Z99 today.', 'link-http', 'http://www.ups.com/track?n=1Z99'],
    [
      'It is https://www.amazon.de/dp/B0C1234XYZ again.',
      'link-amazon-shop',
      'https://www.amazon.de/dp/B0C1234XYZ',
    ],
  ])('%s', (text, rule, words) => {
    expect(marked(text)).toContainEqual([rule, words]);
  });
});

describe('addresses', () => {
  it.each([
    'https://www.amazon.de@acme.example.com/x',
    'https://www.аmazon.de/x',
    'https://amazon.de.acme.net/x',
    'https://my-amazon.de/x',
    'https://amzn.to/3xYz',
    'https://xn--mazon-3ve.com/x',
    'https://dhl.de.parcel-help.info',
    'AMAZON-HELP.COM',
  ])('does not take %s for a link of Amazon or of a carrier', (link) => {
    expect(rulesOf(`Look at ${link} today.`)).toContain('link-external');
  });

  it.each<[string, string]>([
    ['it', 'Il pacco è arrivato.Lo ha ritirato il vicino.'],
    ['en', 'i received.it broke on monday.so sorry'],
    ['de', 'Das z.B. und d.h. sowie GmbH & Co.KG sind Namen vom 2.3.'],
    ['fr', 'il est arrive.et il marche bien depuis lundi'],
    ['es', 'llego bien.la caja estaba rota el lunes'],
  ])('takes a missing space for none (%s)', (language, text) => {
    expect(rulesOf(text, { language })).toEqual([]);
  });

  it('takes "look at" with a page of Amazon for no e-mail address', () => {
    expect(rulesOf('Please look at amazon.com/returns for the label of Monday.')).toEqual([]);
    expect(rulesOf('Please write to anna at acme dot com on Monday.')).toEqual(['contact-email']);
  });

  it('lets the number of a carrier through with a warning', () => {
    expect(rulesOf('The carrier DHL has the phone number +49 228 4333112.')).toEqual([
      'contact-phone-service',
    ]);
  });
});

describe('seller feedback', () => {
  const ASKED = 'Would you consider updating your seller feedback?';
  it('may be asked about politely after a solution', () => {
    expect(rulesOf(`We have refunded you 20 EUR. ${ASKED}`)).toEqual([]);
  });

  it('may not be asked about before, nor rudely, nor for a benefit', () => {
    expect(rulesOf(ASKED)).toEqual(['feedback-change']);
    expect(rulesOf('We refunded you 20 EUR. Remove your seller feedback now.')).toEqual(['feedback-change']);
    expect(rulesOf('If you remove your seller feedback, we will refund 20 EUR.')).toEqual([
      'review-change-incentive',
    ]);
  });

  it('is not a product review, which may never be asked about', () => {
    expect(rulesOf('We have refunded you 20 EUR. Would you consider updating your product review?')).toEqual([
      'review-change',
    ]);
  });
});

describe('what depends on the message', () => {
  const text = 'Hello Anna, your order 111-2233445-6677889 was sent on Monday.';

  it('sees another order', () => {
    expect(rulesOf(text, { orderId: '111-2233445-6677889' })).toEqual([]);
    expect(marked(text, { orderId: '111-0000000-6677889' })).toEqual([
      ['other-order', '111-2233445-6677889'],
    ]);
  });

  it.each([
    ['Hello Anna, your order was sent on Monday.', 'Anna'],
    ['Dear Mrs. Keller,\nyour order was sent on Monday.', 'Keller'],
    ['Guten Tag Anna Keller, Ihre Bestellung ist am Montag abgegangen.', 'Anna Keller'],
    ['Bonjour Madame Dupont, votre commande est partie lundi.', 'Dupont'],
    ['Estimada María, su pedido salió el lunes.', 'María'],
    ['您好 Maria，您的订单周一已经发出。', 'Maria'],
    ['田中様、ご注文の商品は月曜日に発送しました。', '田中'],
  ])('sees a greeting of somebody else: %s', (greeting, name) => {
    expect(marked(greeting, { buyer: 'Bob Lang' })).toEqual([['other-buyer', name]]);
  });

  it.each([
    ['Hello Bob, your order was sent on Monday.', 'Bob Lang'],
    ['Hello Lang, your order was sent on Monday.', 'Bob Lang'],
    ['Hello BOB, your order was sent on Monday.', 'bob'],
    ['Hello Anna, your order was sent on Monday.', undefined],
    ['Hello, Monday is when it was sent.', 'Bob Lang'],
    ['Hello there, your order was sent on Monday.', 'Bob Lang'],
    ['Dear Customer, your order was sent on Monday.', 'Bob Lang'],
    ['Sehr geehrte Kundin, Ihre Bestellung ist am Montag abgegangen.', 'Bob Lang'],
    ['Hello, Anna from our team has sent your order on Monday.', 'Bob Lang'],
    ['It was sent on Monday. Hello Kitty is in the box.', 'Bob Lang'],
  ])('greets the buyer, or nobody: %s', (greeting, buyer) => {
    expect(rulesOf(greeting, { buyer })).toEqual([]);
  });

  it('sees another language than the buyer’s', () => {
    expect(rulesOf(text, { language: 'de', writtenIn: 'en' })).toEqual(['language']);
    expect(rulesOf(text, { language: 'de' })).toEqual([]);
  });

  it('lets a buyer who asked to cancel know how', () => {
    const how = 'Please cancel it under Your Orders before 3 March.';
    expect(rulesOf(how)).toEqual(['ask-cancel']);
    expect(rulesOf(how, { askedToCancel: true })).toEqual([]);
    expect(rulesOf(how, { topic: 'cancellation' })).toEqual([]);
  });

  it('says that Amazon serves its own orders', () => {
    const refund = 'We have sent you a refund of 20 EUR.';
    expect(rulesOf(refund, { fulfilment: 'amazon' })).toEqual(['fba-order']);
    expect(rulesOf(refund, { fulfilment: 'amazon', topic: 'product-question' })).toEqual([]);
    expect(rulesOf(refund, { fulfilment: 'seller' })).toEqual([]);
  });

  it('lets a template have its variables', () => {
    expect(rulesOf('Hello {buyer}, your parcel left on {ship by}.', { template: true })).toEqual([]);
  });

  it('says nothing of a text that only has a file, and something of an empty one', () => {
    const file = { name: 'invoice.PDF', type: 'application/pdf', bytes: 1000 };
    expect(rulesOf('', { files: [file] })).toEqual([]);
    expect(checkText('', {})).toEqual([{ rule: 'empty', level: 'block', start: 0, end: 0 }]);
    expect(rulesOf(' \u200b\n')).toEqual(['empty']);
  });

  it.each<[string, RuleId[], { name: string; type: string; bytes: number }[]]>([
    [
      'too much in all',
      ['file-size'],
      [1, 2].map((n) => ({ name: `${n}.png`, type: 'image/png', bytes: 2_200_000 })),
    ],
    ['a film', ['file-type'], [{ name: 'a.mp4', type: 'video/mp4', bytes: 1 }]],
    [
      'a program with a harmless type',
      ['file-type'],
      [{ name: 'a.pdf.exe', type: 'application/pdf', bytes: 1 }],
    ],
    ['a page with a harmless name', ['file-type'], [{ name: 'a.pdf', type: 'text/html', bytes: 1 }]],
    [
      'a name of an object’s property',
      ['file-type'],
      [{ name: 'a.constructor', type: 'image/png', bytes: 1 }],
    ],
    ['a photo', [], [{ name: 'a.JPG', type: 'image/jpeg', bytes: 1 }]],
  ])('files: %s', (_, rules, files) => {
    expect(rulesOf('The photo of Monday, 2 March is attached.', { files })).toEqual(rules);
  });
});

describe('mere courtesy', () => {
  it.each([
    'Thank you!',
    'Hello Anna, thank you for your message. Best regards, Chen',
    'Vielen Dank für Ihre Nachricht. Mit freundlichen Grüßen',
    '感谢您的支持，祝您生活愉快！',
    'ありがとうございます。今後ともよろしくお願いいたします。',
    'Merci beaucoup pour votre message. Bonne journée',
  ])('%s', (text) => {
    expect(rulesOf(text)).toEqual(['thanks-only']);
  });

  it('is no answer that says something', () => {
    expect(rulesOf('Thank you. The part was posted today.')).toEqual([]);
    expect(rulesOf('Hello, thank you. Which colour would you like?')).toEqual([]);
  });
});

describe('any text', () => {
  const words = SENTENCES.flatMap(({ text }) => text.split(' '));
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'grapheme', maxLength: 5 })), {
        maxLength: 60,
      })
      .map((all) => all.join(' ')),
  );

  it('is marked inside of itself, in order, and each time alike', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const found = checkText(text, { language: 'en', writtenIn: 'de', buyer: 'Anna Keller' });
        expect(checkText(text, { language: 'en', writtenIn: 'de', buyer: 'Anna Keller' })).toEqual(found);
        let before = 0;
        for (const { start, end } of found) {
          expect(start).toBeGreaterThanOrEqual(before);
          expect(end).toBeLessThanOrEqual(text.length);
          if (text !== '') expect(start).toBeLessThan(end);
          before = start;
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps its breach whatever invisible characters are put between', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('', '\u200b', '\u00ad', '\u2060', '\ufe0f'), {
          minLength: 30,
          maxLength: 30,
        }),
        (unseen) => {
          const text = Array.from(
            'Please remove your review!',
            (letter, index) => letter + (unseen[index] ?? ''),
          ).join('');
          expect(worstOf(checkText(text, {}))).toBe('stop');
        },
      ),
      { numRuns: 50 },
    );
  });
});
