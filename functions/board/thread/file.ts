import type { Thread } from '#shared/domain/thread/thread';
import type { Attachment } from '#shared/mail/attachments';
import type { MailStore } from '#shared/ports/mail';
import type { Read, Reads } from '#shared/ports/people/reads';
import { LARGEST_MAIL_BYTES } from './talk.ts';

/** A file of a mail, with the key of the mail. */
export interface FoundFile extends Attachment {
  readonly mail: string;
}

export interface FileDeps {
  readonly mails: MailStore;
  readonly reads: Reads;
}

/** Which file of a thread's mails. */
export interface WantedFile {
  /** Id of the fact whose mail has it. */
  readonly fact: string;
  readonly place: number;
}

/**
 * The file at a place of a fact's mail; undefined when there is none, or the mail cannot be read. That somebody sees it is
 * recorded first: its address works without the page.
 */
export async function fileOf(
  { mails, reads }: FileDeps,
  thread: Thread,
  wanted: WantedFile,
  read: Read,
): Promise<FoundFile | undefined> {
  const found = await findFile(mails, thread, wanted);
  if (found !== undefined) await reads.note(thread.id, read);
  return found;
}

async function findFile(
  mails: MailStore,
  { facts }: Thread,
  { fact: factId, place }: WantedFile,
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
