import { createHash } from 'node:crypto';
import type { ThreadKind } from '../domain/policy.ts';
import { headerValues, type ParsedMail } from './parsed-mail.ts';
import type { RelayAddress } from './senders.ts';
import type { AmazonParts } from './template.ts';

/** The thread of an order's messages; returns, claims and the like of the same order have threads of their own. */
export function orderThreadId(store: string, orderId: string, kind: ThreadKind = 'message'): string {
  return kind === 'message' ? `${store}.${orderId}` : `${store}.${orderId}.${kind}`;
}

/** The thread of a conversation without an order. The buyer's address goes in as a hash only. */
export function caseThreadId(store: string, relay: RelayAddress): string {
  return conversationThreadId(store, derivedId(['case', relay.alias, relay.suffix ?? '']));
}

/** The same by a derived id of the conversation. */
export function conversationThreadId(store: string, conversation: string): string {
  return `${store}.case-${conversation}`;
}

/** The thread of one mail that belongs to no conversation. */
export function mailThreadId(store: string, sourceId: string): string {
  return `${store}.mail-${sourceId}`;
}

/** Amazon's case, to be compared only: a hash of the relay address with its suffix; undefined without a suffix. */
export function caseIdOf(relay: RelayAddress | undefined): string | undefined {
  return relay?.suffix === undefined ? undefined : derivedId(['case', relay.alias, relay.suffix]);
}

/**
 * What makes two mails the same message: the tokens of Amazon's links, else its SPC id (both from Amazon's part of
 * the body only), else the Message-ID, else what it says.
 */
export function messageIdOf(mail: ParsedMail, { after }: AmazonParts, raw: Uint8Array): string {
  return amazonToken(after) ?? sourceIdOf(mail, raw);
}

/** The same for a mail that carries no token of Amazon's. */
export function sourceIdOf(mail: ParsedMail, raw: Uint8Array): string {
  const [messageId] = headerValues(mail, 'message-id');
  if (messageId !== undefined && messageId !== '') return messageIdHash(messageId);
  if (mail.problem !== undefined) return derivedId(['bytes', raw]);
  // Not the bytes: each way that a mail takes puts headers of its own on top.
  const [from = '', date = ''] = [headerValues(mail, 'from')[0], headerValues(mail, 'date')[0]];
  return derivedId(['content', from, date, mail.subject, mail.text, mail.html]);
}

/** What a mail is known by when only its Message-ID is told. */
export function messageIdHash(messageId: string): string {
  return derivedId(['message-id', messageId]);
}

const LINK =
  /https?:\/\/[a-z0-9.-]{1,80}\/[a-z0-9/_-]{0,80}\/no-response-needed(?:\.html)?\?([^\s"'<>]{1,600})/i;

function amazonToken(after: string): string | undefined {
  const query = new URLSearchParams(LINK.exec(after)?.[1]);
  const [t, m, msg] = [query.get('t'), query.get('m'), query.get('msg')];
  if (msg !== null) return derivedId(['msg', msg]);
  if (t !== null && m !== null) return derivedId(['link', t, m]);
  const old = /\[commMgrTok:([^\]\s]{4,200})\]/.exec(after)?.[1];
  if (old !== undefined) return derivedId(['msg', old]);
  const spc = /\bSPC-(?:EU|US|JP)Amazon-\d{15,16}\b/.exec(after)?.[0];
  return spc === undefined ? undefined : derivedId(['spc', spc]);
}

/** An id out of what identifies a thing: 96 bits, so that no two of a seller's messages meet. */
export function derivedId(parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part).update('\0');
  return sha.digest('hex').slice(0, 24);
}
