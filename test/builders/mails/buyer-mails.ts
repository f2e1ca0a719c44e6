import { escapeHtml, type Content, type Header } from './compose.ts';
import {
  BUYER,
  generated,
  INTAKE,
  INTAKE_ADDRESS,
  RECEIVED_AT,
  SENT_AT,
  unknownMail,
} from './generated-mail.ts';
import type { Cell, GeneratedMail } from './generated-mail.ts';
import { filled } from './languages.ts';

export const BUYER_TEMPLATES = [
  'current',
  'old',
  'html-only',
  'text-only',
  'forwarded',
  'bare',
  'bare-alias',
  'reply-to-case',
  'no-order',
  'no-order-bare-alias',
  'amazon-for-buyer',
  'seller-in-subject',
] as const;

type BuyerTemplate = (typeof BUYER_TEMPLATES)[number];

const FOR_BUYER =
  'We have been contacted by a customer regarding the order identified below. The customer would like to know when it arrives.';

/** Parts of a buyer's mail that may change without changing its meaning. */
export interface BuyerChanges {
  readonly text?: string;
  readonly messageId?: string;
  /** The token in Amazon's links; a message always has the same one. */
  readonly token?: string;
}

/** A buyer's message through the relay. */
export function buyerMail(cell: Cell, template: BuyerTemplate, changes: BuyerChanges = {}): GeneratedMail {
  const { words, alias, caseSuffix, orderId, at } = cell;
  const withOrder = !template.startsWith('no-order');
  const stripped = template === 'forwarded' || template === 'bare';
  const inFrom = !['bare-alias', 'no-order-bare-alias', 'reply-to-case'].includes(template);
  const domain = `marketplace.amazon.${words.tld}`;
  const fill = (text: string) =>
    filled(text, { id: orderId, name: template === 'seller-in-subject' ? 'ACME Shop' : BUYER });
  const subject = fill(words.buyerSubject) + (withOrder ? fill(words.orderInSubject) : '');
  const text = changes.text ?? (template === 'amazon-for-buyer' ? FOR_BUYER : words.buyerText);
  const headers: Header[] = [
    ['From', `${BUYER} - Amazon Marketplace <${alias}${inFrom ? `+${caseSuffix}` : ''}@${at(domain)}>`],
    ...(template === 'reply-to-case'
      ? [['Reply-To', `<${alias}+${caseSuffix}@${at(domain)}>`] as const]
      : []),
    ['To', INTAKE_ADDRESS],
    ['Subject', subject],
    ['Message-ID', changes.messageId ?? cell.messageId],
    ...(stripped ? [] : stampedHeaders(cell, 'BBC_MESSAGE_SENT_TO_MERCHANT')),
  ];
  const content = contentOf(cell, template, { text, withOrder, token: changes.token ?? cell.alias });

  if (cell.forged && template === 'bare')
    return generated(cell, { domain, headers, content }, unknownMail('unknown', INTAKE.marketplaceId));
  // A bare mail has lost the part in which Amazon names the order; the subject may still name it.
  const order = withOrder && (template !== 'bare' || words.orderInSubject !== '') ? orderId : undefined;
  const byCase = cell.forged ? /^acme-us\.mail-[0-9a-f]{24}$/ : /^acme-us\.case-[0-9a-f]{24}$/;
  return generated(
    cell,
    { domain, headers, content },
    {
      type: 'BBC_MESSAGE_SENT_TO_MERCHANT',
      kind: 'message',
      threadId: order === undefined ? byCase : `acme-us.${order}`,
      factType: 'buyer-message',
      trusted: cell.proven.amazon,
      marketplaceId: cell.proven.amazon ? cell.marketplaceId : INTAKE.marketplaceId,
      ...(order !== undefined && { orderId: order }),
      language: template === 'amazon-for-buyer' ? 'en' : words.iso,
      withCase: !cell.forged && template !== 'bare-alias' && template !== 'no-order-bare-alias',
      at: cell.proven.amazon ? SENT_AT : RECEIVED_AT,
    },
  );
}

/** The headers that Amazon stamps and a forwarder may drop. */
export function stampedHeaders({ marketplaceId }: Cell, type: string): Header[] {
  return [
    ['X-Space-Notification-Type', type],
    ['X-Marketplace-ID', marketplaceId],
    ['X-AMAZON-MAIL-RELAY-TYPE', 'notification'],
  ];
}

interface Body {
  readonly text: string;
  readonly withOrder: boolean;
  readonly token: string;
}

function contentOf(cell: Cell, template: BuyerTemplate, body: Body): Content {
  if (template === 'bare') return { text: body.text };
  if (template === 'old') return { text: oldText(cell, body) };
  const content = currentContent(cell, body);
  if (template === 'html-only') return { html: content.html };
  return template === 'text-only' ? { text: content.text } : content;
}

function currentContent(
  { words, orderId, marketplaceId }: Cell,
  { text, withOrder, token }: Body,
): { text: string; html: string } {
  const survey = `https://www.amazon.${words.tld}/gp/f.html?customAttribute1Value=BBC_MESSAGE_SENT_TO_MERCHANT&R=X1`;
  const resolve = `https://sellercentral.amazon.${words.tld}/messaging/no-response-needed?t=T${token}&m=M${token}&mp=${marketplaceId}&c=C1&h=0123456789abcdef0123456789abcdef01234567&s=1`;
  const order = withOrder ? `# ${orderId}:\n1 / Steel bottle [ASIN: B0ABCDEFGH]\n\n` : '';
  return {
    text:
      `${words.received}\n\n${order}------------- ${words.start} -------------\n\n${text}\n\n` +
      `------------- ${words.end} -------------\n\n${survey}\n${resolve}\nSPC-EUAmazon-${digitsOf(orderId)}\n`,
    html:
      `<html><body><p>${words.received}</p>${withOrder ? `<p># ${orderId}:</p><p>1 / Steel bottle [ASIN: B0ABCDEFGH]</p>` : ''}` +
      `<p>${words.start}</p><pre style="font-family:Arial;white-space: -o-pre-wrap;word-wrap: break-word">${escapeHtml(text)}</pre>` +
      `<p><a href="${escapeHtml(survey)}">?</a> <a href="${escapeHtml(resolve)}">!</a></p><p>SPC-EUAmazon-${digitsOf(orderId)}</p></body></html>`,
  };
}

/** Only the English markers of the old template are known; the buyer may write in any language. */
function oldText({ words, orderId, marketplaceId }: Cell, { text, token }: Body): string {
  const resolve = `https://www.amazon.${words.tld}/gp/communication-manager/no-response-needed.html?msg=${token}&d=1772445600&mp=${marketplaceId}&v=1&t=0123456789abcdef0123456789abcdef01234567`;
  const [begin, end] =
    words.tld === 'fr'
      ? ['Begin message / Début du message', 'End message / Fin du message']
      : ['Begin message', 'End message'];
  return (
    `${words.received}\n\nOrder ID ${orderId}:\n1 of Steel bottle [ASIN: B0ABCDEFGH]\n\n------------- ${begin} -------------\n\n${text}\n\n` +
    `------------- ${end} -------------\n\n${resolve}\n\n[commMgrTok:${token}]\n`
  );
}

function digitsOf(orderId: string): string {
  return orderId.replaceAll('-', '').slice(0, 16);
}
