import type { Fact } from '#shared/domain/thread/fact';
import type { Attachment } from '#shared/mail/attachments';
import type { MailStore } from '#shared/ports/mail';
import { LARGEST_MAIL_BYTES } from './talk.ts';

/** A file of a mail, with the key of the mail. */
export interface FoundFile extends Attachment {
  readonly mail: string;
}

/** The file at a place of a fact's mail; undefined when there is none, or the mail cannot be read. */
export async function fileOf(
  mails: MailStore,
  facts: readonly Fact[],
  factId: string,
  place: number,
): Promise<FoundFile | undefined> {
  const fact = facts.find(({ id }) => id === factId);
  const mail = fact !== undefined && 'mail' in fact ? fact.mail : undefined;
  if (mail === undefined) return undefined;
  try {
    const { bytes, totalBytes } = await mails.read(mail, LARGEST_MAIL_BYTES);
    if (totalBytes > bytes.length) return undefined;
    const { attachmentsIn } = await import('#shared/mail/attachments');
    const found = (await attachmentsIn(bytes))?.[place];
    return found && { ...found, mail };
  } catch {
    return undefined;
  }
}
