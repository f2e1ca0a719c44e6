import { days, type DurationMs, type Instant } from '../domain/instant.ts';

/** That a person was shown a buyer's words. */
export interface Read {
  /** Id of the person. */
  readonly person: string;
  readonly at: Instant;
}

/** Amazon wants to know for a year who saw what. */
export const READ_KEPT_FOR_MS: DurationMs = days(365);

/** Records who was shown the words of which thread, and when; several times within a minute are one. */
export interface Reads {
  note(threadId: string, read: Read): Promise<void>;
  /** When each person read it last, the latest first, of the last two hundred times. */
  of(threadId: string, now: Instant): Promise<Read[]>;
}
