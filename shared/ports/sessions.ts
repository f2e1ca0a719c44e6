import type { Instant } from '../domain/instant.ts';

/** A browser in which somebody has signed in. */
export interface Session {
  /** The hash of the token in its cookie: whoever reads the table cannot sign in with it. */
  readonly id: string;
  /** Id of a person of the settings. */
  readonly person: string;
  readonly startedAt: Instant;
  readonly seenAt: Instant;
}

/** Stores who is signed in. */
export interface Sessions {
  start(session: Session): Promise<void>;
  /** Undefined for one that never was, that has ended, or that is too old at `now`. */
  find(id: string, now: Instant): Promise<Session | undefined>;
}
