import { intakeAddresses } from '#shared/contracts/settings/intake-addresses';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { type DurationMs, hours, type Instant } from '#shared/domain/instant';
import { isSilent, LEARNED_FROM_MS, longestGap } from '#shared/domain/watch/silence';
import type { EndedWaits } from '#shared/ports/figures';
import type { LastSeen, Place } from '#shared/ports/last-seen';
import type { Silence } from '#shared/ports/watch';

/** The longest gaps are computed once a day: four weeks of waits are too much to read each hour. */
const LEARNED_EACH_MS: DurationMs = hours(24);

export interface SilenceCheckDeps {
  readonly settings: SettingsSource;
  readonly waits: EndedWaits;
  readonly lastSeen: Pick<LastSeen, 'of'>;
}

/**
 * How silent the mail of each store and marketplace is, by its own history; `before` is the result of the last audit.
 */
export async function silenceCheck(
  deps: SilenceCheckDeps,
  before: readonly Silence[],
  now: Instant,
): Promise<Silence[]> {
  const { settings } = await deps.settings.current();
  const places = intakeAddresses(settings).map(({ store, marketplaceId }) => ({ store, marketplaceId }));
  const seen = await deps.lastSeen.of(places);
  const learned = await learnedOf(deps, places, before, now);
  return places.map((place, index) => {
    const { longestGapMs, learnedAt } = learned(place);
    const lastMessageAt = seen[index]?.messageAt;
    return {
      ...place,
      learnedAt,
      ...(longestGapMs !== undefined && { longestGapMs }),
      silent:
        longestGapMs !== undefined &&
        lastMessageAt !== undefined &&
        isSilent(longestGapMs, lastMessageAt, now),
    };
  });
}

type Learned = Pick<Silence, 'longestGapMs' | 'learnedAt'>;

async function learnedOf(
  { waits }: SilenceCheckDeps,
  places: readonly Place[],
  before: readonly Silence[],
  now: Instant,
): Promise<(place: Place) => Learned> {
  const known = new Map(before.map((one) => [nameOf(one), one]));
  const isYoung = (place: Place): boolean =>
    (known.get(nameOf(place))?.learnedAt ?? -Infinity) > now - LEARNED_EACH_MS;
  const messages = new Map<string, Instant[]>();
  for (const store of new Set(places.filter((place) => !isYoung(place)).map(({ store }) => store)))
    for (const wait of await waits.since(store, now - LEARNED_FROM_MS)) {
      const name = nameOf({ store, marketplaceId: wait.marketplaceId ?? '' });
      messages.set(name, [...(messages.get(name) ?? []), ...wait.messages.map(({ at }) => at)]);
    }
  return (place) => {
    const young = isYoung(place) ? known.get(nameOf(place)) : undefined;
    return young ?? { learnedAt: now, longestGapMs: longestGap(messages.get(nameOf(place)) ?? [], now) };
  };
}

function nameOf({ store, marketplaceId }: Place): string {
  return `${store} ${marketplaceId}`;
}
