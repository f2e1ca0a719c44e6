import { createHash } from 'node:crypto';
import { headerValues, type ParsedMail } from './parsed-mail.ts';
import type { RelayAddress } from './senders.ts';
import type { AmazonParts } from './template.ts';

/** The thread of an order's messages. */
export function orderThreadId(store: string, orderId: string): string {
  return `${store}.${orderId}`;
}

/** The thread of a conversation without an order. The buyer's address goes in as a hash only. */
export function caseThreadId(store: string, relay: RelayAddress): string {
  return `${store}.case-${hash(['case', relay.alias, relay.suffix ?? ''])}`;
}

/** The thread of one mail that belongs to no conversation. */
export function mailThreadId(store: string, sourceId: string): string {
  return `${store}.mail-${sourceId}`;
}

/** Amazon's case, to be compared only: a hash of the relay address with its suffix; undefined without a suffix. */
export function caseIdOf(relay: RelayAddress | undefined): string | undefined {
  return relay?.suffix === undefined ? undefined : hash(['case', relay.alias, relay.suffix]);
}

/**
 * What makes two mails the same message: the tokens of Amazon's links, else its SPC id (both from Amazon's part of
 * the body only), else the Message-ID, else the bytes.
 */
export function messageIdOf(mail: ParsedMail, { after }: AmazonParts, raw: Uint8Array): string {
  return amazonToken(after) ?? sourceIdOf(mail, raw);
}

/** The same for a mail that carries no token of Amazon's. */
export function sourceIdOf(mail: ParsedMail, raw: Uint8Array): string {
  const [messageId] = headerValues(mail, 'message-id');
  return messageId === undefined || messageId === '' ? hash(['bytes', raw]) : hash(['message-id', messageId]);
}

function amazonToken(after: string): string | undefined {
  const link = /\/no-response-needed(?:\.html)?\?([^\s"'<>]+)/.exec(after)?.[1];
  const query = new URLSearchParams(link);
  const [t, m, msg] = [query.get('t'), query.get('m'), query.get('msg')];
  if (msg !== null) return hash(['msg', msg]);
  if (t !== null && m !== null) return hash(['link', t, m]);
  const old = /\[commMgrTok:([^\]\s]{4,200})\]/.exec(after)?.[1];
  if (old !== undefined) return hash(['msg', old]);
  const spc = /\bSPC-(?:EU|US|JP)Amazon-\d{15,16}\b/.exec(after)?.[0];
  return spc === undefined ? undefined : hash(['spc', spc]);
}

/** 96 bits: no two of a seller's messages meet. */
function hash(parts: readonly (string | Uint8Array)[]): string {
  const sha = createHash('sha256');
  for (const part of parts) sha.update(part).update('\0');
  return sha.digest('hex').slice(0, 24);
}
