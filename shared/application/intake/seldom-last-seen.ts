import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Sightings } from '#shared/ports/last-seen';

/** Whoever asks when something was last seen asks for hours. */
const TOLD_EACH_MS: DurationMs = minutes(1);

/** Sightings that are written once a minute at most for each place and kind: when mails come thick, a write a mail is too many. */
export function seldomSightings(sightings: Sightings): Sightings {
  const told = new Map<string, Instant>();
  return {
    ...sightings,
    async saw(place, what, at) {
      const key = `${place.store} ${place.marketplaceId} ${what}`;
      if (at < (told.get(key) ?? -Infinity) + TOLD_EACH_MS) return;
      await sightings.saw(place, what, at);
      told.set(key, at);
    },
  };
}
