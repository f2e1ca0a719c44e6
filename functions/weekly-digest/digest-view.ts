import type { ContactResponseFrame, Measure } from '#shared/domain/account/report';
import type { Window } from '#shared/domain/figures/figures';
import type { FigureLines, RatedFigures } from '#shared/domain/figures/rated';
import type { Marketplace } from '#shared/domain/marketplace';
import type { GrownTopic } from './grown-topics.ts';
import type { SlowHour } from './worst-hours.ts';

/** All the data of the weekly digest. It has no place for a buyer's words, name or address. */
export interface WeeklyDigest {
  readonly week: Window;
  readonly lines: FigureLines;
  /** The places with something to report. */
  readonly places: readonly PlaceDigest[];
}

/** A week of one store and marketplace. */
export interface PlaceDigest {
  readonly storeName: string;
  readonly marketplace: Marketplace | undefined;
  /** Our figures; missing when no message arrived in 30 days and none waits. */
  readonly ours?: {
    readonly week: RatedFigures;
    readonly weekBefore: RatedFigures;
    readonly month: RatedFigures;
    readonly worstHours: readonly SlowHour[];
    readonly grownTopics: readonly GrownTopic[];
  };
  /** Amazon's figures from its newest reports; missing when there are none. */
  readonly amazon?: AmazonDigest;
}

export interface AmazonDigest {
  /** The day of the performance report: `2026-03-02`. */
  readonly day?: string;
  readonly accountStatus?: string;
  readonly measures: readonly Measure[];
  /** How contacts were answered, by Amazon's count of its shortest frame, and by our count of the same time. */
  readonly contacts?: {
    readonly frame: ContactResponseFrame;
    readonly ours?: RatedFigures;
  };
}
