import type { MailNotification } from '../contracts/queue-messages.ts';
import type { Fact } from '../domain/fact.ts';
import type { Reading } from '../ports.ts';
import { caseIdOf, caseThreadId, mailThreadId, messageIdOf, orderThreadId, sourceIdOf } from './identity.ts';
import { KNOWN_TYPES, mailTypeOf } from './mail-type.ts';
import { orderIdOf } from './order-id.ts';
import { addressesIn, parseMail, type ParsedMail } from './parsed-mail.ts';
import { relayAddress, type RelayAddress } from './senders.ts';
import { amazonParts, type AmazonParts } from './template.ts';
import { isTrusted } from './trust.ts';

/** The store of mails to an address that the settings do not know. */
const UNASSIGNED = 'unassigned';

const ADDRESS_HEADERS = ['from', 'reply-to', 'sender', 'return-path', 'to', 'cc'];

export interface MailInput {
  /** The raw mail, or its beginning. */
  readonly raw: Uint8Array;
  readonly notification: MailNotification;
  /** Whose intake address it came to; undefined for an address that the settings do not know. */
  readonly intake: { readonly store: string; readonly marketplaceId: string } | undefined;
  /** Where the raw mail is kept. */
  readonly mailKey: string;
}

/** What was found in a mail, before it is told what it means. */
interface Opened extends MailInput {
  readonly mail: ParsedMail;
  readonly parts: AmazonParts;
  readonly store: string;
  readonly trusted: boolean;
}

/**
 * Reads one mail of Amazon's into facts of one thread. What is not understood becomes an `unknown-mail` fact in a
 * thread of its own, which a person sees. Never throws, whatever the bytes.
 */
export async function readMail(input: MailInput): Promise<Reading> {
  const mail = await parseMail(input.raw, input.notification);
  const opened: Opened = {
    ...input,
    mail,
    parts: amazonParts(mail),
    store: input.intake?.store ?? UNASSIGNED,
    trusted: isTrusted(mail, input.notification),
  };
  if (input.intake === undefined) return unknown(opened, 'it came to an address that is not in the settings');
  const type = mailTypeOf(mail, opened.parts);
  switch (type) {
    case 'BBC_MESSAGE_SENT_TO_MERCHANT':
      return buyerMessage(opened);
    case 'BBC_MESSAGE_CONFIRMATION_TO_MERCHANT':
      return confirmation(opened);
    case undefined:
      return unknown(opened, mail.problem ?? 'nothing in it tells what kind of mail it is');
    default:
      return unknown(opened, `${KNOWN_TYPES[type]}: this kind of mail is not read yet`);
  }
}

function buyerMessage(opened: Opened): Reading {
  const { mail, parts, raw, store, trusted, mailKey } = opened;
  const relay = relayOf(mail);
  const caseId = caseIdOf(relay);
  const orderId = orderIdOf(mail, parts);
  const id = messageIdOf(mail, parts, raw);
  const fact: Fact = {
    type: 'buyer-message',
    id: `m${id}`,
    at: receivedAt(opened),
    trusted,
    ...(caseId !== undefined && { caseId }),
    mail: mailKey,
  };
  const threadId =
    orderId !== undefined
      ? orderThreadId(store, orderId)
      : relay !== undefined
        ? caseThreadId(store, relay)
        : mailThreadId(store, id);
  return reading(opened, threadId, orderId, fact);
}

function confirmation(opened: Opened): Reading {
  const { mail, parts, raw, store, trusted, mailKey } = opened;
  const orderId = orderIdOf(mail, parts);
  if (orderId === undefined) return unknown(opened, 'a copy of a reply that names no order');
  const fact: Fact = {
    type: 'seller-reply',
    id: `r${sourceIdOf(mail, raw)}`,
    at: receivedAt(opened),
    trusted,
    mail: mailKey,
  };
  return reading(opened, orderThreadId(store, orderId), orderId, fact);
}

function unknown(opened: Opened, reason: string): Reading {
  const { mail, raw, store, mailKey } = opened;
  const id = sourceIdOf(mail, raw);
  const fact: Fact = { type: 'unknown-mail', id: `u${id}`, at: receivedAt(opened), reason, mail: mailKey };
  return {
    subject: { ...subjectOf(opened), id: mailThreadId(store, id), kind: 'unknown' },
    facts: [fact],
  };
}

function reading(opened: Opened, threadId: string, orderId: string | undefined, fact: Fact): Reading {
  return {
    subject: {
      ...subjectOf(opened),
      id: threadId,
      kind: 'message',
      ...(orderId !== undefined && { orderId }),
    },
    facts: [fact],
  };
}

function subjectOf({ store, intake }: Opened): { store: string; marketplaceId?: string } {
  return { store, ...(intake !== undefined && { marketplaceId: intake.marketplaceId }) };
}

/** The buyer's relay address, from whichever header carries it; one with a case comes before one without. */
function relayOf(mail: ParsedMail): RelayAddress | undefined {
  const found = ADDRESS_HEADERS.flatMap((name) => addressesIn(mail, name)).flatMap(
    (address) => relayAddress(address) ?? [],
  );
  return found.find(({ suffix }) => suffix !== undefined) ?? found[0];
}

function receivedAt({ notification }: Opened): number {
  return notification.receipt.timestamp;
}
