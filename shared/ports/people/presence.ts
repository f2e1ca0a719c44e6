import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';

/** Whoever's page was not heard of for so long has closed it. A page is heard of once a minute. */
export const PRESENT_FOR_MS: DurationMs = minutes(2);

/** Somebody who has a thread open. */
export interface Present {
  /** Id of the person. */
  readonly person: string;
  readonly at: Instant;
  /** They are writing an answer. */
  readonly writes: boolean;
}

/** Who has which thread open right now. */
export interface Presence {
  note(threadId: string, present: Present): Promise<void>;
  /** Those heard of within two minutes, by their ids. */
  of(threadId: string, now: Instant): Promise<Present[]>;
}
