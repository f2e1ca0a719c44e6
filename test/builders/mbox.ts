import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { MARKETPLACES, type Marketplace } from '#shared/domain/marketplace';
import type { MailType } from '#shared/domain/mail-type';

/** What a reader should find in a generated mail. */
export interface GeneratedMail {
  readonly raw: string;
  readonly at: number;
  readonly type: MailType;
  readonly country: string;
  /** What the buyer wrote; only for buyers' messages. */
  readonly words?: string;
}

export interface MailboxOptions {
  readonly mails: number;
  /** The instant of the last mail; earlier ones are spread evenly before it. */
  readonly endsAt: number;
  readonly days: number;
  readonly seed?: number;
  /** How many other mails separate two of one conversation, which has three. */
  readonly between?: number;
}

const INTAKE = { address: 'us-7f3k9q2m@intake.acme.example', country: 'US' };
/** Must be in the settings' `replyFrom`. */
export const OWN_ADDRESS = 'care@acme.example';
const DAY_MS = 86_400_000;
const EVERY_NTH_ATTACHED = 20;
/** 100 KB, in base64. */
const ATTACHMENT = 'QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n'.repeat(
  1_754,
);

/** Sentences in invented buyers' words, long enough to identify the language. */
const WORDS = {
  en: 'Hello, I ordered the steel bottle two weeks ago and it has still not arrived. Could you please tell me where my parcel is?',
  de: 'Guten Tag, ich habe die Flasche vor zwei Wochen bestellt und sie ist leider noch nicht angekommen. Können Sie mir bitte sagen, wo mein Paket ist?',
  fr: "Bonjour, j'ai commandé la bouteille il y a deux semaines et elle n'est toujours pas arrivée. Pouvez-vous me dire où se trouve mon colis ?",
  it: 'Buongiorno, ho ordinato la bottiglia due settimane fa e non è ancora arrivata. Potete dirmi per favore dove si trova il mio pacco?',
  es: 'Hola, pedí la botella hace dos semanas y todavía no ha llegado. ¿Me pueden decir por favor dónde está mi paquete?',
  ja: 'こんにちは。二週間前にボトルを注文しましたが、まだ届いていません。荷物がどこにあるか教えていただけますか。',
  pl: 'Dzień dobry, zamówiłem butelkę dwa tygodnie temu i jeszcze nie dotarła. Czy mogą mi państwo powiedzieć, gdzie jest moja paczka?',
} as const;
type Language = keyof typeof WORDS;
const LANGUAGES = Object.keys(WORDS) as Language[];

/** How often each type occurs in sixty mails. */
const MIX: readonly (readonly [MailType, number])[] = [
  ['BBC_MESSAGE_SENT_TO_MERCHANT', 27],
  ['BBC_MESSAGE_CONFIRMATION_TO_MERCHANT', 15],
  ['RETURN_REQUEST', 3],
  ['REFUND_ISSUED', 3],
  ['BRC_SELLER_NOTIFICATION', 2],
  ['A_Z_CLAIM_RESPONDENT_NOTIFY', 1],
  ['A_Z_CLAIM_RESPONDENT_CLOSE', 1],
  ['BUYER_OPTED_OUT_BSM_MESSAGES', 1],
  ['own-reply', 2],
  ['delivery-failure', 1],
  ['chargeback-opened', 1],
  ['chargeback-decided', 1],
  ['forwarding-confirmation', 1],
  ['unknown', 1],
];
const CYCLE = MIX.flatMap(([type, times]) => Array.from({ length: times }, () => type));
/** Coprime to the cycle's length, so that the types mix well. */
const STRIDE = 37;

/** The mails of an invented seller's mailbox, oldest first; the same options give the same mails. */
export function* mailboxMails({
  mails,
  endsAt,
  days,
  seed = 1,
  between = 200,
}: MailboxOptions): Generator<GeneratedMail> {
  const random = randomFrom(seed);
  for (let index = 0; index < mails; index += 1) {
    const type = CYCLE[(index * STRIDE) % CYCLE.length] ?? 'unknown';
    const at = endsAt - Math.round(((mails - 1 - index) * days * DAY_MS) / mails);
    yield COMPOSE[type]({
      type,
      index,
      at: at - (at % 1_000),
      marketplace: MARKETPLACES[Math.floor(random() * MARKETPLACES.length)]!,
      language: LANGUAGES[Math.floor(random() * LANGUAGES.length)]!,
      conversation: conversationOf(index, between),
      orderId: orderId(conversationOf(index, between)),
      attached: index % EVERY_NTH_ATTACHED === EVERY_NTH_ATTACHED - 1,
    });
  }
}

