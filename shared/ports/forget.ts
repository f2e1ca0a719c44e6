import type { Instant } from '../domain/instant.ts';
import type { SendRef } from './alerts.ts';

/** The raw mails as a whole. */
export interface MailShelf {
  /** The keys of all mails. */
  list(): AsyncIterable<string>;
  /** The first `maxBytes` of a mail; none of one that has left. */
  read(key: string, maxBytes: number): Promise<Uint8Array>;
  /** One that has left already changes nothing. */
  remove(key: string): Promise<void>;
}

/** A small item that names threads: a pointer to one, or the note of which sends a mail carried. */
export type Trace =
  | { readonly kind: 'pointer'; readonly key: string; readonly threadId: string }
  | {
      readonly kind: 'sent';
      readonly token: string;
      /** What stays noted: a digest carried sends of other threads too. */
      readonly others: readonly SendRef[];
    };

/** That a buyer was forgotten, without a word of whom. */
export interface Forgotten {
  /** In UTC. */
  readonly day: string;
  readonly threads: number;
  readonly mails: number;
  readonly traces: number;
}

/** What the table holds of a buyer. */
export interface BuyerTraces {
  /** The items that name one of these threads. */
  find(threadIds: readonly string[]): Promise<Trace[]>;
  /** Takes the threads out of it; what has left already changes nothing. */
  remove(trace: Trace): Promise<void>;
  removeThread(id: string): Promise<void>;
  note(forgotten: Forgotten, at: Instant): Promise<void>;
  /** All that is noted, the oldest first. */
  noted(): Promise<Forgotten[]>;
}
