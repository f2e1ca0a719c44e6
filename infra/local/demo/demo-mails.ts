import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { Place } from '../relay/amazon-mails.ts';

/** An invented buyer with an invented order. */
export interface Buyer {
  readonly name: string;
  readonly orderId: string;
  /** The buyer's alias at Amazon's relay. */
  readonly alias: string;
  readonly caseId: string;
  readonly product: string;
  /** The domain ending of the Amazon where they shop: `co.uk`. */
  readonly tld: string;
}

/** A buyer's message, in the template that Amazon uses today. */
export function buyerMessage(buyer: Buyer, place: Place, words: string, at: number): Promise<Buffer> {
  const { name, orderId, alias, caseId, product, tld } = buyer;
  const { marketplaceId, address } = place;
  const token = `T${orderId.replaceAll('-', '')}${at}`;
  const survey = `https://www.amazon.${tld}/gp/f.html?customAttribute1Value=BBC_MESSAGE_SENT_TO_MERCHANT`;
  const done = `https://sellercentral.amazon.${tld}/messaging/no-response-needed?t=${token}&m=M${token}&mp=${marketplaceId}&c=C1&h=${'0'.repeat(40)}&s=1`;
  return compose({
    from: `${name} - Amazon Marketplace <${alias}+${caseId}@marketplace.amazon.${tld}>`,
    to: address,
    subject: `Order delivery inquiry from Amazon customer ${name} (Order: ${orderId})`,
    date: new Date(at),
    messageId: `<${token}@email.amazonses.com>`,
    headers: {
      'X-Space-Notification-Type': 'BBC_MESSAGE_SENT_TO_MERCHANT',
      'X-Marketplace-ID': marketplaceId,
    },
    text: [
      'You have received a message.',
      `# ${orderId}:\n1 / ${product}`,
      '------------- Message: -------------',
      words,
      '------------- End message -------------',
      `Was this helpful? ${survey}\nResolve case ${done}`,
    ].join('\n\n'),
  });
}

function compose(mail: ConstructorParameters<typeof MailComposer>[0]): Promise<Buffer> {
  return new MailComposer({ ...mail, textEncoding: 'quoted-printable', newline: '\r\n' }).compile().build();
}
