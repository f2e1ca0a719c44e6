import { figureLines, readWaits, type WaitSources } from '#shared/application/views/figures-report';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Settings, VersionedSettings } from '#shared/contracts/settings/settings';
import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { dayOf } from '#shared/domain/figures/closed-day';
import { type Counts, countsIn, figuresIn, type Window } from '#shared/domain/figures/figures';
import { HELPED_AFTER_MS } from '#shared/domain/figures/follow-up';
import { localHours } from '#shared/domain/figures/local-hours';
import { type FigureLines, rated, type RatedFigures, type Verdicts } from '#shared/domain/figures/rated';
import type { Wait } from '#shared/domain/figures/wait';
import { days, type Instant } from '#shared/domain/instant';
import type { Snapshots } from '#shared/ports/sp-api';
import {
  type ComparedContacts,
  comparedContacts,
  type DefectRate,
  defectRates,
  readReports,
} from './amazon.ts';
import { answerTimes } from './count/answer-times.ts';
import { countsByDay, type DayCounts } from './count/by-day.ts';
import { countsByHour, staffedHours, type WeekOf } from './count/by-hour.ts';
import { countsByPerson, type PeopleCounts } from './count/by-person.ts';
import {
  comparedDays,
  type MovedTopic,
  movedTopics,
  type ProductTopics,
  topicsByProduct,
} from './count/by-topic.ts';
import { type FirstContact, firstContact } from './count/first-contact.ts';
import { type FiguresQuery, placesIn, type Selection, storesIn } from './query.ts';

export interface FiguresViewDeps extends WaitSources {
  readonly snapshots: Snapshots;
}

/** Everything that the page shows; it holds nothing about a buyer. */
export interface FiguresView {
  readonly query: FiguresQuery;
  readonly window: Window;
  readonly lines: FigureLines;
  readonly counts: Counts & Verdicts;
  /** Of as many days before; undefined where they are not stored any more. */
  readonly before: Counts | undefined;
  readonly firstContact: FirstContact & { readonly window: Window };
  readonly byDay: readonly DayCounts[];
  readonly byHour: WeekOf<number>;
  readonly staffed: WeekOf<boolean> | undefined;
  readonly answerTimes: readonly number[];
  readonly topics: readonly MovedTopic[];
  readonly products: readonly ProductTopics[];
  /** How many messages of the window name a product. */
  readonly namingProduct: number;
  readonly places: readonly RatedFigures[];
  readonly contacts: readonly ComparedContacts[];
  readonly defects: readonly DefectRate[];
  /** Undefined for whoever may not see it. */
  readonly people: PeopleCounts | undefined;
  /** When the last wait of the window ended that was recorded without people, products and follow-ups. */
  readonly unrecordedUntil: Instant | undefined;
}

const MOST_PRODUCTS = 10;
/** A first answer may come so long after the question, and is still found. */
const LATEST_ANSWER_MS = days(3);
/** Waits are stored this long. */
const STORED_DAYS = 100;

/** Reads and counts what the page shows. */
export async function figuresView(
  deps: FiguresViewDeps,
  versioned: VersionedSettings,
  query: FiguresQuery,
  {
    now,
    timeZone,
    byPerson,
  }: { readonly now: Instant; readonly timeZone: string; readonly byPerson: boolean },
): Promise<FiguresView> {
  const { settings } = versioned;
  const window = { from: now - days(query.days), until: now };
  const readFrom = Math.max(
    now - days(STORED_DAYS),
    Math.min(now - days(2 * query.days), window.from - HELPED_AFTER_MS - LATEST_ANSWER_MS),
  );
  const [waits, reports] = await Promise.all([
    selectedWaits(deps, settings, query, { from: readFrom, until: now }),
    readReports(deps.snapshots, placesIn(settings, query), dayOf(window.from)),
  ]);
  const lines = figureLines(settings);
  const hourOf = localHours(timeZone);
  const before = { from: window.from - days(query.days), until: window.from };
  const helped = { from: window.from - HELPED_AFTER_MS, until: now - HELPED_AFTER_MS };
  const { products, named } = topicsByProduct(waits, window, MOST_PRODUCTS);
  return {
    query,
    window,
    lines,
    counts: rated(countsIn(waits, window, now), lines),
    before: before.from < readFrom ? undefined : countsIn(waits, before, now),
    firstContact: { ...firstContact(waits, helped), window: helped },
    byDay: countsByDay(waits, { last: hourOf(now).day, dayCount: query.days }, now, hourOf),
    byHour: countsByHour(waits, window, hourOf),
    staffed: staffedHours(rotasOf(rulesOf(versioned).rota.hours.rotas, query), now, hourOf),
    answerTimes: answerTimes(waits, window),
    topics: movedTopics(waits, comparedDays(query.days), now),
    products,
    namingProduct: named,
    places: figuresIn(waits, window, now).map((one) => rated(one, lines)),
    contacts: comparedContacts(reports, waits, { from: readFrom, now }),
    defects: defectRates(reports),
    people: byPerson ? countsByPerson(waits, window, Object.keys(settings.people)) : undefined,
    unrecordedUntil: unrecordedUntil(waits, window),
  };
}

/** The waits of the selected places with a message since an instant, and all of theirs that still wait. */
export async function selectedWaits(
  deps: WaitSources,
  settings: Settings,
  selection: Selection,
  { from, until }: Window,
): Promise<Wait[]> {
  const { marketplaceId } = selection;
  const waits = await readWaits(deps, storesIn(settings, selection), from, until);
  return waits.filter((wait) => marketplaceId === undefined || wait.marketplaceId === marketplaceId);
}

/** The rotas that cover a thread of the selection, whatever its language. */
function rotasOf(rotas: readonly DutyRota[], { store, marketplaceId }: Selection): DutyRota[] {
  const fits = (covered: readonly string[] | undefined, selected: string | undefined): boolean =>
    covered === undefined || selected === undefined || covered.includes(selected);
  return rotas.filter(
    ({ covers }) => fits(covers.stores, store) && fits(covers.marketplaceIds, marketplaceId),
  );
}

function unrecordedUntil(waits: readonly Wait[], { from }: Window): Instant | undefined {
  const ends = waits.flatMap(({ ended, course }) =>
    ended !== undefined && course === undefined && ended.at > from ? [ended.at] : [],
  );
  return ends.length === 0 ? undefined : ends.reduce((last, one) => Math.max(last, one));
}
