import { days, type DurationMs, type Instant } from '../instant.ts';

/** Who has push on a device, and how often that changed. */
export interface PushTo {
  readonly revision: number;
  /** Ids of people. */
  readonly people: readonly string[];
}

/** Where a browser's push service takes messages for one device, as the browser says. */
export interface PushSubscription {
  readonly endpoint: string;
  /** The public key of the device, and the secret with which messages to it are encrypted: base64url. */
  readonly p256dh: string;
  readonly auth: string;
}

/** A device on which a person switched push on. */
export interface PushDevice extends PushSubscription {
  /** A hash of its endpoint: a device that is switched on again keeps its place. */
  readonly id: string;
  /** The person's address then: whoever gets their id in the settings later has another. */
  readonly email: string;
  /** `Chrome, Android`; missing when the browser did not say. */
  readonly browser?: string;
  readonly since: Instant;
  /** When its push service last accepted a message; missing before the first. */
  readonly acceptedAt?: Instant;
}

/** The most devices of one person. */
export const MOST_DEVICES = 10;

/** A device that no push service accepted anything for in this time is forgotten. */
const LIVES_FOR_MS: DurationMs = days(365);

/** When a device is forgotten. */
export function deviceEnd({ since, acceptedAt = since }: PushDevice): Instant {
  return Math.max(since, acceptedAt) + LIVES_FOR_MS;
}
