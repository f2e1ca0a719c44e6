import type { MailType } from '../domain/mail-type.ts';
import type { Fact } from '../domain/thread/fact.ts';
import type { ThreadSubject } from '../domain/thread/thread.ts';
/** Reads raw mails. */
export interface MailStore {
  /** The first `maxBytes` of the mail, and its whole size. */
  read(key: string, maxBytes: number): Promise<{ bytes: Uint8Array; totalBytes: number }>;
}

/** A keyed hash: equal texts have equal hashes, and nobody without the key can find the text. */
export type KeyedHash = (text: string) => string;

/** The mailbox to which Amazon sent a mail, and the intake address to which it came in the end. */
export interface SellerMailbox {
  /** The addresses under To; keyed hashes, like the intake address. */
  readonly addresses: readonly string[];
  readonly intake: string;
  /** Whether the settings name one of the addresses as the store's. */
  readonly isNamed: boolean;
}

/** The reading of a mail: facts of one thread. */
export interface Reading {
  readonly subject: ThreadSubject;
  readonly facts: readonly Fact[];
  /** The kind of the mail, for metrics. */
  readonly about: {
    readonly type: MailType | 'canary';
    readonly marketplaceId?: string;
    readonly language?: string;
    /** Why it was not understood. */
    readonly reason?: string;
    /** The thread of the order or buyer that a proven mail of Amazon's names without being understood. */
    readonly conversation?: string;
    /** What it claims to be, when it names Amazon or your people as its sender and nothing proves it. */
    readonly unproven?: MailType;
  };
  /** How the mail relates to threads that its own ids do not name. Names are keyed hashes. */
  readonly matching?: {
    /** Possible names of the buyer. */
    readonly names?: readonly string[];
    /** Where Amazon sent the mail. */
    readonly mailbox?: SellerMailbox;
    /** The conversation, by the hash of its relay address. */
    readonly caseId?: string;
  };
}
