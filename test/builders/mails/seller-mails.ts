import { encodedWords } from '../encodings.ts';
import { stampedHeaders } from './buyer-mails.ts';
import { type Content, escapeHtml, type Header } from './compose.ts';
import {
  BUYER,
  type Cell,
  type Expected,
  generated,
  type GeneratedMail,
  INTAKE,
  INTAKE_ADDRESS,
  RECEIVED_AT,
  SENT_AT,
  unknownMail,
} from './generated-mail.ts';
import { filled } from './languages.ts';

export const COPY_TEMPLATES = ['current', 'text-only', 'forwarded', 'no-order'] as const;
export const OWN_TEMPLATES = ['plus-alias', 'bare-alias', 'no-order', 'quoting'] as const;
export const OPT_OUT_TEMPLATES = ['current', 'forwarded', 'no-order', 'names-nothing'] as const;
export const REPORT_TEMPLATES = ['refused', 'refused-no-order', 'delayed', 'other-recipient'] as const;

/** Amazon's copy of a reply from Seller Central. */
export function replyCopyMail(cell: Cell, template: (typeof COPY_TEMPLATES)[number]): GeneratedMail {
  const { words, orderId } = cell;
  const { copy } = words;
  const fill = (text: string) => filled(text, { id: orderId, name: BUYER });
  const order = template === 'no-order' ? undefined : orderId;
  const headers: Header[] = [
    ['From', `Amazon <donotreply@${cell.at('amazon.com')}>`],
    ['To', INTAKE_ADDRESS],
    ['Subject', fill(copy.subject)],
    ['Message-ID', cell.messageId],
    ...(template === 'forwarded' ? [] : stampedHeaders(cell, 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT')),
  ];
  const lines = [
    fill(copy.intro),
    ...(order === undefined ? [] : [fill(copy.order)]),
    `-------------${copy.begin}-------------`,
    copy.text,
    `-------------${copy.end}-------------`,
  ];
  const content: Content =
    template === 'text-only'
      ? { text: lines.join('\n\n') }
      : { html: `<html><body>${lines.map((line) => `<p>${escapeHtml(line)}</p>`).join('')}</body></html>` };
  return generated(cell, { domain: 'amazon.com', headers, content }, expectedCopy(cell, template, order));
}

function expectedCopy(cell: Cell, template: string, order: string | undefined): Expected {
  const { proven, forged, words } = cell;
  const isListed = template !== 'forwarded' || (words.copy.isClear && !forged);
  const stamped = proven.amazon && template !== 'forwarded';
  const marketplaceId = stamped ? cell.marketplaceId : INTAKE.marketplaceId;
  if (!isListed || (order === undefined && !proven.amazon)) return unknownMail('unknown', marketplaceId);
  return {
    type: 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT',
    ...(order === undefined
      ? { kind: 'unmatched-reply', threadId: /^acme-us\.reply-[0-9a-f]{24}$/, factType: 'unmatched-reply' }
      : { kind: 'message', threadId: `acme-us.${order}`, factType: 'seller-reply', orderId: order }),
    trusted: proven.amazon,
    marketplaceId,
    at: proven.amazon ? SENT_AT : RECEIVED_AT,
  };
}

/** The seller's own answer to the relay, with a blind copy to the intake address. */
export function ownReplyMail(cell: Cell, template: (typeof OWN_TEMPLATES)[number]): GeneratedMail {
  const { words, orderId, alias, caseSuffix, proven } = cell;
  const fill = (text: string) => filled(text, { id: orderId, name: BUYER });
  const order = template === 'no-order' || words.orderInSubject === '' ? undefined : orderId;
  const suffix = template === 'bare-alias' ? '' : `+${caseSuffix}`;
  const headers: Header[] = [
    ['From', `ACME Help <help@${cell.at('acme.example')}>`],
    ['To', `<${alias}${suffix}@marketplace.amazon.${words.tld}>`],
    ['Subject', `Re: ${fill(words.buyerSubject)}${order === undefined ? '' : fill(words.orderInSubject)}`],
    ['Message-ID', `<own-${orderId}@acme.example>`],
  ];
  const quoted = [
    `> ------------- ${words.start} -------------`,
    `> ${words.buyerText}`,
    `> ------------- ${words.end} -------------`,
    '> https://www.amazon.com/gp/f.html?customAttribute1Value=BBC_MESSAGE_SENT_TO_MERCHANT&R=X1',
  ];
  const content = { text: [words.copy.text, ...(template === 'quoting' ? quoted : [])].join('\n') };
  const expected: Expected = cell.forged
    ? unknownMail('unknown', INTAKE.marketplaceId)
    : {
        type: 'own-reply',
        kind: 'message',
        threadId: order === undefined ? /^acme-us\.case-[0-9a-f]{24}$/ : `acme-us.${order}`,
        factType: 'seller-reply',
        trusted: proven.seller,
        marketplaceId: proven.seller ? cell.marketplaceId : INTAKE.marketplaceId,
        ...(order !== undefined && { orderId: order }),
        withCase: template !== 'bare-alias',
        at: RECEIVED_AT,
      };
  return generated(cell, { domain: 'acme.example', headers, content }, expected);
}

/** Amazon's notice that it did not deliver a reply because the buyer opted out. */
export function optOutMail(cell: Cell, template: (typeof OPT_OUT_TEMPLATES)[number]): GeneratedMail {
  const { words, orderId, alias, caseSuffix, proven, forged } = cell;
  const domain = `amazon.${words.tld}`;
  const order = template === 'no-order' || template === 'names-nothing' ? undefined : orderId;
  const stamped = template !== 'forwarded';
  const headers: Header[] = [
    ['From', `Amazon <auto-communication@${cell.at(domain)}>`],
    ['To', INTAKE_ADDRESS],
    ['Subject', words.received],
    ['Message-ID', cell.messageId],
    ...(stamped ? stampedHeaders(cell, 'BUYER_OPTED_OUT_BSM_MESSAGES') : []),
  ];
  const mailto = `mailto:${alias}+${caseSuffix}@marketplace.amazon.${words.tld}`;
  const html =
    `<p>02.03.2026${order === undefined ? '' : ` (${order})`}</p>` +
    (template === 'names-nothing' ? '' : `<p><a href="${mailto}">${BUYER}</a></p>`);
  const marketplaceId = stamped && proven.amazon ? cell.marketplaceId : INTAKE.marketplaceId;
  const expected: Expected =
    template === 'names-nothing' || (forged && !stamped)
      ? unknownMail('unknown', marketplaceId)
      : {
          type: 'BUYER_OPTED_OUT_BSM_MESSAGES',
          kind: 'message',
          threadId: order === undefined ? /^acme-us\.case-[0-9a-f]{24}$/ : `acme-us.${order}`,
          factType: 'reply-revoked',
          marketplaceId,
          ...(order !== undefined && { orderId: order }),
        };
  return generated(cell, { domain, headers, content: { html } }, expected);
}

/** A mail server's report about the seller's own mail. It can only keep a clock running, so it needs no proof. */
export function reportMail(cell: Cell, template: (typeof REPORT_TEMPLATES)[number]): GeneratedMail {
  const { words, orderId, alias, caseSuffix } = cell;
  const fill = (text: string) => filled(text, { id: orderId, name: BUYER });
  const order = template === 'refused-no-order' || words.orderInSubject === '' ? undefined : orderId;
  const relay = `${alias}+${caseSuffix}@marketplace.amazon.${words.tld}`;
  const recipient = template === 'other-recipient' ? 'someone@elsewhere.example' : relay;
  const [action, status] = template === 'delayed' ? ['delayed', '4.4.1'] : ['failed', '5.1.1'];
  const subject = `Re: ${fill(words.buyerSubject)}${order === undefined ? '' : fill(words.orderInSubject)}`;
  const headers: Header[] = [
    ['From', `Mail Delivery System <MAILER-DAEMON@${cell.at('mx.acme.example')}>`],
    ['To', INTAKE_ADDRESS],
    ['Subject', 'Undelivered Mail Returned to Sender'],
    ['Message-ID', `<report-${orderId}@mx.acme.example>`],
    ['Content-Type', 'multipart/report; report-type=delivery-status; boundary="=_report"'],
  ];
  const body =
    `--=_report\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n${words.copy.text}\r\n` +
    `--=_report\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.acme.example\r\n\r\n` +
    `Final-Recipient: rfc822; ${recipient}\r\nAction: ${action}\r\nStatus: ${status}\r\n\r\n` +
    `--=_report\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: help@acme.example\r\nTo: ${recipient}\r\n` +
    `Subject: ${encodedWords(subject)}\r\nMessage-ID: <own-${orderId}@acme.example>\r\n\r\n--=_report--\r\n`;
  const expected: Expected =
    template === 'delayed' || template === 'other-recipient'
      ? unknownMail('unknown', INTAKE.marketplaceId)
      : {
          type: 'delivery-failure',
          kind: 'message',
          threadId: order === undefined ? /^acme-us\.case-[0-9a-f]{24}$/ : `acme-us.${order}`,
          factType: 'reply-revoked',
          marketplaceId: INTAKE.marketplaceId,
          ...(order !== undefined && { orderId: order }),
        };
  return generated(cell, { domain: 'mx.acme.example', headers, content: Buffer.from(body) }, expected);
}
