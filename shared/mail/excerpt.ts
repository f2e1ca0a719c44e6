import { cutTo } from '#shared/whole-characters';
import { MARKETPLACES } from '../domain/marketplace.ts';
import { parseMail } from './open/parsed-mail.ts';
import { amazonParts } from './open/template.ts';

/** The most that is ever shown of a person's words. */
const EXCERPT_CHARACTERS = 500;
const SUBJECT_CHARACTERS = 200;

/** The parts of a raw mail that a person may see. */
export interface MailExcerpt {
  readonly subject: string;
  /** The beginning of what was written, in one paragraph. */
  readonly words: string;
  /** Amazon's signed link that marks the message as done: for a person to open, never to be fetched. */
  readonly noResponseNeededUrl?: string;
  /** Gmail's confirmation code and link for forwarding a mailbox. */
  readonly forwarding?: { readonly code?: string; readonly url?: string };
}

/** Reads the excerpt from the beginning of a raw mail; undefined when nothing can be read. */
export async function excerptOf(raw: Uint8Array): Promise<MailExcerpt | undefined> {
  const mail = await parseMail(raw, undefined);
  if (mail.problem !== undefined) return undefined;
  const parts = amazonParts(mail);
  const words = parts.words
    .slice(0, 4 * EXCERPT_CHARACTERS)
    .replace(/\s+/g, ' ')
    .trim();
  const noResponseNeededUrl = noResponseLink(parts.after);
  const isForwarding = mail.headers.some(
    ({ name, value }) => name === 'from' && /forwarding-noreply@google\.com/i.test(value),
  );
  return {
    subject: cutTo(mail.subject.replace(/\s+/g, ' ').trim(), SUBJECT_CHARACTERS),
    words: cutTo(words, EXCERPT_CHARACTERS),
    ...(noResponseNeededUrl !== undefined && { noResponseNeededUrl }),
    ...(isForwarding && { forwarding: forwardingOf(parts.words) }),
  };
}

const LINK =
  /https:\/\/([a-z0-9.-]{1,80})\/(?:messaging\/no-response-needed|gp\/communication-manager\/no-response-needed\.html)\?[^\s"'<>]{1,600}/gi;
const HOSTS = new Set(
  MARKETPLACES.flatMap(({ tld }) => [`sellercentral.amazon.${tld}`, `www.amazon.${tld}`]),
);

/** Amazon’s own link below the words of a message, to mark it as needing no response. */
export function noResponseLink(after: string): string | undefined {
  // The last one is Amazon's: what a person wrote stands above.
  const [link, host = ''] = [...after.matchAll(LINK)].at(-1) ?? [];
  return HOSTS.has(host.toLowerCase()) || host.toLowerCase() === 'sellercentral-europe.amazon.com'
    ? link
    : undefined;
}

function forwardingOf(text: string): NonNullable<MailExcerpt['forwarding']> {
  const code = /(?:^|\D)(\d{9})(?!\d)/.exec(text)?.[1];
  const url = /https:\/\/mail(?:-settings)?\.google\.com\/[^\s"'<>]{1,400}/.exec(text)?.[0];
  return { ...(code !== undefined && { code }), ...(url !== undefined && { url }) };
}
