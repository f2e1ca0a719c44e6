import { figureLines } from '#shared/application/views/figures-report';
import { marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import type { Settings } from '#shared/contracts/settings/settings';
import type { MeasureName } from '#shared/domain/account/report';
import type { Snapshot } from '#shared/domain/account/snapshot';
import { figuresIn, type Window } from '#shared/domain/figures/figures';
import { rated, type RatedFigures } from '#shared/domain/figures/rated';
import type { Wait } from '#shared/domain/figures/wait';
import { days, type Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { AmazonDigest, PlaceDigest, WeeklyDigest } from './digest-view.ts';
import { grownTopics } from './grown-topics.ts';
import { worstHours } from './worst-hours.ts';

/** The longest window in the digest. */
export const LONGEST_DAYS = 30;

/** Amazon's measures in the digest, in this order. */
const MEASURES: readonly MeasureName[] = [
  'order-defect-rate-mfn',
  'order-defect-rate-afn',
  'late-shipment-rate',
  'cancellation-rate',
  'valid-tracking-rate',
];

/** A store and marketplace; null stands for messages that name no marketplace. */
export interface DigestPlace {
  readonly store: string;
  readonly marketplaceId: string | null;
}

/** The newest reports of one place. */
export interface PlaceSnapshots {
  readonly performance?: Snapshot<'performance'> | undefined;
  readonly contactResponse?: Snapshot<'contact-response'> | undefined;
}

/** The data of a digest. */
export interface DigestMaterial {
  readonly settings: Settings;
  /** Waits with a message in the last 30 days, and all that still wait. */
  readonly waits: readonly Wait[];
  readonly snapshotsOf: (place: DigestPlace) => PlaceSnapshots;
  readonly now: Instant;
}

/** Every place in the settings, and every place with messages, by store and marketplace. */
export function placesOf({ stores }: Settings, waits: readonly Wait[]): DigestPlace[] {
  const places = [
    ...Object.entries(stores).flatMap(([store, { marketplaces }]) =>
      marketplaces.map(({ country }) => ({ store, marketplaceId: marketplaceIdOf(country) })),
    ),
    ...waits.map(({ store, marketplaceId = null }) => ({ store, marketplaceId })),
  ];
  return [...new Map(places.map((place) => [nameOf(place), place])).values()];
}

/** The week's digest for a reader in a time zone. It leaves out places with nothing to report. */
export function digestOf(material: DigestMaterial, timeZone: string): WeeklyDigest {
  const { settings, waits, now } = material;
  const byPlace = Map.groupBy(waits, ({ store, marketplaceId = null }) => nameOf({ store, marketplaceId }));
  return {
    week: weekOf(now),
    lines: figureLines(settings),
    places: placesOf(settings, waits).flatMap((place) =>
      placeDigest(material, place, byPlace.get(nameOf(place)) ?? [], timeZone),
    ),
  };
}

function nameOf({ store, marketplaceId }: DigestPlace): string {
  return `${store} ${marketplaceId ?? ''}`;
}

function weekOf(now: Instant): Window {
  return { from: now - days(7), until: now };
}

function placeDigest(
  { settings, snapshotsOf, now }: DigestMaterial,
  place: DigestPlace,
  waits: readonly Wait[],
  timeZone: string,
): PlaceDigest[] {
  const week = weekOf(now);
  const weekBefore = { from: now - days(14), until: week.from };
  const lines = figureLines(settings);
  const figures = (window: Window): RatedFigures | undefined =>
    figuresIn(waits, window, now).map((one) => rated(one, lines))[0];
  const [inWeek, inWeekBefore, inMonth] = [
    figures(week),
    figures(weekBefore),
    figures({ from: now - days(LONGEST_DAYS), until: now }),
  ];
  const amazon = amazonDigest(snapshotsOf(place), now, figures);
  if (inWeek === undefined && amazon === undefined) return [];
  return [
    {
      storeName: settings.stores[place.store]?.name ?? place.store,
      marketplace: marketplaceById(place.marketplaceId ?? undefined),
      ...(inWeek !== undefined &&
        inWeekBefore !== undefined &&
        inMonth !== undefined && {
          ours: {
            week: inWeek,
            weekBefore: inWeekBefore,
            month: inMonth,
            worstHours: worstHours(waits, week, timeZone),
            grownTopics: grownTopics(waits, weekBefore, week),
          },
        }),
      ...(amazon !== undefined && { amazon }),
    },
  ];
}

function amazonDigest(
  { performance, contactResponse }: PlaceSnapshots,
  now: Instant,
  figures: (window: Window) => RatedFigures | undefined,
): AmazonDigest | undefined {
  const frame = contactResponse?.content.frames[0];
  if (performance === undefined && frame === undefined) return undefined;
  const { accountStatus, measures = [] } = performance?.content ?? {};
  // Of a frame that begins before our data, our own count would cover only a part.
  const ours =
    frame === undefined || frame.from < now - days(LONGEST_DAYS)
      ? undefined
      : figures({ from: frame.from, until: frame.until });
  return {
    ...(performance !== undefined && { day: performance.day }),
    ...(accountStatus !== undefined && { accountStatus }),
    measures: MEASURES.flatMap((name) => measures.find((measure) => measure.name === name) ?? []),
    ...(frame !== undefined && { contacts: { frame, ...(ours !== undefined && { ours }) } }),
  };
}
