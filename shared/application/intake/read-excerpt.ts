import type { Cycle } from '#shared/domain/thread/fold';
import type { MailExcerpt } from '#shared/mail/excerpt';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { MailStore } from '#shared/ports/mail';

/** What may be shown of the last mail that waits; undefined when there is none, or it cannot be read now. */
export async function readExcerpt(
  mails: MailStore,
  cycle: Cycle | undefined,
): Promise<MailExcerpt | undefined> {
  const key = cycle?.messages.flatMap((one) => ('mail' in one ? [one.mail] : [])).at(-1);
  if (key === undefined) return undefined;
  try {
    const { bytes } = await mails.read(key, READ_BYTES);
    // What takes mails apart is loaded for the first of them.
    const { excerptOf } = await import('#shared/mail/excerpt');
    return await excerptOf(bytes);
  } catch {
    // The mail may have left by its lifetime, or the bucket may not answer: an alert goes out without it.
    return undefined;
  }
}
