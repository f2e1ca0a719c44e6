import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketplaceById, MARKETPLACES } from '#shared/domain/marketplace';
import { TOPICS } from '#shared/domain/topic';
import { readMail } from '#shared/mail/read-mail';
import { courtesiesOf } from '#shared/mail/words/courtesy';
import { languageOf } from '#shared/mail/words/language';
import { isOnlyThanks } from '#shared/mail/words/thanks';
import { topicOf } from '#shared/mail/words/topic';
import { comparable, phraseOf, WORDS } from '#shared/mail/words/words';
import { mailNotification } from '#test/builders/mail-notification';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { INTAKE } from '#test/builders/mails/generated-mail';

/** Invented messages: language, topic, text. */
const MESSAGES = `
en | delivery | Hello, where is my parcel? The tracking has not moved for a week.
en | defect | The bottle arrived cracked and it leaks, I can't use it.
en | return-or-refund | I'd like to return these shoes and get my money back please.
en | product-question | Does it fit a 2019 model, and what are the dimensions?
en | invoice | Could you please send me a VAT invoice for my company?
en | cancellation | Please cancel, I ordered by mistake.
en | address-change | I gave you the wrong address, the house number is 12.
en | review | I left a bad review by accident, how can I remove my review?
de | delivery | Guten Tag, wo bleibt mein Paket? Laut Sendungsverfolgung ist es seit Tagen unterwegs.
de | defect | Die Lampe ist leider kaputt angekommen, das Glas ist zerbrochen.
de | return-or-refund | Ich möchte den Artikel zurückgeben und mein Geld zurück.
de | invoice | Bitte senden Sie mir eine Rechnung mit ausgewiesener Mehrwertsteuer.
de | cancellation | Bitte stornieren Sie meine Bestellung, ich habe doppelt bestellt.
de | address-change | Wir sind umgezogen, können Sie die Lieferadresse ändern?
fr | delivery | Bonjour, je n'ai toujours pas reçu mon colis, où en est la livraison ?
fr | defect | L'appareil ne fonctionne pas et il manque une pièce.
fr | return-or-refund | Je souhaite un remboursement, comment renvoyer l'article ?
fr | invoice | Pourriez-vous m'envoyer une facture avec la TVA ?
fr | cancellation | J'ai commandé par erreur, merci d'annuler la commande.
it | delivery | Buongiorno, il pacco non è ancora arrivato, quando arriva?
it | defect | Il prodotto è arrivato rotto e manca un pezzo.
it | invoice | Avrei bisogno della fattura con partita IVA.
it | return-or-refund | Vorrei fare il reso e avere il rimborso.
es | delivery | Hola, todavía no ha llegado mi paquete, ¿dónde está?
es | defect | El producto no funciona, llegó roto y faltan piezas.
es | invoice | ¿Me pueden enviar la factura con los datos fiscales de mi empresa?
es | cancellation | Quiero cancelar el pedido, lo compré por error.
nl | delivery | Goedendag, mijn pakket is nog niet aangekomen, wanneer wordt het bezorgd?
nl | defect | De lamp is kapot, hij doet het niet en er zitten krassen op.
nl | return-or-refund | Ik wil het artikel graag terugsturen en mijn geld terug.
pl | delivery | Dzień dobry, gdzie jest moja paczka? Jeszcze nie dotarła.
pl | defect | Produkt jest uszkodzony i nie działa, brakuje części.
pl | invoice | Proszę o fakturę VAT na firmę, NIP podam w wiadomości.
pt | delivery | Olá, a minha encomenda ainda não chegou, onde está?
pt | defect | O produto veio com defeito e não funciona.
pt | invoice | Podem enviar a nota fiscal com o CNPJ da empresa?
ja | delivery | 注文した荷物がまだ届いていません。追跡番号を教えてください。
ja | defect | 商品が壊れていました。電源が入らないです。
ja | invoice | 領収書を発行していただけますか。
ja | cancellation | 間違えて注文したのでキャンセルをお願いします。
zh | delivery | 你好,我的包裹还没到,请问什么时候发货?
zh | defect | 收到的杯子坏了,有划痕,不能用。
zh | return-or-refund | 我想退货,请退款给我。
zh | address-change | 我的地址错了,可以修改地址吗?`
  .trim()
  .split('\n')
  .map((line) => line.split(' | ') as [string, string, string]);

