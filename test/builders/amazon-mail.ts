import MailComposer from 'nodemailer/lib/mail-composer/index.js';

/** The parts of a buyer's message; everything has a harmless default. */
export interface BuyerMail {
  readonly to?: string;
  readonly orderId?: string | undefined;
  readonly alias?: string;
  readonly caseId?: string | undefined;
  readonly buyerName?: string;
  readonly text?: string;
  readonly tld?: string;
  readonly marketplaceId?: string;
  /** The token in Amazon's links; a message always has the same one. */
  readonly token?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly subject?: string;
  readonly template?: 'current' | 'old';
  /** Headers that a forwarder removed, in lower case. */
  readonly without?: readonly string[];
  readonly attachment?: { readonly filename: string; readonly content: Buffer };
}

export interface ConfirmationMail {
  readonly to?: string;
  readonly orderId?: string | undefined;
  readonly buyerName?: string;
  readonly text?: string;
  readonly messageId?: string;
  readonly from?: string;
  readonly without?: readonly string[];
}

const ORDER = '111-2233445-6677889';
const US = 'us-7f3k9q2m@intake.acme.example';
const CASE = '0a1b2c3d-1111-4222-8333-444455556666';

/** Composes mails as Amazon sends them, with invented buyers, orders and ids. */
export const amazonMail = {
  /** A buyer's message, as the relay sends it to the seller. */
  buyerMessage(mail: BuyerMail = {}): Promise<Buffer> {
    const {
      tld = 'com',
      alias = 'k3v9x2m7q1w8z5t4',
      buyerName = 'Robin',
      text = 'Where is my parcel?',
    } = mail;
    const orderId = 'orderId' in mail ? mail.orderId : ORDER;
    const caseId = 'caseId' in mail ? mail.caseId : CASE;
    const from =
      mail.from ??
      `${buyerName} - Amazon Marketplace <${alias}${caseId ? `+${caseId}` : ''}@marketplace.amazon.${tld}>`;
    const body = mail.template === 'old' ? oldTemplate : currentTemplate;
    return compose(
      {
        from,
        to: mail.to ?? US,
        subject:
          mail.subject ??
          `Order delivery inquiry from Amazon customer ${buyerName}${orderId ? ` (Order: ${orderId})` : ''}`,
        messageId: mail.messageId ?? '<0100018e0c5a7b1f-0a1b2c3d@email.amazonses.com>',
        headers: {
          'X-Space-Notification-Type': 'BBC_MESSAGE_SENT_TO_MERCHANT',
          'X-Marketplace-ID': mail.marketplaceId ?? 'ATVPDKIKX0DER',
          'X-AMAZON-MAIL-RELAY-TYPE': 'notification',
        },
        ...body({
          orderId,
          text,
          tld,
          token: mail.token ?? 'TK1A2B3C',
          marketplaceId: mail.marketplaceId ?? 'ATVPDKIKX0DER',
        }),
        ...(mail.attachment !== undefined && { attachments: [mail.attachment] }),
      },
      mail.without,
    );
  },

  /** Amazon's copy of the seller's answer from Seller Central. */
  confirmation(mail: ConfirmationMail = {}): Promise<Buffer> {
    const orderId = 'orderId' in mail ? mail.orderId : ORDER;
    const name = mail.buyerName ?? 'Robin';
    return compose(
      {
        from: mail.from ?? 'Amazon.com <donotreply@amazon.com>',
        to: mail.to ?? US,
        subject: `Your e-mail to ${name}`,
        messageId: mail.messageId ?? '<9f8e7d6c@email.amazonses.com>',
        headers: { 'X-Space-Notification-Type': 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
        html:
          `<html><body><p>Here is a copy of the e-mail that you sent to ${name}.</p>` +
          (orderId ? `<p>Order ID: ${orderId}</p>` : '') +
          `<p>-------------Begin message-------------</p><p>${escape(mail.text ?? 'It arrives tomorrow.')}</p>` +
          `<p>-------------End message-------------</p><p>Thank you for selling with Amazon.</p></body></html>`,
      },
      mail.without,
    );
  },
};

interface TemplateInput {
  readonly orderId: string | undefined;
  readonly text: string;
  readonly tld: string;
  readonly token: string;
  readonly marketplaceId: string;
}

function currentTemplate({ orderId, text, tld, token, marketplaceId }: TemplateInput): {
  text: string;
  html: string;
} {
  const survey = `https://www.amazon.${tld}/gp/f.html?customAttribute1Value=BBC_MESSAGE_SENT_TO_MERCHANT&R=X1`;
  const resolve = `https://sellercentral.amazon.${tld}/messaging/no-response-needed?t=${token}&m=M${token}&mp=${marketplaceId}&c=C1&h=0123456789abcdef0123456789abcdef01234567&s=1`;
  const order = orderId === undefined ? '' : `# ${orderId}:\n1 / Steel bottle [ASIN: B0ABCDEFGH]\n\n`;
  return {
    text:
      `You have received a message.\n\n${order}------------- Message: -------------\n\n${text}\n\n` +
      `------------- End message -------------\n\nWas this helpful? ${survey}\nResolve case ${resolve}\nSPC-USAmazon-123456789012345\n`,
    html:
      `<html><body><p>You have received a message.</p>${orderId === undefined ? '' : `<p># ${orderId}:</p><p>1 / Steel bottle [ASIN: B0ABCDEFGH]</p>`}` +
      `<p>Message:</p><pre style="font-family:Arial;white-space: -o-pre-wrap;word-wrap: break-word">${escape(text)}</pre>` +
      `<p><a href="${escape(survey)}">Was this helpful?</a> <a href="${escape(resolve)}">Resolve case</a></p><p>SPC-USAmazon-123456789012345</p></body></html>`,
  };
}

function oldTemplate({ orderId, text, tld, token, marketplaceId }: TemplateInput): { text: string } {
  const resolve = `https://www.amazon.${tld}/gp/communication-manager/no-response-needed.html?msg=${token}&d=1772445600&mp=${marketplaceId}&v=1&t=0123456789abcdef0123456789abcdef01234567`;
  return {
    text:
      `You have received a message.\n\n${orderId === undefined ? '' : `Order ID ${orderId}:\n1 of Steel bottle [ASIN: B0ABCDEFGH]\n\n`}` +
      `------------- Begin message -------------\n\n${text}\n\n------------- End message -------------\n\n` +
      `To mark this message as no response needed: ${resolve}\n\n[commMgrTok:${token}]\n`,
  };
}

async function compose(
  mail: ConstructorParameters<typeof MailComposer>[0],
  without: readonly string[] = [],
): Promise<Buffer> {
  const headers = mail?.headers;
  const remaining =
    headers === undefined || Array.isArray(headers)
      ? headers
      : Object.fromEntries(Object.entries(headers).filter(([name]) => !without.includes(name.toLowerCase())));
  return new MailComposer({
    ...mail,
    date: new Date('2026-03-02T10:00:00Z'),
    textEncoding: 'quoted-printable',
    newline: '\r\n',
    ...(remaining !== undefined && { headers: remaining }),
  })
    .compile()
    .build();
}

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
