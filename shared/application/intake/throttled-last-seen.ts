import { type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { LastSeen } from '#shared/ports/last-seen';

/** Readers of these instants care about hours, not minutes. */
const WRITTEN_EACH_MS: DurationMs = minutes(1);

/**
 * Writes what was last seen at most once a minute for each place and kind, because a write per mail is too many when
 * mails come fast.
 */
export function throttledLastSeen(lastSeen: LastSeen): LastSeen {
  const written = new Map<string, Instant>();
  return {
    ...lastSeen,
    async note(place, what, at) {
      const key = `${place.store} ${place.marketplaceId} ${what}`;
      if (at < (written.get(key) ?? -Infinity) + WRITTEN_EACH_MS) return;
      await lastSeen.note(place, what, at);
      written.set(key, at);
    },
  };
}
