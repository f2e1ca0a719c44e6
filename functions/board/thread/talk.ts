import { days, type Instant } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import type { Thread } from '#shared/domain/thread/thread';
import type { PictureType } from '#shared/mail/attachments';
import type { Letter, Writer } from '#shared/mail/letter';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { saidIn } from '#shared/mail/said-in';
import type { MailStore } from '#shared/ports/mail';

/** So many messages are on one page, the latest first of all. */
const SHOWN_AT_ONCE = 30;
/** A larger mail is not taken apart: its files are in Seller Central. */
export const LARGEST_MAIL_BYTES = 25 * 1024 * 1024;
/** What the mails of one page, taken apart for their files, may hold together. */
const TAKEN_APART_BYTES = 2 * LARGEST_MAIL_BYTES;
/** S3 deletes a mail at the end of its thirtieth day at the latest. */
export const MAIL_LIVES_MS = days(29);

/** A file in a mail of the conversation. */
export interface SaidFile {
  /** Its place among the files of its mail. */
  readonly place: number;
  readonly name: string;
  readonly type: string;
  readonly bytes: number;
  readonly picture: PictureType | undefined;
}

/** Why there are no words: the mail is deleted by now, cannot be read, or never was there. */
export type Unread = 'deleted' | 'unreadable' | 'event';

/** A message or a reply in the conversation. */
export interface Said {
  readonly id: string;
  readonly at: Instant;
  readonly writer: Writer;
  readonly fact: Fact;
  readonly letter: Letter | Unread;
  /** Its files; undefined when the mail is too large to list them all. */
  readonly files: readonly SaidFile[] | undefined;
  /** The mail is so long that only its beginning was read. */
  readonly isCut: boolean;
}

/** A part of the conversation, oldest first. */
export interface Talk {
  readonly said: readonly Said[];
  /** The instant before which there is more. */
  readonly earlier: Instant | undefined;
  /** Whether there is more after it. */
  readonly isOld: boolean;
}

/** Reads the latest part of the conversation, or what came before an instant, from the raw mails. */
export async function readTalk(
  mails: MailStore,
  { facts }: Pick<Thread, 'facts'>,
  before: Instant | undefined,
  now: Instant,
): Promise<Talk> {
  const all = saidIn({ facts });
  const until = before === undefined ? all : all.filter(({ fact }) => fact.at < before);
  const shown = until.slice(-SHOWN_AT_ONCE);
  return {
    said: await readAll(mails, shown, filesBudget(), now),
    earlier: until.length > shown.length ? shown[0]?.fact.at : undefined,
    isOld: until.length < all.length,
  };
}

/** How many bytes of mails may still be taken apart for their files. */
export interface FilesBudget {
  bytes: number;
}

export function filesBudget(): FilesBudget {
  return { bytes: TAKEN_APART_BYTES };
}

/** Reads the whole conversation, oldest first. */
export async function readWholeTalk(
  mails: MailStore,
  { facts }: Pick<Thread, 'facts'>,
  budget: FilesBudget,
  now: Instant,
): Promise<readonly Said[]> {
  return readAll(mails, saidIn({ facts }), budget, now);
}

async function readAll(
  mails: MailStore,
  all: ReturnType<typeof saidIn>,
  budget: FilesBudget,
  now: Instant,
): Promise<readonly Said[]> {
  // The latest first, since they get the budget.
  const said = await Promise.all(
    all.toReversed().map(({ fact, writer }) => readOne(mails, fact, writer, budget, now)),
  );
  return said.toReversed();
}

async function readOne(
  mails: MailStore,
  fact: Fact,
  writer: Writer,
  budget: FilesBudget,
  now: Instant,
): Promise<Said> {
  const base = { id: fact.id, at: fact.at, writer, fact, files: [], isCut: false };
  const key = 'mail' in fact ? fact.mail : undefined;
  if (key === undefined) return { ...base, letter: 'event' };
  try {
    const { bytes, totalBytes } = await mails.read(key, READ_BYTES);
    const { letterOf } = await import('#shared/mail/letter');
    const letter = await letterOf(bytes, writer);
    if (letter === undefined) return { ...base, letter: 'unreadable' };
    const files = letter.attached ? await filesOf(mails, key, { bytes, totalBytes }, budget) : [];
    return { ...base, letter, files, isCut: totalBytes > bytes.length && !letter.attached };
  } catch {
    return { ...base, letter: now - fact.at >= MAIL_LIVES_MS ? 'deleted' : 'unreadable' };
  }
}

/** The files of a mail whose beginning was read; undefined where that is too much. */
async function filesOf(
  mails: MailStore,
  key: string,
  { bytes, totalBytes }: { readonly bytes: Uint8Array; readonly totalBytes: number },
  budget: FilesBudget,
): Promise<SaidFile[] | undefined> {
  if (totalBytes > Math.min(LARGEST_MAIL_BYTES, budget.bytes)) return undefined;
  budget.bytes -= totalBytes;
  const whole = totalBytes > bytes.length ? (await mails.read(key, totalBytes)).bytes : bytes;
  const { attachmentsIn } = await import('#shared/mail/attachments');
  return (await attachmentsIn(whole))?.map(({ name, claimedType, picture, content }, place) => ({
    place,
    name,
    type: claimedType,
    bytes: content.length,
    picture,
  }));
}
