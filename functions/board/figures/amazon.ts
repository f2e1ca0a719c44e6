import type { ContactResponseFrame, Measure } from '#shared/domain/account/report';
import type { Snapshot } from '#shared/domain/account/snapshot';
import { type Counts, countsIn } from '#shared/domain/figures/figures';
import type { Wait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import type { Place } from '#shared/ports/last-seen';
import type { Snapshots } from '#shared/ports/sp-api';

/** What Amazon's reports of a time say about one place. */
export interface PlaceReports {
  readonly place: Place;
  /** One for each day that has one, the oldest first. */
  readonly performance: readonly Snapshot<'performance'>[];
  readonly contactResponse: Snapshot<'contact-response'> | undefined;
}

/** Reads them from a day on. */
export function readReports(
  snapshots: Snapshots,
  places: readonly Place[],
  fromDay: string,
): Promise<PlaceReports[]> {
  return Promise.all(
    places.map(async (place) => {
      const [performance, contactResponse] = await Promise.all([
        snapshots.since(place, 'performance', fromDay),
        snapshots.latest(place, 'contact-response'),
      ]);
      return { place, performance, contactResponse };
    }),
  );
}

/** How contacts were answered by Amazon's count, and by ours of the same time if we have seen all of it. */
export interface ComparedContacts {
  readonly place: Place;
  readonly frame: ContactResponseFrame;
  readonly ours?: Counts;
}

/** Amazon's shortest frame of each place that has one. */
export function comparedContacts(
  reports: readonly PlaceReports[],
  waits: readonly Wait[],
  { from, now }: { readonly from: Instant; readonly now: Instant },
): ComparedContacts[] {
  return reports.flatMap(({ place, contactResponse }) => {
    const frame = contactResponse?.content.frames[0];
    if (frame === undefined) return [];
    const ofPlace = waits.filter((wait) => isOf(wait, place));
    return [{ place, frame, ...(frame.from >= from && { ours: countsIn(ofPlace, frame, now) }) }];
  });
}

function isOf({ store, marketplaceId }: Wait, place: Place): boolean {
  return store === place.store && marketplaceId === place.marketplaceId;
}

/** Amazon's own response rate over all frames; undefined when it counted nothing. */
export function amazonsRate(compared: readonly ComparedContacts[]): number | undefined {
  const sum = (count: (frame: ContactResponseFrame) => number): number =>
    compared.reduce((total, { frame }) => total + count(frame), 0);
  const all = sum((frame) => frame.within24Hours + frame.after24Hours + frame.unanswered);
  return all === 0 ? undefined : sum(({ within24Hours }) => within24Hours) / all;
}

const DEFECT_RATES = ['order-defect-rate-mfn', 'order-defect-rate-afn'] as const;

/** An order defect rate of one place over time. */
export interface DefectRate {
  readonly place: Place;
  readonly name: (typeof DEFECT_RATES)[number];
  /** The newest, with its parts and Amazon's target, and its day in UTC. */
  readonly latest: Measure;
  readonly day: string;
  readonly values: readonly { readonly day: string; readonly value: number }[];
}

/** The order defect rates that Amazon has reported, by place. */
export function defectRates(reports: readonly PlaceReports[]): DefectRate[] {
  return reports.flatMap(({ place, performance }) =>
    DEFECT_RATES.flatMap((name) => {
      const found = performance.flatMap(({ day, content }) =>
        content.measures.flatMap((measure) => (measure.name === name ? [{ day, measure }] : [])),
      );
      const last = found.at(-1);
      if (last === undefined) return [];
      const values = found.map(({ day, measure }) => ({ day, value: measure.value }));
      return [{ place, name, latest: last.measure, day: last.day, values }];
    }),
  );
}
