import type { DurationMs, Instant } from '../domain/instant.ts';
import type { Place } from './last-seen.ts';
import type { Stored } from './threads.ts';

/** What a queue holds. `oldestSeconds` is null when the queue is empty or its age is not known. */
export interface QueueReading {
  readonly name: string;
  readonly visible: number;
  readonly inFlight: number;
  readonly oldestSeconds: number | null;
  readonly deadLetters: number;
}

export interface QueueGauge {
  read(now: Instant): Promise<QueueReading[]>;
}

/** Something that an audit found wrong, in words of ours, and how often. */
export interface Problem {
  readonly what: string;
  readonly count: number;
}

/** How silent the mail of a place is, by its own history. */
export interface Silence extends Place {
  /** The longest time between two messages; undefined when they were too few to tell. */
  readonly longestGapMs?: DurationMs | undefined;
  readonly learnedAt: Instant;
  /** Longer without a message than chance explains. */
  readonly silent: boolean;
}

/** What the last audit found. */
export interface Verdict {
  readonly at: Instant;
  readonly passed: boolean;
  readonly problems: readonly Problem[];
  readonly silences: readonly Silence[];
}

/** Goes through threads themselves, past the index by which sweeps find them. */
export interface ThreadAudit {
  /**
   * The threads of one of 24 parts of the table, page by page, those that have left excepted; may miss what was saved a
   * moment ago. What cannot be read is told by its thread's id.
   */
  segment(
    segment: number,
    now: Instant,
  ): AsyncIterable<readonly (Stored | { readonly unreadable: string })[]>;
}

/** Keeps the verdict of the last audit. */
export interface AuditLog {
  write(verdict: Verdict): Promise<void>;
  /** Read consistently; undefined before the first audit. */
  read(): Promise<Verdict | undefined>;
}

/** A mail of our own that goes the whole way of a buyer's. */
export interface Canary {
  /** 32 hexadecimal digits that nobody can guess. */
  readonly nonce: string;
  readonly sentAt: Instant;
}

/** Remembers the last two canaries. */
export interface CanaryLog {
  note(canary: Canary): Promise<void>;
  /** The newest first, read consistently; none before the first. */
  last(): Promise<Canary[]>;
}

/** Sends a plain mail without text. @throws when SES did not take it. */
export interface CanaryMailer {
  send(mail: { readonly from: string; readonly to: string; readonly subject: string }): Promise<void>;
}

/** Tells somebody outside of the account that all is well. */
export interface Heartbeat {
  /** One attempt; never throws. The reason is in words of ours. */
  beat(): Promise<{ readonly sent: true } | { readonly sent: false; readonly reason: string }>;
}
