import type { Instant } from '#shared/domain/instant';
import type { PushDevice } from '#shared/domain/people/push';

/** What became of the messages to a person's devices, by the ids of devices. */
export interface PushOutcomes {
  readonly accepted: readonly string[];
  /** Refused for good: these are forgotten. */
  readonly gone: readonly string[];
}

/** Stores on which devices each person gets push. Who has one is read with the settings in force. */
export interface PushDevices {
  /** All devices of a person that are not too old, read consistently, in the order in which they were added. */
  of(person: string, now: Instant): Promise<readonly PushDevice[]>;
  /** Adds a device, or puts it in the place of that with the same id. False when the person has too many. */
  add(person: string, device: PushDevice, now: Instant): Promise<boolean>;
  /** Forgets devices; the person has no push any more when none is left. */
  remove(person: string, ids: readonly string[], now: Instant): Promise<void>;
  /** Notes what became of messages. */
  note(person: string, outcomes: PushOutcomes, now: Instant): Promise<void>;
  /** Forgets all devices of people who are not among these. */
  keepOnly(people: readonly string[]): Promise<void>;
}

/** Stores the public half of the key for push, which a browser asks for when it is switched on. */
export interface PushKey {
  /** Undefined before the first deploy that has push. */
  current(): Promise<string | undefined>;
  put(publicKey: string): Promise<void>;
}
