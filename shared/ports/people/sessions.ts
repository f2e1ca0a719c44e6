import type { Instant } from '#shared/domain/instant';
import type { OperatorLanguage } from '#shared/domain/operator-words';

/** A browser in which somebody has signed in. */
export interface Session {
  /** The hash of the token in its cookie: whoever reads the table cannot sign in with it. */
  readonly id: string;
  /** Id of a person of the settings. */
  readonly person: string;
  /** Their address when they signed in: whoever gets their id in the settings later has another. */
  readonly email: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
  /** `Chrome, Windows`; missing when the browser did not say. */
  readonly browser?: string | undefined;
}

/** What a person chose for the pages; where they chose nothing, the settings say it. */
export interface Preferences {
  readonly language?: OperatorLanguage | undefined;
  readonly timeZone?: string | undefined;
}

/** Stores who is signed in, and what they prefer. All reads are consistent: what has ended is over at once. */
export interface Sessions {
  start(session: Session): Promise<void>;
  /** Undefined for a session that never was, that has ended, or that is too old at `now`. */
  find(
    person: string,
    id: string,
    now: Instant,
  ): Promise<{ readonly session: Session; readonly preferences: Preferences } | undefined>;
  /** Notes that a session is in use; one that has ended stays ended. */
  noteSeen(person: string, id: string, now: Instant): Promise<void>;
  /** All sessions of a person, the last seen first. */
  of(person: string, now: Instant): Promise<Session[]>;
  end(person: string, id: string): Promise<void>;
  endAll(person: string): Promise<void>;
  prefer(person: string, preferences: Preferences): Promise<void>;
}
