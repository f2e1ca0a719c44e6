import type { Instant } from '../instant.ts';
import type { ContactResponse, Performance, ReportName } from './report.ts';

/** What of each report is kept a day: figures, nothing of a person. */
export interface SnapshotContents {
  readonly performance: Performance;
  readonly 'contact-response': ContactResponse;
  /** How many entries have how many stars, from one on. */
  readonly feedback: { readonly byRating: readonly number[] };
  readonly returns: { readonly total: number; readonly pending: number; readonly claims: number };
}

/** One day's report of one store and marketplace, as it was recorded. */
export interface Snapshot<Name extends ReportName = ReportName> {
  readonly store: string;
  readonly marketplaceId: string;
  readonly report: Name;
  /** The day, in UTC, that it was asked for: `2026-03-02`. */
  readonly day: string;
  /** When it was recorded. */
  readonly at: Instant;
  readonly content: SnapshotContents[Name];
}
