import MailComposer from 'nodemailer/lib/mail-composer/index.js';

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

/** An intake address of the shop, and its marketplace. */
export interface Place {
  readonly address: string;
  readonly marketplaceId: string;
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

/** Amazon's copy of the seller's answer in Seller Central. */
export function copyOfAnswer(buyer: Buyer, place: Place, words: string, at: number): Promise<Buffer> {
  const { name, orderId } = buyer;
  return compose({
    from: 'Amazon <donotreply@amazon.com>',
    to: place.address,
    subject: `Your e-mail to ${name}`,
    date: new Date(at),
    messageId: `<A${orderId.replaceAll('-', '')}${at}@email.amazonses.com>`,
    headers: { 'X-Space-Notification-Type': 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT' },
    html:
      `<p>Here is a copy of the e-mail that you sent to ${name}.</p><p>Order ID: ${orderId}</p>` +
      `<p>-------------Begin message-------------</p><p>${words}</p><p>-------------End message-------------</p>`,
  });
}

function compose(mail: ConstructorParameters<typeof MailComposer>[0]): Promise<Buffer> {
  return new MailComposer({ ...mail, textEncoding: 'quoted-printable', newline: '\r\n' }).compile().build();
}
