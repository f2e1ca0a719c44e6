import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { type Hole, holesOf, isUncovered } from '#shared/domain/duty/coverage';
import { type DutyRota, rotasFor } from '#shared/domain/duty/duty-rota';
import { localTimeOf } from '#shared/domain/duty/local-time';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, type DurationMs, type Instant, type Span } from '#shared/domain/instant';
import { type Clock, clockLength } from '#shared/domain/rules/policy';
import type { Situation } from '#shared/domain/thread/situation';
import type { Place } from '#shared/ports/last-seen';

/** How far ahead coverage is checked. */
export const COVERAGE_DAYS = 14;

/** Messages that nobody would be on duty to answer, with the marketplaces where they would arrive. */
export interface CoverageHole extends Hole {
  /** The marketplaces for whose messages nobody is there at that time. */
  readonly places: readonly Place[];
  /** When the first of the messages falls due. */
  readonly dueAt: Instant;
  /** Names of the holidays within the time without anybody. */
  readonly holidays: readonly string[];
}

/** A waiting thread that falls due before anybody is on duty. */
export interface UncoveredThread {
  readonly threadId: string;
  readonly place: Place;
  readonly dueAt: Instant;
}

/**
 * The gaps for the messages of the next days, earliest first. The language of a future message is not known, so
 * rotas for a language do not count.
 */
export function coverageHoles(
  versioned: VersionedSettings,
  now: Instant,
  dayCount = COVERAGE_DAYS,
): CoverageHole[] {
  const { policy, rota } = rulesOf(versioned);
  const reply = policy.clocks.message.find(({ name }) => name === 'reply');
  if (reply === undefined) return [];
  const groups = new Map<string, { places: Place[]; rotas: readonly DutyRota[]; spans: Piece[] }>();
  for (const { store, marketplaceId } of intakeAddresses(versioned.settings)) {
    const rotas = rotasFor(rota.hours.rotas, { store, marketplaceId });
    const spans = piecesOf(reply, marketplaceId, { from: now, until: now + days(dayCount) });
    const key = JSON.stringify([rotas.map(({ id }) => id), spans]);
    const group = groups.get(key) ?? { places: [], rotas, spans };
    group.places.push({ store, marketplaceId });
    groups.set(key, group);
  }
  const holes = [...groups.values()].flatMap(({ places, rotas, spans }) =>
    spans.flatMap(({ lengthMs, ...span }) =>
      holesOf(rotas, span, lengthMs).map((hole): CoverageHole => ({
        ...hole,
        places,
        dueAt: hole.firstAt + lengthMs,
        holidays: holidaysIn(rotas, hole.gap),
      })),
    ),
  );
  const alike = Map.groupBy(holes, ({ places, ...hole }) => JSON.stringify(hole));
  return [...alike.values()]
    .flatMap(([first, ...others]): CoverageHole[] =>
      first === undefined ? [] : [{ ...first, places: [first, ...others].flatMap(({ places }) => places) }],
    )
    .toSorted((a, b) => a.firstAt - b.firstAt);
}

/** The threads whose next deadline falls while nobody is on duty. */
export function uncoveredThreads(
  versioned: VersionedSettings,
  situations: readonly Situation[],
): UncoveredThread[] {
  const { policy } = rulesOf(versioned);
  return situations
    .flatMap((situation) => {
      const { thread, cycle, rotas, now } = situation;
      if (cycle === undefined || cycle.ended !== undefined) return [];
      const next = deadlinesOf(situation, policy).find(({ dueAt }) => dueAt > now);
      if (next === undefined || !isUncovered(rotas, { from: now, until: next.dueAt })) return [];
      const place = { store: thread.store, marketplaceId: thread.marketplaceId ?? '' };
      return [{ threadId: thread.id, place, dueAt: next.dueAt }];
    })
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

interface Piece extends Span {
  readonly lengthMs: DurationMs;
}

/** The parts of the span in which the clock has one length. */
function piecesOf(clock: Clock, marketplaceId: string, { from, until }: Span): Piece[] {
  const edges = clock.overrides
    .flatMap((override) => [override.from ?? from, override.until ?? until])
    .filter((at) => from < at && at < until);
  const starts = [...new Set([from, ...edges])].sort((a, b) => a - b);
  return starts.map((start, index) => ({
    from: start,
    until: starts[index + 1] ?? until,
    lengthMs: clockLength(clock, marketplaceId, start),
  }));
}

function holidaysIn(rotas: readonly DutyRota[], { from, until }: Span): string[] {
  const names = rotas.flatMap(({ holidays, timeZone }) => {
    const [first, last] = [localTimeOf(from, timeZone).day, localTimeOf(until - 1, timeZone).day];
    return [...holidays].filter(([day]) => first <= day && day <= last).map(([, name]) => name);
  });
  return [...new Set(names)];
}
