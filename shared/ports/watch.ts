import type { DurationMs, Instant } from '../domain/instant.ts';
import type { Place } from './last-seen.ts';
import type { Stored } from './threads.ts';

/** The content of a queue. `oldestSeconds` is null when the queue is empty or its age is not known. */
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

/** A problem found by an audit, in our own words, and how often it occurred. */
export interface Problem {
  readonly what: string;
  readonly count: number;
}

/** How silent the mail of a place is, by its own history. */
export interface Silence extends Place {
  /** The longest time between two messages; undefined when there were too few to say. */
  readonly longestGapMs?: DurationMs | undefined;
  readonly learnedAt: Instant;
  /** Silent for longer than chance explains. */
  readonly silent: boolean;
}

/** What the last audit found. */
export interface Verdict {
  readonly at: Instant;
  readonly passed: boolean;
  readonly problems: readonly Problem[];
  readonly silences: readonly Silence[];
}

/** Scans the threads themselves, without the index by which sweeps find them. */
export interface ThreadAudit {
  /**
   * The threads of one of 24 parts of the table, page by page, without expired ones; may miss a very recent save. An
   * unreadable one is reported by its thread's id.
   */
  segment(
    segment: number,
    now: Instant,
  ): AsyncIterable<readonly (Stored | { readonly unreadable: string })[]>;
}

/** Stores the verdict of the last audit. */
export interface AuditLog {
  write(verdict: Verdict): Promise<void>;
  /** Read consistently; undefined before the first audit. */
  read(): Promise<Verdict | undefined>;
}

/** A mail from Replywatch to itself that takes the whole way of a buyer's mail. */
export interface Canary {
  /** 32 hexadecimal digits that nobody can guess. */
  readonly nonce: string;
  readonly sentAt: Instant;
}

/** Stores the last two canaries. */
export interface CanaryLog {
  note(canary: Canary): Promise<void>;
  /** The newest first, read consistently; none before the first. */
  last(): Promise<Canary[]>;
}

/** Sends a plain mail without text. @throws when SES does not accept it. */
export interface CanaryMailer {
  send(mail: { readonly from: string; readonly to: string; readonly subject: string }): Promise<void>;
}

/** Reports to a service outside the account that all is well. */
export interface Heartbeat {
  /** One attempt; never throws. The reason is in our own words. */
  beat(): Promise<{ readonly sent: true } | { readonly sent: false; readonly reason: string }>;
}
