import type { Cycle } from '#shared/domain/thread/cycle';
import type { MailExcerpt } from '#shared/mail/excerpt';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { MailStore } from '#shared/ports/mail';

/** The part of the last waiting mail that may be shown; undefined when there is none, or it cannot be read now. */
export async function readExcerpt(
  mails: MailStore,
  cycle: Cycle | undefined,
): Promise<MailExcerpt | undefined> {
  const key = cycle?.messages.flatMap((one) => ('mail' in one ? [one.mail] : [])).at(-1);
  if (key === undefined) return undefined;
  try {
    const { bytes } = await mails.read(key, READ_BYTES);
    // The mail parser is loaded for the first excerpt.
    const { excerptOf } = await import('#shared/mail/excerpt');
    return await excerptOf(bytes);
  } catch {
    // The mail may have expired, or the bucket may not answer: an alert goes out without the excerpt.
    return undefined;
  }
}