describe('a message', () => {
  it.each(MESSAGES)('in %s about %s: %s', async (language, topic, words) => {
    const spoken = await languageOf(words);
    expect(spoken?.name).toBe(language);
    const found = topicOf({ subject: '', words, language: spoken?.name });
    expect(found.name).toBe(topic);
    expect(found.confidence).toBeGreaterThan(0.3);
    expect(isOnlyThanks(words, '')).toBe(false);
  });

  it.each([
    ['tr', 'Merhaba, siparişim hâlâ gelmedi, kargom ne zaman gelecek acaba?'],
    ['sv', 'Hej, jag har fortfarande inte fått mitt paket, när kommer det?'],
    ['ar', 'مرحبا، أين طلبي؟ لم يصل بعد'],
    ['ko', '안녕하세요, 제 주문은 언제 도착하나요?'],
  ])('is recognised as %s', async (language, words) => {
    expect((await languageOf(words))?.name).toBe(language);
  });

  it.each([
    ['Kargom nerede?', 'A33AVAJ2PDY3EV', 'tr'],
    ['Siparişim gelmedi', 'A33AVAJ2PDY3EV', 'tr'],
    ['Faktura tack', 'A2NODRKZP88ZB9', 'sv'],
    ['Where is it?', 'A1PA6795UKMFR9', 'en'],
    ['Wo ist mein Paket, ich warte', 'A13V1IB3VIYZZH', 'de'],
  ])(
    'of few words is more probably in the marketplace’s language: %s',
    async (words, marketplace, language) => {
      expect((await languageOf(words, marketplaceById(marketplace)?.languages))?.name).toBe(language);
    },
  );

  it.each([
    ['Grazie mille!', 'it'],
    ['Vielen Dank!', 'de'],
    ['Muito obrigada', 'pt'],
    ['Dank u wel', 'nl'],
    ['Dziękuję', 'pl'],
    ['Merci beaucoup', 'fr'],
    ['Muchas gracias', 'es'],
  ])('of one known phrase is in the phrase’s language, in any marketplace: %s', async (words, language) => {
    for (const { languages } of MARKETPLACES)
      expect(await languageOf(words, languages)).toEqual({ name: language, confidence: 0.9 });
  });

  it.each(['Xyzzy plugh', 'Amazon Basics', 'not received', 'Faktura tack', 'Nerede?'])(
    'of few words that show little has no language: %s',
    async (words) => {
      const found = await languageOf(words);
      expect(found === undefined || found.confidence >= 0.35).toBe(true);
      if (words !== 'not received') expect(found).toBeUndefined();
    },
  );

  it('of few words is recognised with less confidence, one without words not at all', async () => {
    const sure = async (words: string): Promise<number> => (await languageOf(words))?.confidence ?? 0;
    expect(await sure('Wo ist mein Paket')).toBeLessThan(
      await sure('Guten Tag, wo ist mein Paket, das ich vor zwei Wochen bei Ihnen bestellt habe?'),
    );
    for (const words of ['', '12345 !!!', '👍👍', 'x']) expect(await languageOf(words)).toBeUndefined();
  });

  it('is about something else, with little confidence, when no word gives its topic', () => {
    expect(topicOf({ subject: '', words: 'Lorem ipsum', language: 'en' })).toEqual({
      name: 'other',
      confidence: 0.2,
    });
  });

  it('about two things is less sure than one about one thing', () => {
    const sure = (words: string): number => topicOf({ subject: '', words, language: 'en' }).confidence;
    expect(sure('please refund it, it is broken')).toBeLessThan(sure('please refund it, send it back'));
  });

  it('is read only at its beginning, whatever its length', async () => {
    const long = `Where is my parcel? I want to know it. ${'Rechnung '.repeat(50_000)}`;
    expect(topicOf({ subject: '', words: long, language: undefined }).confidence).toBeGreaterThan(0);
    expect(await languageOf(long)).toEqual(await languageOf(long.slice(0, 10_000)));
    expect(isOnlyThanks('thanks '.repeat(50_000), '')).toBe(false);
  });
});

