import { answerable } from '#shared/domain/reply/answerable';
import type { ThreadState } from '#shared/domain/thread/situation';
import { shownNameIn } from '#shared/mail/names-in';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { MailStore } from '#shared/ports/mail';

/** The buyer's name as Amazon gives it, from the mail that an answer would go to; undefined where it gives none. */
export async function nameOfBuyer(mails: MailStore, state: ThreadState): Promise<string | undefined> {
  const key = answerable(state)?.mail;
  if (key === undefined) return undefined;
  try {
    return await shownNameIn((await mails.read(key, READ_BYTES)).bytes);
  } catch {
    // Without a name the person fills it in.
    return undefined;
  }
}
