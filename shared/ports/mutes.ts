import { days, type DurationMs, type Instant } from '../domain/instant.ts';

/** A manager's word that mails like one need nobody. */
export interface Mute {
  /** What such mails have in common: a keyed hash. */
  readonly id: string;
  readonly store: string;
  /** The domain of their sender. */
  readonly domain: string;
  /** The person, and when they said it. */
  readonly by: string;
  readonly at: Instant;
  /** The thread of the mail on which they said it. */
  readonly threadId: string;
}

/** A mute, and what came of it. */
export interface MuteRecord extends Mute {
  /** How many mails it muted. */
  readonly mails: number;
  readonly lastMailAt?: Instant;
  /** Who ended it, and when. */
  readonly ended?: { readonly by: string; readonly at: Instant };
}

/** Then a person has to look again. */
export const MUTED_FOR_MS: DurationMs = days(90);

/** Stores mutes. Each is forgotten 90 days after it was said. */
export interface Mutes {
  /** A mute with the same id takes the place of the one before. */
  put(mute: Mute): Promise<void>;
  /** The mute with this id that is in force, read consistently. */
  find(id: string, now: Instant): Promise<Mute | undefined>;
  /** Counts a mail that it muted. */
  count(id: string, at: Instant): Promise<void>;
  /** Ends the mute at once; false when it is not in force. */
  end(id: string, by: string, now: Instant): Promise<boolean>;
  /** All of the last 90 days, those that were ended too, the newest first. */
  all(now: Instant): Promise<MuteRecord[]>;
}