describe('Amazon’s own topic in the subject', () => {
  it.each([
    ['Order delivery inquiry from Amazon customer Robin (Order: 111-1111111-1111111)', 'delivery'],
    ['Return policy enquiry from Amazon customer Kim', 'return-or-refund'],
    ['Ship faster inquiry from Amazon customer Lee', 'delivery'],
    ['Solicitud de cancelación de pedido del cliente de Amazon Ana', 'cancellation'],
    ['Detalhes do produto Amazon Ana pergunta do cliente', 'product-question'],
    ['Rechnung (Bestellung: 111-1111111-1111111)', 'invoice'],
  ])('has priority over the words: %s', (subject, topic) => {
    const found = topicOf({ subject, words: 'please send an invoice refund', language: 'en' });
    expect(found.name).toBe(topic);
    expect(found.confidence).toBeGreaterThanOrEqual(0.8);
  });

  it('is not read from a buyer’s name', () => {
    const subject = 'Inquiry from Amazon customer Order delivery inquiry from Amazon customer';
    expect(topicOf({ subject, words: 'it is broken', language: 'en' }).name).toBe('defect');
  });
});

describe('pure thanks', () => {
  it.each([
    'Thank you!',
    'Thanks a lot for your quick reply, have a nice day!',
    'Ok, perfect. Thank you very much 👍',
    'Vielen Dank, alles klar 👍',
    'Danke für die schnelle Antwort. Viele Grüße',
    'merci beaucoup pour votre aide',
    'Grazie mille, buona giornata!',
    '¡Muchas gracias por su respuesta!',
    'Hartelijk dank voor de snelle reactie',
    'Dziękuję bardzo za odpowiedź, pozdrawiam',
    'Muito obrigada pela ajuda',
    'ありがとうございます。',
    '早速のご返信ありがとうございました。',
    '谢谢',
    '好的,谢谢您的回复!',
  ])('are recognised: %s', (words) => {
    expect(isOnlyThanks(words, '')).toBe(true);
  });

  it.each([
    'Thank you, but where is my parcel?',
    'Thanks, please send the invoice',
    'No thanks',
    'Hello',
    'Ok',
    'Danke für nichts',
    'Danke, aber es fehlt noch ein Teil',
    'merci de me rembourser',
    'grazie ma non funziona',
    'gracias, lo quiero devolver',
    'bedankt maar het is kapot',
    'dziękuję, ale nie działa',
    'obrigado mas não chegou',
    'ありがとうございます。返金お願いします',
    'ご返信お願いします。ありがとうございます',
    '谢谢,什么时候发货',
    '请回复谢谢',
    '告知谢谢',
    'thank you 2',
    'thanks?',
    '谢谢\uff1f',
    'ありがとうございます\uff1f',
    '\u00bfgracias',
    'thanks*',
    'Thanks. Refund?',
    'Thanks in advance',
    'Vielen Dank im Voraus',
    'Merci d’avance',
    'Grazie in anticipo',
    'Gracias de antemano',
    'Desde já agradeço',
    'Alvast bedankt',
    'Z góry dziękuję',
    'Danke, aber ...',
    'Merci de me rembourser',
    'Gracias pero no',
    'Bedankt, maar',
    'Obrigado, porém',
    'Grazie, però',
    'ありがとうございますが',
    '谢谢但是',
    'Thanks 👎',
    'Thanks :(',
    'Thanks 😡',
    'Thanks $',
    'Thanks, gracias',
    '',
  ])('are not: %s', (words) => {
    expect(isOnlyThanks(words, '')).toBe(false);
  });

  const other = fc.oneof(
    fc.constantFrom(...MESSAGES.map(([, , text]) => text)),
    fc.constantFrom(
      'But',
      'Aber',
      'Mais',
      'Ma',
      'Pero',
      'Maar',
      'Ale',
      'Mas',
      'しかし',
      '但是',
      'Refund',
      '?',
      '2',
      '€',
      '👎',
    ),
    fc
      .stringMatching(/^[a-z]{3,12}( [a-z]{3,12}){0,5}[.!]?$/)
      .filter((text) => courtesiesOf(text).size === 0),
  );
  const separator = fc.constantFrom(' ', '. ', ', ', '! ', '\n', '\n\n', ' 👍 ', ' … ');

  it('and anything else, before or after, are no thanks, in any language', () => {
    const thanks = fc.constantFrom(...Object.values(WORDS).flatMap((words) => words.thanks));
    fc.assert(
      fc.property(thanks, other, separator, fc.boolean(), (phrase, text, between, first) => {
        const parts = first ? [phrase, text] : [text, phrase];
        expect(isOnlyThanks(parts.join(between), '')).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    '',
    'Order delivery inquiry from Amazon customer Robin (Order: 111-2233445-6677889)',
    'Re: Product details enquiry from Amazon customer Robin',
    'Inquiry from Amazon customer Refund Please (Order: 111-2233445-6677889)',
    'Demande de renseignements de la part du client Amazon Robin',
    'Thank you! (Order: 111-2233445-6677889)',
    'RE: Danke(Bestellung: 111-2233445-6677889)',
  ])('count under a subject that asks nothing: %s', (subject) => {
    expect(isOnlyThanks('Thank you!', subject)).toBe(true);
  });

  it.each([
    'Paket nicht angekommen: Gutschrift anfordern(Bestellung: 301-0000001-0000001)',
    'Order cancellation request inquiry from Amazon customer Robin (Order: 111-2233445-6677889)',
    'Ship faster inquiry from Amazon customer Robin',
    'Return policy inquiry from Amazon customer Robin',
    'Solicitud de cancelación de pedido del cliente de Amazon Ana',
    'Amazonのカスタマー ロビン 様から返品に関するお問い合わせ(注文: 503-1234567-1234568)',
    'Refund?',
    'Thanks? (Order: 111-2233445-6677889)',
    'RE: Where is my order',
    '111-2233445-6677889',
  ])('do not count under a subject that asks: %s', (subject) => {
    expect(isOnlyThanks('Thank you!', subject)).toBe(false);
  });

  it.each([
    ['a subject that asks', readFileSync('test/fixtures/cases/06-request-in-subject.eml', 'utf8')],
    ['a sentence of the buyer above', thanksMail('I want my money back.\n')],
    [
      'a quotation below',
      thanksMail('')
        .replace(/[^]*- Message: -+\n/, HEAD)
        .replace(/-+ End message[^]*/, '> And the refund?\n'),
    ],
  ])('are none in a mail with %s', async (_, mail) => {
    expect(await factOf(mail)).not.toHaveProperty('thanks');
  });

  it('are some in a mail with nothing else', async () => {
    expect(await factOf(thanksMail(''))).toHaveProperty('thanks', true);
  });
});

const HEAD =
  'From: k3v9x2m7q1w8z5t4@marketplace.amazon.com\nSubject: Hello\nContent-Type: text/plain; charset=utf-8\n\n';

function thanksMail(above: string): string {
  return `${HEAD}${above}You have received a message.\n\n# 111-2233445-6677889:\n1 / Steel bottle. [ASIN: B0ABCDEFGH]\n\n------------- Message: -------------\n\nThank you!\n\n------------- End message -------------\n`;
}

async function factOf(mail: string) {
  const { facts } = await readMail({
    raw: Buffer.from(mail),
    notification: mailNotification(),
    intake: INTAKE,
    mailKey: 'mail/abc',
    hash: fixedHash,
  });
  return facts[0];
}

describe('the word lists', () => {
  const topics = TOPICS.filter((topic) => topic !== 'other').toSorted();

  it.each(Object.entries(WORDS))('%s has ten phrases or more for each topic, none twice', (_, words) => {
    expect(Object.keys(words.topics).toSorted()).toEqual(topics);
    for (const phrases of [...Object.values(words.topics), words.thanks, words.politeness, words.common]) {
      if (phrases.length === 0 && phrases === words.common) continue;
      expect(phrases.length).toBeGreaterThanOrEqual(10);
      const texts = phrases.map((one) => phraseOf(one).text);
      expect(texts.filter((text) => text.trim() === '')).toEqual([]);
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  it('name topics that exist', () => {
    const named = JSON.parse(readFileSync('shared/mail/words/amazon-topics.json', 'utf8')) as object;
    expect(Object.values(named).filter((topic) => !topics.some((one) => one === topic))).toEqual([]);
    expect(comparable('Größe, ÉTÉ!  x')).toBe(' grosse ete x ');
  });
});
