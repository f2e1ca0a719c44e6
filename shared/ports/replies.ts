import type { Instant } from '../domain/instant.ts';

/** Names an answer that somebody writes here. */
export interface ReplyPlace {
  readonly threadId: string;
  readonly replyId: string;
}

/** Brings answers to the function that sends them, at their instant; may lose or repeat them. */
export interface ReplyQueue {
  put(place: ReplyPlace, leavesAt: Instant, now: Instant): Promise<void>;
}

/** A file that goes with an answer. */
export interface ReplyFile {
  readonly name: string;
  /** A media type of those that Amazon takes. */
  readonly type: string;
  readonly bytes: number;
}

/** The words of an answer, and what goes with them. */
export interface ReplyWords {
  readonly text: string;
  /** Why its writer sends it although it breaks a rule; the manager sees it. */
  readonly why?: string;
  readonly files: readonly ReplyFile[];
}

/** Stores the words of answers, of drafts and their files, for thirty days. */
export interface ReplyShelf {
  /** `name` is the answer's `text`; another text has another name. */
  put(threadId: string, name: string, words: ReplyWords): Promise<void>;
  /** Undefined when they are gone. */
  read(threadId: string, name: string): Promise<ReplyWords | undefined>;
  putFile(threadId: string, name: string, place: number, content: Uint8Array): Promise<void>;
  readFile(threadId: string, name: string, place: number): Promise<Uint8Array | undefined>;
  /** What a person has written so far; an empty text ends the draft. */
  putDraft(threadId: string, person: string, draft: Draft | undefined): Promise<void>;
  draft(threadId: string, person: string): Promise<Draft | undefined>;
}

/** An answer that somebody is still writing. */
export interface Draft {
  readonly text: string;
  readonly template?: string;
  readonly at: Instant;
}

/** An answer as a mail to Amazon's relay. */
export interface ReplyMail {
  /** The address that Amazon has approved. */
  readonly from: string;
  /** The relay address of the mail that it answers. */
  readonly to: string;
  readonly subject: string;
  /** Message-ID of the mail that it answers, and of those before it. */
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  readonly text: string;
  readonly files: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[];
  readonly place: ReplyPlace;
}

/** What came of handing an answer to a provider. */
export type Handed =
  | { readonly result: 'accepted' }
  /** A definite no: it did not leave. */
  | { readonly result: 'refused'; readonly mayPass: boolean; readonly reason: string }
  /** Nobody knows. */
  | { readonly result: 'unknown'; readonly reason: string };

/** Hands an answer to a provider, once; never throws. */
export interface ReplyMailer {
  send(mail: ReplyMail): Promise<Handed>;
}
