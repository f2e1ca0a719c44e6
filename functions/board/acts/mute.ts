import type { Thread } from '#shared/domain/thread/thread';

/** A mail of which a manager may say that mails like it need nobody. */
interface MutableMail {
  readonly like: string;
  readonly domain: string;
}

/** The mail of a thread, if mails like it can be muted. */
export function mutableIn({ kind, facts }: Thread): MutableMail | undefined {
  const mail = facts.find((fact) => fact.type === 'unknown-mail');
  if (kind !== 'unknown' || mail?.like === undefined || mail.from === undefined) return undefined;
  return { like: mail.like, domain: mail.from };
}
