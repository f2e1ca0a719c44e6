import type { Channel } from '../domain/rules/policy.ts';

/** A test alert that a person asked for, as loud as a call. */
export interface TestRing {
  /** A token that no other test has; the outcome is noted under it. */
  readonly test: string;
  readonly channel: Channel;
  /** Where it goes: a person by e-mail, else a Slack channel or a webhook of the settings. */
  readonly to: string;
  /** Whom it calls, by id. */
  readonly person: string;
}

/** Brings test alerts to the notifier, as alerts come to it; may repeat them. */
export interface TestRings {
  put(ring: TestRing): Promise<void>;
}
