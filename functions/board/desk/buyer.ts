import { answerable } from '#shared/domain/reply/answerable';
import type { ThreadState } from '#shared/domain/thread/situation';
import { wordsOf } from '#shared/domain/thread/words-of';
import { marketplaceById } from '#shared/domain/marketplace';
import { buyerLanguageOf } from '#shared/domain/templates/template';
import { shownNameIn } from '#shared/mail/names-in';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { MailStore } from '#shared/ports/mail';

/** The language to answer a buyer in, as ISO 639-1: the one they wrote in last, else the marketplace's first. */
export function languageOfBuyer({ thread, cycles }: Pick<ThreadState, 'thread' | 'cycles'>): string {
  const spoken = cycles.map((cycle) => wordsOf(cycle).language?.name).findLast((name) => name !== undefined);
  return buyerLanguageOf(spoken ?? marketplaceById(thread.marketplaceId)?.languages[0] ?? 'en');
}

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
