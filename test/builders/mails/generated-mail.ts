import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { type Instant, minutes } from '#shared/domain/instant';
import type { MailType } from '#shared/domain/mail-type';
import { MARKETPLACES } from '#shared/domain/marketplace';
import type { ThreadKind } from '#shared/domain/rules/policy';
import type { FactType } from '#shared/domain/thread/fact';
import { mailNotification } from '../mail-notification.ts';
import { compose, type Content, type Header } from './compose.ts';
import { type Language, type Words, WORDS } from './languages.ts';
import { type Trust, TRUST_FORMS } from './trusts.ts';

/** The rows of the matrix: the types of mail from Amazon, a buyer or a seller. */
export const ROWS = [
  'buyer-message',
  'reply-copy',
  'own-reply',
  'opt-out',
  'delivery-failure',
  'return-request',
  'return-notice',
  'refund',
  'claim-opened',
  'claim-decided',
  'cancellation',
  'chargeback-opened',
  'chargeback-decided',
  'forwarding-confirmation',
  'unknown',
] as const;

export type Row = (typeof ROWS)[number];

/** The meaning of a mail. A thread without an order is known only by a pattern. */
export interface Expected {
  readonly type: MailType;
  readonly kind: ThreadKind;
  readonly threadId: string | RegExp;
  readonly factType: FactType;
  /** Absent for facts without it. */
  readonly trusted?: boolean;
  readonly marketplaceId: string;
  readonly orderId?: string;
  readonly language?: string;
  readonly withCase?: boolean;
  readonly at?: Instant;
  readonly dueAt?: Instant;
}

/** A raw mail with its meaning. */
export interface GeneratedMail {
  readonly row: Row;
  readonly template: string;
  readonly language: Language;
  readonly trust: Trust;
  readonly raw: Buffer;
  readonly notification: MailNotification;
  readonly expected: Expected;
}

/** The recipient of all generated mails. */
export const INTAKE = {
  store: 'acme-us',
  marketplaceId: 'ATVPDKIKX0DER',
  replyFrom: ['help@acme.example'],
};
export const INTAKE_ADDRESS = 'us-7f3k9q2m@intake.acme.example';
export const BUYER = 'Robin';
export const RECEIVED_AT: Instant = Date.UTC(2026, 2, 2, 10);
export const SENT_AT: Instant = RECEIVED_AT - minutes(2);

/** The ingredients of one matrix cell: its order, buyer and ids. */
export interface Cell {
  readonly row: Row;
  readonly template: string;
  readonly language: Language;
  readonly trust: Trust;
  readonly words: Words;
  readonly orderId: string;
  readonly alias: string;
  readonly caseSuffix: string;
  /** An SES Message-ID, which contains the sending time. */
  readonly messageId: string;
  readonly marketplaceId: string;
  readonly proven: { readonly amazon: boolean; readonly seller: boolean };
  /** Whether the sender's domain is a look-alike. */
  readonly forged: boolean;
  /** Returns the domain or its look-alike. */
  readonly at: (domain: string) => string;
}

/** The cell with this number; equal numbers give equal orders and ids. */
export function cellOf(row: Row, template: string, language: Language, trust: Trust, number: number): Cell {
  const words = WORDS[language];
  const { forged, proves } = TRUST_FORMS[trust];
  const seven = (factor: number) => String((number * factor + 1_234_567) % 10_000_000).padStart(7, '0');
  const hex = (number + 0x0a1b2c3d).toString(16).padStart(8, '0');
  return {
    row,
    template,
    language,
    trust,
    words,
    orderId: `${101 + (number % 898)}-${seven(7_919)}-${seven(104_729)}`,
    alias: `k3v9x2m7q1w8${(number + 46_656).toString(36)}`,
    caseSuffix: `${hex}-1111-4222-8333-444455556666`,
    messageId: `<0100${SENT_AT.toString(16).padStart(12, '0')}-${hex}-0000@email.amazonses.com>`,
    marketplaceId: MARKETPLACES.find(({ tld }) => tld === words.tld)!.id,
    proven: proves,
    forged,
    at: (domain) => (forged ? `${domain}.evil.example` : domain),
  };
}

/** The finished mail of a cell, with SES's headers on top. */
export function generated(
  cell: Cell,
  { domain, headers, content }: { domain: string; headers: readonly Header[]; content: Content | Uint8Array },
  expected: Expected,
): GeneratedMail {
  const { row, template, language, trust } = cell;
  const { dmarc, top } = TRUST_FORMS[trust];
  const dated: Header[] = [...headers, ['Date', 'Mon, 02 Mar 2026 09:58:00 +0000']];
  const raw =
    content instanceof Uint8Array
      ? Buffer.concat([compose({ top: top(domain), headers: dated }, {}), content])
      : compose(
          { top: top(domain), headers: dated },
          content,
          // Both transfer encodings occur.
          {
            charset: 'UTF-8',
            transfer: ['ja', 'zh', 'ar'].includes(language) ? 'base64' : 'quoted-printable',
          },
        );
  const notification = mailNotification({ at: RECEIVED_AT, to: INTAKE_ADDRESS, dmarc });
  return { row, template, language, trust, raw, notification, expected };
}

/** A mail that a person has to look at. */
export function unknownMail(type: 'unknown' | 'forwarding-confirmation', marketplaceId: string): Expected {
  return {
    type,
    kind: 'unknown',
    threadId: /^acme-us\.mail-[0-9a-f]{24}$/,
    factType: 'unknown-mail',
    marketplaceId,
  };
}