/** Writes them as an mbox like Google Takeout does: CRLF, and lines like `From ` quoted. */
export async function writeMbox(
  path: string,
  mails: Iterable<GeneratedMail>,
): Promise<{ readonly bytes: number }> {
  const file = createWriteStream(path, { highWaterMark: 1024 * 1024 });
  let bytes = 0;
  for (const { raw, at } of mails) {
    const text = `From 1@xxx ${new Date(at).toUTCString()}\r\n${raw.replace(/^(>*From )/gm, '>$1')}\r\n`;
    bytes += Buffer.byteLength(text);
    if (!file.write(text)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
  return { bytes };
}

interface Input {
  readonly type: MailType;
  readonly index: number;
  readonly at: number;
  readonly marketplace: Marketplace;
  readonly language: Language;
  readonly conversation: number;
  readonly orderId: string;
  readonly attached: boolean;
}

const COMPOSE: Record<MailType, (input: Input) => GeneratedMail> = {
  BBC_MESSAGE_SENT_TO_MERCHANT(input) {
    const { marketplace, language, orderId } = input;
    const { id, tld } = marketplace;
    const token = `TK${input.index}`;
    const text = [
      'You have received a message.',
      '',
      `# ${orderId}:`,
      '1 / Steel bottle [ASIN: B0ABCDEFGH]',
      '',
      '------------- Message: -------------',
      '',
      WORDS[language],
      'From 1 to 5: 4.',
      '',
      '------------- End message -------------',
      '',
      `Was this helpful? https://www.amazon.${tld}/gp/f.html?customAttribute1Value=${input.type}&R=X1`,
      `https://sellercentral.amazon.${tld}/messaging/no-response-needed?t=${token}&m=M${token}&mp=${id}&c=C1&h=0&s=1`,
      '',
    ].join('\r\n');
    const from = `Robin - Amazon Marketplace <${aliasOf(input)}@marketplace.amazon.${tld}>`;
    const subject = `Order delivery inquiry from Amazon customer Robin (Order: ${orderId})`;
    return { ...stamped(input, from, subject, text), words: WORDS[language] };
  },
  BBC_MESSAGE_CONFIRMATION_TO_MERCHANT: (input) =>
    stamped(
      input,
      'Amazon.com <donotreply@amazon.com>',
      'Your e-mail to Robin',
      [
        'Here is a copy of the e-mail that you sent to Robin.',
        // One in five names no order, like messages before a purchase.
        ...(input.index % 5 === 0 ? [] : [`Order ID: ${input.orderId}`]),
        '-------------Begin message-------------',
        `It arrives tomorrow, with number ${input.index}.`,
        '-------------End message-------------',
        '',
      ].join('\r\n'),
    ),
  BUYER_OPTED_OUT_BSM_MESSAGES: (input) =>
    stamped(
      input,
      `auto-communication@amazon.${input.marketplace.tld}`,
      'Your message was not delivered',
      `The buyer wants no messages [${input.orderId}].\r\n`,
    ),
  RETURN_REQUEST: (input) => notice(input, `Return authorization request for order ${input.orderId}`),
  REFUND_ISSUED: (input) => notice(input, `Refund initiated for order ${input.orderId}`),
  A_Z_CLAIM_RESPONDENT_NOTIFY: (input) =>
    notice(input, `Action required: Claim received on order ${input.orderId}`, 'atoz-guarantee-no-reply'),
  A_Z_CLAIM_RESPONDENT_CLOSE: (input) =>
    notice(input, `Claim Decision on Order ${input.orderId}`, 'atoz-guarantee-no-reply'),
  BRC_SELLER_NOTIFICATION: (input) => notice(input, `Cancellation request for order ${input.orderId}`),
  'chargeback-opened': (input) =>
    plain(
      input,
      'cb-seller-notification@amazon.com',
      `Your Immediate Response Required: Charge Dispute Inquiry ${input.orderId}`,
      'A buyer disputes a charge.\r\n',
    ),
  'chargeback-decided': (input) =>
    plain(
      input,
      'cb-seller-query@amazon.com',
      `${input.orderId}, Amazon.com Chargeback Dispute Funding Decision`,
      'The dispute was decided.\r\n',
    ),
  'own-reply': (input) => ({
    ...plain(
      { ...input, type: 'own-reply' },
      `Care <${OWN_ADDRESS}>`,
      `Re: Order delivery inquiry (Order: ${input.orderId})`,
      `It is on its way, with number ${input.index}.\r\n`,
      { to: `${aliasOf(input)}@marketplace.amazon.${input.marketplace.tld}`, cc: INTAKE.address },
    ),
    country: input.marketplace.country,
  }),
  'reply-refused': (input) =>
    plain(
      input,
      'donotreply@amazon.com',
      'Your message was rejected',
      `Your message for order ${input.orderId} was rejected: your address is not approved under Messaging Permissions.\r\n`,
    ),
  'delivery-failure': (input) => deliveryFailure(input),
  'forwarding-confirmation': (input) =>
    plain(
      input,
      'Gmail Team <forwarding-noreply@google.com>',
      'Gmail Forwarding Confirmation',
      'Confirmation code: 123456789\r\n',
    ),
  unknown: (input) =>
    plain(input, 'News <news@shop.example>', 'Our best offers', 'Everything is cheaper this week.\r\n'),
};

function notice(input: Input, subject: string, sender?: string): GeneratedMail {
  const from = sender === undefined ? 'donotreply@amazon.com' : `${sender}@amazon.${input.marketplace.tld}`;
  return stamped(input, from, subject, `Dear seller,\r\nthis is about order ${input.orderId}.\r\n`);
}

/** A mail with Amazon's own headers. */
function stamped(input: Input, from: string, subject: string, text: string): GeneratedMail {
  const { type, marketplace } = input;
  const headers = { 'X-Space-Notification-Type': type, 'X-Marketplace-ID': marketplace.id };
  return { ...plain(input, from, subject, text, {}, headers), country: marketplace.country };
}

function plain(
  { type, index, at, attached }: Input,
  from: string,
  subject: string,
  text: string,
  { to = INTAKE.address, cc }: { readonly to?: string; readonly cc?: string } = {},
  more: Readonly<Record<string, string>> = {},
): GeneratedMail {
  const head = [
    `From: ${from}`,
    `To: ${to}`,
    ...(cc === undefined ? [] : [`Cc: ${cc}`]),
    `Subject: ${subject}`,
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <generated-${index}@mail.acme.example>`,
    ...Object.entries(more).map(([name, value]) => `${name}: ${value}`),
    'MIME-Version: 1.0',
  ];
  const part = `Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n${text}`;
  const raw = attached
    ? `${head.join('\r\n')}\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n--b\r\n${part}\r\n--b\r\n` +
      'Content-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="photo.bin"\r\n' +
      `Content-Transfer-Encoding: base64\r\n\r\n${ATTACHMENT}--b--\r\n`
    : `${head.join('\r\n')}\r\n${part}`;
  return { raw, at, type, country: INTAKE.country };
}

function deliveryFailure(input: Input): GeneratedMail {
  const { at, index, type, marketplace, orderId } = input;
  const relay = `${aliasOf(input)}@marketplace.amazon.${marketplace.tld}`;
  const raw = [
    'From: Mail Delivery System <mailer-daemon@acme.example>',
    `To: ${OWN_ADDRESS}`,
    `Delivered-To: ${INTAKE.address}`,
    'Subject: Undelivered Mail Returned to Sender',
    `Date: ${new Date(at).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <generated-${index}@mail.acme.example>`,
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="r"',
    '',
    '--r',
    'Content-Type: text/plain',
    '',
    'Your mail could not be delivered.',
    '--r',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.acme.example',
    '',
    `Final-Recipient: rfc822; ${relay}`,
    'Action: failed',
    'Status: 5.1.1',
    '--r',
    'Content-Type: text/rfc822-headers',
    '',
    `Subject: Re: Order delivery inquiry (Order: ${orderId})`,
    `Message-ID: <refused-${index}@mail.acme.example>`,
    '--r--',
    '',
  ].join('\r\n');
  return { raw, at, type, country: INTAKE.country };
}

function aliasOf({ conversation }: Input): string {
  return `buyer${String(conversation).padStart(9, '0')}`;
}

function conversationOf(index: number, between: number): number {
  return Math.floor(index / (3 * between)) * between + (index % between);
}

function orderId(number: number): string {
  const digits = String(number).padStart(14, '0');
  return `111-${digits.slice(0, 7)}-${digits.slice(7)}`;
}

/** Mulberry32: small, fast, and the same everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
