import type { Refusal } from '../domain/thread/refusal.ts';
import type { Fact } from '../domain/thread/fact.ts';
import type { Reading } from '../ports/mail.ts';
import { returnedMessageId } from './bounce.ts';
import { messageIdHash, sourceIdOf } from './open/identity.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { orderIdOf } from './open/order-id.ts';
import { relayIn } from './open/senders.ts';
import { amazonsWords } from './open/template.ts';
import { reading, unknown } from './reading.ts';
import { caseIdOf, conversationId } from './thread-id.ts';
import { refusalIn } from './words/refusals.ts';

/** Amazon did not deliver a reply because the buyer wants no messages, unless its words give another reason. */
export function optedOut(opened: OpenedMail): Reading {
  return refused(opened, refusalIn(amazonsWords(opened)) ?? 'opted-out');
}

/** Amazon did not deliver a reply, as only its words show: so they must provably be Amazon's. */
export function replyRefused(opened: OpenedMail): Reading {
  const why = refusalIn(amazonsWords(opened));
  return opened.trusted && why !== undefined
    ? refused(opened, why)
    : unknown(opened, 'a mail that claims, without proof, that Amazon refused one of your messages');
}

/**
 * The reading of a mail whose kind nobody knows, with the conversation that it names where Amazon's system provably sent it: what
 * Amazon writes there could be about a reply that is on its way.
 */
export function aboutConversation(opened: OpenedMail, read: Reading): Reading {
  const { orderId, threadId, caseId } = placeOf(opened);
  if (!opened.trusted || threadId === undefined) return read;
  return {
    ...read,
    about: { ...read.about, conversation: threadId },
    ...(orderId === undefined && caseId !== undefined && { matching: { caseId } }),
  };
}

/** Without a Message-ID that Amazon quotes, it means the last reply before this notice. */
function refused(opened: OpenedMail, why: Refusal): Reading {
  const { mail, raw } = opened;
  const { orderId, threadId, caseId } = placeOf(opened);
  if (threadId === undefined)
    return unknown(opened, 'Amazon did not deliver one of your messages, and does not say which');
  const about = returnedMessageId(mail, amazonsWords(opened));
  const fact: Fact = {
    type: 'reply-revoked',
    id: `x${sourceIdOf(mail, raw)}`,
    at: opened.at,
    ...(about !== undefined && { replyId: `r${messageIdHash(about)}` }),
    why,
  };
  return {
    ...reading(opened, { id: threadId, orderId }, fact),
    matching: { ...(caseId !== undefined && { caseId }) },
  };
}

interface Place {
  readonly orderId: string | undefined;
  readonly threadId: string | undefined;
  readonly caseId: string | undefined;
}

/** The conversation that Amazon names, by its order or by the buyer's address. */
function placeOf(opened: OpenedMail): Place {
  const body = amazonsWords(opened);
  const orderId = orderIdOf(opened.mail, { before: body });
  const relay = relayIn(body) ?? opened.relay;
  return { orderId, threadId: conversationId(opened.store, orderId, relay), caseId: caseIdOf(relay) };
}
