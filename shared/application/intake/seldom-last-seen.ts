import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { LastSeen } from '#shared/ports/last-seen';

/** Whoever asks when something was last seen asks for hours. */
const TOLD_EACH_MS: DurationMs = minutes(1);

/** Sightings that are written once a minute at most for each place and kind: when mails come thick, a write a mail is too many. */
export function seldomLastSeen(lastSeen: LastSeen): LastSeen {
  const told = new Map<string, Instant>();
  return {
    ...lastSeen,
    async note(place, what, at) {
      const key = `${place.store} ${place.marketplaceId} ${what}`;
      if (at < (told.get(key) ?? -Infinity) + TOLD_EACH_MS) return;
      await lastSeen.note(place, what, at);
      told.set(key, at);
    },
  };
}
