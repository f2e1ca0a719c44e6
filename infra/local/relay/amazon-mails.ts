import MailComposer from 'nodemailer/lib/mail-composer/index.js';
import type { RelayRefusal } from './refusals.ts';

/** The intake address that Amazon writes to, and its marketplace. */
export interface Place {
  readonly address: string;
  readonly marketplaceId: string;
}

/** A reply that came to the relay, as far as Amazon's mails about it tell. */
export interface ReplyToBuyer {
  /** Of Amazon's mail about it; the same one again for the same reply. */
  readonly id: string;
  readonly buyerName: string;
  readonly orderId?: string;
  readonly text: string;
}

/** Amazon's copy of a seller's reply, whether it was written in Seller Central or sent to the relay. */
export function copyOfReply(reply: ReplyToBuyer, place: Place, at: number): Promise<Buffer> {
  const { buyerName, orderId, text } = reply;
  return compose({
    ...headOf(reply, place, at),
    from: 'Amazon.com <donotreply@amazon.com>',
    subject: `Your e-mail to ${buyerName}`,
    headers: stamped('BBC_MESSAGE_CONFIRMATION_TO_MERCHANT', place),
    html:
      `<p>Here is a copy of the e-mail that you sent to ${asHtml(buyerName)}.</p>` +
      (orderId === undefined ? '' : `<p>Order ID: ${orderId}</p>`) +
      `<p>-------------Begin message-------------</p><p>${asHtml(text)}</p>` +
      '<p>-------------End message-------------</p><p>Thank you for selling with Amazon.</p>',
  });
}

/** What a notice says: the sentences as far as they are known, in our own words where they are not. */
const NOTICES: Readonly<
  Record<Exclude<RelayRefusal, 'bounce' | 'silence'>, (from: string) => { subject: string; text: string }>
> = {
  'not-approved': (from) => ({
    subject: 'Your e-mail was rejected',
    text: `Your e-mail to a buyer was rejected, because the address ${from} is not approved. Approve it under Messaging Permissions, then send the e-mail again.`,
  }),
  'opt-out': () => ({
    subject: 'Your message was not delivered',
    text: 'We were unable to deliver the message that you sent, because the buyer has chosen to opt out of receiving unsolicited messages.',
  }),
  policy: () => ({
    subject: 'Your message was not sent',
    text: 'This message was not sent as it did not meet the Buyer-Seller Messaging communication guidelines.',
  }),
  restricted: () => ({
    subject: 'Your message was not delivered',
    text: 'This message was not delivered because your account was temporarily restricted from sending proactive messages.',
  }),
  'case-closed': () => ({
    subject: 'Your message was not delivered',
    text: 'Your message could not be delivered: this conversation is closed. No more messages can be sent.',
  }),
  'unknown-words': () => ({
    subject: 'About your message',
    text: 'We have noticed something about your message. You find more about it in Seller Central.',
  }),
};

/** Amazon's notice about a reply that it did not take; it names the order, and the buyer by the relay address. */
export function noticeAbout(
  refusal: keyof typeof NOTICES,
  reply: ReplyToBuyer & { readonly from: string; readonly to: string },
  place: Place,
  at: number,
): Promise<Buffer> {
  const { subject, text } = NOTICES[refusal](reply.from);
  const order = reply.orderId === undefined ? '' : `Order ID: ${reply.orderId}\n`;
  return compose({
    ...headOf(reply, place, at),
    from:
      refusal === 'opt-out' ? 'Amazon <auto-communication@amazon.com>' : 'Amazon.com <donotreply@amazon.com>',
    subject,
    ...(refusal === 'opt-out' && { headers: stamped('BUYER_OPTED_OUT_BSM_MESSAGES', place) }),
    text: `Dear seller,\n\n${text}\n\n${order}Buyer: mailto:${reply.to}\n`,
  });
}

type Composed = NonNullable<ConstructorParameters<typeof MailComposer>[0]>;

/** Amazon's Message-ID tells when it sent the mail. */
function headOf({ id }: ReplyToBuyer, { address }: Place, at: number): Composed {
  return {
    to: address,
    date: new Date(at),
    messageId: `<0100${at.toString(16).padStart(12, '0')}-${id}@email.amazonses.com>`,
  };
}

function stamped(type: string, { marketplaceId }: Place): Record<string, string> {
  return { 'X-Space-Notification-Type': type, 'X-Marketplace-ID': marketplaceId };
}

function compose(mail: Composed): Promise<Buffer> {
  return new MailComposer({ ...mail, textEncoding: 'quoted-printable', newline: '\r\n' }).compile().build();
}

function asHtml(text: string): string {
  return text.trim().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replace(/\r?\n/g, '<br>');
}
