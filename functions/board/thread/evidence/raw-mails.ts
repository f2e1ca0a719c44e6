import type { Instant } from '#shared/domain/instant';
import { READ_BYTES } from '#shared/mail/open/bounds';
import type { MailStore } from '#shared/ports/mail';
import { MAIL_LIVES_MS, type Said } from '../talk.ts';

/**
 * What the raw mails of one file may hold together. SES takes no larger mail, so any mail alone fits, and the function has ten
 * seconds for all of them: 60 MB took 2.2 seconds of a processor, of which a function of this memory has little more than half.
 */
const MOST_RAW_BYTES = 40 * 1024 * 1024;

/** A raw mail of a conversation: in the file, or why it is not. */
export type RawMail = { readonly key: string } & (
  | { readonly state: 'included'; readonly name: string; readonly content: Uint8Array }
  | { readonly state: 'too-large'; readonly bytes: number }
  | { readonly state: 'deleted' | 'unreadable' }
);

/** The raw mails of some conversations, each once. */
export interface RawMails {
  /** Adds those of a conversation. The first get the room. */
  add(said: readonly Said[]): Promise<void>;
  of(said: Pick<Said, 'fact'>): RawMail | undefined;
  all(): readonly RawMail[];
}

export function rawMailsFrom(mails: MailStore, now: Instant): RawMails {
  const found = new Map<string, RawMail>();
  let room = MOST_RAW_BYTES;
  return {
    async add(said) {
      const fresh = new Map(
        said.flatMap((one) => {
          const key = keyOf(one);
          return key === undefined || found.has(key) ? [] : [[key, one] as const];
        }),
      );
      // Most mails are no longer than their beginning, and a hundred take as long as one when they are read together.
      const begun = await Promise.all(
        [...fresh].map(async ([key, one]) => ({ key, one, part: await partOf(mails, key, READ_BYTES) })),
      );
      for (const { key, one, part } of begun) {
        const fits = part !== undefined && part.totalBytes <= room;
        const isWhole = part !== undefined && part.bytes.length === part.totalBytes;
        const whole = !fits || isWhole ? part : await partOf(mails, key, part.totalBytes);
        if (whole === undefined)
          found.set(key, { key, state: now - one.at >= MAIL_LIVES_MS ? 'deleted' : 'unreadable' });
        else if (!fits) found.set(key, { key, state: 'too-large', bytes: whole.totalBytes });
        else {
          room -= whole.totalBytes;
          found.set(key, {
            key,
            state: 'included',
            name: mailName(found.size + 1, one),
            content: whole.bytes,
          });
        }
      }
    },
    of: (said) => found.get(keyOf(said) ?? ''),
    all: () => [...found.values()],
  };
}

async function partOf(
  mails: MailStore,
  key: string,
  maxBytes: number,
): Promise<Awaited<ReturnType<MailStore['read']>> | undefined> {
  return mails.read(key, maxBytes).catch(() => undefined);
}

/** A name that means the same to every system: nothing of it comes from a mail. */
function mailName(number: number, { at, writer }: Said): string {
  const day = new Date(at).toISOString().slice(0, 10);
  return `mails/${String(number).padStart(3, '0')}-${day}-${writer}.eml`;
}

function keyOf({ fact }: Pick<Said, 'fact'>): string | undefined {
  return 'mail' in fact ? fact.mail : undefined;
}
