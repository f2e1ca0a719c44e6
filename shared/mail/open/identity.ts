import { derivedId } from '../thread-id.ts';
import { headerValues, type ParsedMail } from './parsed-mail.ts';
import type { AmazonParts } from './template.ts';

/**
 * The id of a message, the same for each copy of its mail: the tokens of Amazon's links, otherwise its SPC id (both
 * from Amazon's part of the body only), otherwise the Message-ID, otherwise its content.
 */
export function messageIdOf(mail: ParsedMail, { after }: AmazonParts, raw: Uint8Array): string {
  return amazonToken(after) ?? sourceIdOf(mail, raw);
}

/** The same for a mail without a token of Amazon's. */
export function sourceIdOf(mail: ParsedMail, raw: Uint8Array): string {
  const [messageId] = headerValues(mail, 'message-id');
  if (messageId !== undefined && messageId !== '') return messageIdHash(messageId);
  if (mail.problem !== undefined) return derivedId(['bytes', raw]);
  // Not the bytes: each route of a mail adds its own headers.
  const [from = '', date = ''] = [headerValues(mail, 'from')[0], headerValues(mail, 'date')[0]];
  return derivedId(['content', from, date, mail.subject, mail.text, mail.html]);
}

/** The id of a mail of which only the Message-ID is known. */
export function messageIdHash(messageId: string): string {
  return derivedId(['message-id', messageId]);
}

const LINK =
  /https?:\/\/[a-z0-9.-]{1,80}\/[a-z0-9/_-]{0,80}\/no-response-needed(?:\.html)?\?([^\s"'<>]{1,600})/gi;

function amazonToken(after: string): string | undefined {
  // The last one is Amazon's: what a person wrote stands above.
  const query = new URLSearchParams([...after.matchAll(LINK)].at(-1)?.[1]);
  const [t, m, msg] = [query.get('t'), query.get('m'), query.get('msg')];
  if (msg !== null) return derivedId(['msg', msg]);
  if (t !== null && m !== null) return derivedId(['link', t, m]);
  const old = /\[commMgrTok:([^\]\s]{4,200})\]/.exec(after)?.[1];
  if (old !== undefined) return derivedId(['msg', old]);
  const spc = /\bSPC-(?:EU|US|JP)Amazon-\d{15,16}\b/.exec(after)?.[0];
  return spc === undefined ? undefined : derivedId(['spc', spc]);
}
