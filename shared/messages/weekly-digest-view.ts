import type { ContactResponseFrame, Measure } from '../domain/account/report.ts';
import type { GrownTopic } from '../domain/figures/grown-topics.ts';
import type { Window } from '../domain/figures/figures.ts';
import type { FigureLines, RatedFigures } from '../domain/figures/rated.ts';
import type { SlowHour } from '../domain/figures/worst-hours.ts';
import type { Marketplace } from '../domain/marketplace.ts';

/** All that the weekly digest tells. It has no place for a buyer's words, name or address. */
export interface WeeklyDigest {
  readonly week: Window;
  readonly lines: FigureLines;
  /** The places of which there is something to tell. */
  readonly places: readonly PlaceDigest[];
}

/** A week of one store and marketplace. */
export interface PlaceDigest {
  readonly storeName: string;
  readonly marketplace: Marketplace | undefined;
  /** Ours; missing when no message came in 30 days and none waits. */
  readonly ours?: {
    readonly week: RatedFigures;
    readonly weekBefore: RatedFigures;
    readonly month: RatedFigures;
    readonly worstHours: readonly SlowHour[];
    readonly grownTopics: readonly GrownTopic[];
  };
  /** Amazon's, as its newest reports tell them; missing when there are none. */
  readonly amazon?: AmazonDigest;
}

export interface AmazonDigest {
  /** The day of the performance report: `2026-03-02`. */
  readonly day?: string;
  readonly accountStatus?: string;
  readonly measures: readonly Measure[];
  /** How contacts were answered, by Amazon's count of its shortest frame, and by ours of the same time. */
  readonly contacts?: {
    readonly frame: ContactResponseFrame;
    readonly ours?: RatedFigures;
  };
}
