import { days, type DurationMs, type Instant } from '#shared/domain/instant';

/** A colleague's words about a thread, for colleagues. */
export interface Note {
  /** The same for a form that is sent twice. */
  readonly id: string;
  readonly at: Instant;
  /** Id of the person who wrote it. */
  readonly by: string;
  readonly text: string;
  /** Ids of the people whom it names. */
  readonly mentions: readonly string[];
}

/** What colleagues wrote on a thread. */
export interface ThreadNotes {
  /** In order of time. */
  readonly notes: readonly Note[];
  /** In alphabetical order. */
  readonly tags: readonly string[];
}

/** A note may quote a buyer, so it goes when the buyer's mails do; with late deletion and backups that makes thirty days. */
export const NOTE_KEPT_FOR_MS: DurationMs = days(25);

/** More tags on a thread mark nothing. */
export const MOST_TAGS = 10;

/** Stores what colleagues wrote on threads. */
export interface Notes {
  /** False when a note with its id was added before: it stays as it was. */
  add(threadId: string, note: Note): Promise<boolean>;
  /** The latest hundred notes, and the tags. */
  of(threadId: string, now: Instant): Promise<ThreadNotes>;
  find(threadId: string, id: string, now: Instant): Promise<Note | undefined>;
  /** False when the thread has too many tags. Tags go when nobody has added one for as long as a note lives. */
  tag(threadId: string, tag: string, now: Instant): Promise<boolean>;
  untag(threadId: string, tag: string): Promise<void>;
}
