import type { Shelf } from './shelf.ts';

/** A thread that somebody saved as evidence, in their language and with their times. */
export interface SavedEvidence {
  readonly threadId: string;
  /** Id of the person. */
  readonly person: string;
}

/** Where evidence can be fetched from. */
export type EvidenceShelf = Shelf<SavedEvidence>;
