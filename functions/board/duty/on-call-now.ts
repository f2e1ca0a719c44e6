import { rotasShown } from '#shared/application/views/rotas-shown';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { nowAndNext } from '#shared/domain/duty/now-and-next';
import type { Instant } from '#shared/domain/instant';

/** Who is on call now by any rota, and until when the first of them changes. */
export interface OnCallNow {
  /** Ids of people. */
  readonly people: readonly string[];
  readonly until?: Instant;
}

export function onCallNow(versioned: VersionedSettings, timeZone: string, now: Instant): OnCallNow {
  const shown = rotasShown(versioned, timeZone)
    .map((rota) => nowAndNext(rota, now))
    .filter(({ onCall }) => onCall.length > 0);
  const ends = shown.flatMap(({ until }) => until ?? []).toSorted((a, b) => a - b);
  return {
    people: [...new Set(shown.flatMap(({ onCall }) => onCall))],
    ...(ends[0] !== undefined && { until: ends[0] }),
  };
}
