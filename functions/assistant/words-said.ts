import { mayBeTranslated } from '#shared/domain/assistant/help';
import type { Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import { letterOf, type Writer } from '#shared/mail/letter';
import { namesIn } from '#shared/mail/names-in';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { saidIn } from '#shared/mail/said-in';
import type { MailStore } from '#shared/ports/mail';

/** As many as a page of the conversation shows. */
const LATEST = 30;

export interface SaidWords {
  readonly fact: Fact;
  readonly writer: Writer;
  readonly words: string;
}

/** The words of a thread's latest messages, oldest first, as far as they can be read, and the names of its buyer. */
export async function wordsSaid(
  mails: MailStore,
  thread: Thread,
  now: Instant,
): Promise<{ readonly said: readonly SaidWords[]; readonly names: readonly string[] }> {
  const names = new Set<string>();
  const read = async ({ fact, writer }: ReturnType<typeof saidIn>[number]): Promise<SaidWords[]> => {
    if (!('mail' in fact) || !mayBeTranslated(fact.at, now)) return [];
    try {
      const { bytes } = await mails.read(fact.mail, READ_BYTES);
      if (writer === 'buyer') for (const name of await namesIn(bytes)) names.add(name);
      const letter = await letterOf(bytes, writer);
      return letter === undefined || letter.words === '' ? [] : [{ fact, writer, words: letter.words }];
    } catch {
      // Deleted, or not readable now: the page says so where the message is.
      return [];
    }
  };
  const said = (await Promise.all(saidIn(thread).slice(-LATEST).map(read))).flat();
  return { said, names: [...names] };
}
