import type { Instant } from '../instant.ts';
import type { ContactResponse, Performance, ReportName } from './report.ts';

/** The part of each report that is stored per day: figures, nothing about a person. */
export interface SnapshotContents {
  readonly performance: Performance;
  readonly 'contact-response': ContactResponse;
  /** The number of entries with each count of stars, from one star up. */
  readonly feedback: { readonly byRating: readonly number[] };
  readonly returns: { readonly total: number; readonly pending: number; readonly claims: number };
}

/** One day's report of one store and marketplace, as recorded. */
export interface Snapshot<Name extends ReportName = ReportName> {
  readonly store: string;
  readonly marketplaceId: string;
  readonly report: Name;
  /** The day, in UTC, on which it was requested: `2026-03-02`. */
  readonly day: string;
  /** When it was recorded. */
  readonly at: Instant;
  readonly content: SnapshotContents[Name];
}
