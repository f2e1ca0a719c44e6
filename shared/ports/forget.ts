import type { Instant } from '../domain/instant.ts';
import type { SendRef } from './alerts.ts';

/** All raw mails. */
export interface MailShelf {
  /** The keys of all mails. */
  list(): AsyncIterable<string>;
  /** The first `maxBytes` of a mail; undefined for one that has expired. */
  read(key: string, maxBytes: number): Promise<Uint8Array>;
  /** Deleting an expired mail changes nothing. */
  remove(key: string): Promise<void>;
}

/** A small item that names threads: a pointer to one, what people wrote or read there, its order, or which sends a mail carried. */
export type Trace =
  | { readonly kind: 'pointer'; readonly pk: string; readonly sk: string }
  /** What colleagues wrote on a thread, or that somebody read it. */
  | { readonly kind: 'note'; readonly pk: string; readonly sk: string }
  /** What Amazon said of an order. */
  | { readonly kind: 'order'; readonly pk: string; readonly sk: string }
  | {
      readonly kind: 'sent';
      readonly token: string;
      /** What remains in the note: a digest also carried sends of other threads. */
      readonly others: readonly SendRef[];
    };

/** The record that a buyer was forgotten, without revealing whom. */
export interface Forgotten {
  /** In UTC. */
  readonly day: string;
  readonly threads: number;
  readonly mails: number;
  readonly traces: number;
}

/** The items in the table about a buyer. */
export interface BuyerTraces {
  /** The items that name one of these threads. */
  find(threadIds: readonly string[]): Promise<Trace[]>;
  /** Deletes the threads; an expired one changes nothing. */
  remove(trace: Trace): Promise<void>;
  removeThread(id: string): Promise<void>;
  note(forgotten: Forgotten, at: Instant): Promise<void>;
  /** All records, the oldest first. */
  noted(): Promise<Forgotten[]>;
}
