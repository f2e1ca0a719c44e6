import { marketplaceById } from '../domain/marketplace.ts';
import type { BuyerMessage, Fact, SellerReply } from '../domain/thread/fact.ts';
import { certain } from '../domain/topic.ts';
import type { Reading, SellerMailbox } from '../ports/mail.ts';
import { isAutomatic } from './automatic.ts';
import { namesOfAddressee, namesOfBuyer } from './buyer-names.ts';
import { soleAsinIn, titlesIn } from './open/asin.ts';
import { messageIdOf, sourceIdOf } from './open/identity.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { orderIdOf, soleOrderIn } from './open/order-id.ts';
import { addressesIn, mailboxesIn } from './open/parsed-mail.ts';
import { aboveQuotation } from './open/quotation.ts';
import { bodyOf, hasOtherSentence, sellerParts } from './open/template.ts';
import { reading, unknown } from './reading.ts';
import { caseIdOf, conversationId, mailThreadId, orderThreadId } from './thread-id.ts';
import { languageOf } from './words/language.ts';
import { urgentIn } from './urgent-in.ts';
import { isOnlyThanks } from './words/thanks.ts';
import { wordsHash } from './words-hash.ts';
import { topicOf } from './words/topic.ts';

/** A buyer's message, or a message of Amazon's customer service for a buyer. */
export async function buyerMessage(opened: OpenedMail): Promise<Reading> {
  const { mail, parts, raw, store, trusted, relay, hash, intake } = opened;
  // The subject may contain the buyer's name, which the buyer chooses, so Amazon's text above the words comes first.
  const orderId = orderIdOf({ subject: '' }, parts) ?? orderIdOf(mail, parts);
  const caseId = caseIdOf(relay);
  const usual = marketplaceById(opened.marketplaceId)?.languages;
  const language = await languageOf(parts.words, usual);
  const id = messageIdOf(mail, parts, raw);
  const asin = soleAsinIn(parts.before);
  const urgent = urgencyOf(opened, certain(language), usual);
  const probableOrder = orderId === undefined ? soleOrderIn(parts.words) : undefined;
  const fact: Fact = {
    type: 'buyer-message',
    id: `m${id}`,
    at: opened.at,
    trusted,
    ...(caseId !== undefined && { caseId }),
    ...keyOf(opened),
    ...(relay !== undefined && { relay: relay.alias }),
    ...(language !== undefined && { language }),
    topic: topicOf({ subject: mail.subject, words: parts.words, language: certain(language) }),
    ...(urgent === undefined ? isThanks(opened) && { thanks: true } : { urgent }),
    ...(probableOrder !== undefined && { probableOrder }),
    ...(asin !== undefined && { asin }),
  };
  const names = namesOfBuyer(mail.subject, mailboxesIn(mail, 'from')[0]).map(hash);
  return {
    ...reading(
      opened,
      { id: conversationId(store, orderId, relay) ?? mailThreadId(store, id), orderId },
      fact,
    ),
    matching: {
      names,
      ...mailboxOf(opened),
      // Only a reply by a mail client identifies a conversation by its address alone.
      ...(caseId !== undefined && (intake?.replyFrom.length ?? 0) > 0 && { caseId }),
    },
  };
}

/** What is urgent in the buyer's own words, without what they quote, in every language that they may be in. */
function urgencyOf(
  { parts }: OpenedMail,
  language: string | undefined,
  usual: readonly string[] = [],
): BuyerMessage['urgent'] {
  return urgentIn({
    words: aboveQuotation(parts.words) ?? parts.words,
    titles: titlesIn(parts.before),
    languages: language === undefined ? [] : [language, ...usual],
  });
}

/** Whether nothing stands in the whole mail but thanks: a quotation or a note beside the words could ask for something. */
function isThanks({ mail, parts }: OpenedMail): boolean {
  const words = parts.found ? parts.words : bodyOf(mail);
  return !mail.attached && isOnlyThanks(words, mail.subject) && !hasOtherSentence(parts.before);
}

/** Amazon's copy of a reply written in Seller Central. It names no case and often no order. */
export function replyCopy(opened: OpenedMail): Reading {
  const { mail, raw, store, hash } = opened;
  const trusted = opened.trusted && opened.isNotice;
  const parts = sellerParts(mail);
  // Its subject contains the buyer's name, which could look like an order number.
  const orderId = orderIdOf({ subject: '' }, parts);
  const source = sourceIdOf(mail, raw);
  const matching = { names: namesOfAddressee(mail.subject).map(hash), ...mailboxOf(opened) };
  // Without its markers the text would be Amazon's too.
  const words = parts.found ? wordsHash(parts.words, hash) : undefined;
  const base = {
    id: `r${source}`,
    at: opened.sentAt,
    trusted,
    ...keyOf(opened),
    ...(words !== undefined && { words }),
  };
  if (orderId !== undefined)
    return {
      ...reading(opened, { id: orderThreadId(store, orderId), orderId }, { type: 'seller-reply', ...base }),
      matching,
    };
  if (!trusted) return unknown(opened, 'a copy of a reply that names no order, and nothing proves it');
  const subject = { id: `${store}.reply-${source}`, kind: 'unmatched-reply' } as const;
  return { ...reading(opened, subject, { type: 'unmatched-reply', ...base }), matching };
}

/** A mail from the seller's people to the relay, sent by their own mail client. */
export function ownReply(opened: OpenedMail): Reading {
  const { mail, raw, store, trusted, relay } = opened;
  const orderId = orderIdOf(mail, { before: '' });
  const threadId = conversationId(store, orderId, relay);
  const caseId = caseIdOf(relay);
  if (threadId === undefined) return unknown(opened, 'a reply to a relay address that is not recognised');
  const fact: SellerReply = {
    type: 'seller-reply',
    id: `r${sourceIdOf(mail, raw)}`,
    at: opened.sentAt,
    trusted,
    ...(caseId !== undefined && { caseId }),
    ...keyOf(opened),
    own: true,
    ...(isAutomatic(mail) && { automatic: true }),
  };
  return {
    ...reading(opened, { id: threadId, orderId }, fact),
    matching: { ...(caseId !== undefined && { caseId }) },
  };
}

function mailboxOf({ mail, intake, hash }: OpenedMail): { mailbox?: SellerMailbox } {
  const { reached } = intake ?? {};
  if (reached === undefined) return {};
  const addresses = addressesIn(mail, 'to');
  const isNamed = addresses.some((address) => reached.mailboxes.includes(address));
  return { mailbox: { addresses: addresses.map(hash), intake: hash(reached.address), isNamed } };
}

function keyOf({ mailKey }: OpenedMail): { mail?: string } {
  return mailKey === undefined ? {} : { mail: mailKey };
}
