import { days, type DurationMs, type Instant } from '#shared/domain/instant';

/** That a person was shown a buyer's words. */
export interface Read {
  /** Id of the person. */
  readonly person: string;
  readonly at: Instant;
  /** They saved the words as evidence: these copies outlive our own. */
  readonly saved?: true;
}

/** Amazon wants to know for a year who saw what. */
export const READ_KEPT_FOR_MS: DurationMs = days(365);

/** Records who was shown the words of which thread, and when; several times within a minute are one. */
export interface Reads {
  note(threadId: string, read: Read): Promise<void>;
  /** When each person read it last, and saved it last, the latest first, of the last two hundred times. */
  of(threadId: string, now: Instant): Promise<Read[]>;
}

/** When each person read last and saved last, the latest first, within the time for which it is kept. */
export function latestReads(reads: readonly Read[], now: Instant): Read[] {
  const latest = new Map<string, Read>();
  for (const read of reads.toSorted((a, b) => b.at - a.at)) {
    const key = `${read.saved === true} ${read.person}`;
    if (!latest.has(key) && read.at > now - READ_KEPT_FOR_MS) latest.set(key, read);
  }
  return [...latest.values()];
}
