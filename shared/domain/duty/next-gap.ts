import { days, type DurationMs, type Instant, type Span } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import { firstWithin, staffedAt } from './spans.ts';

/** No shift is looked for later than this after a gap begins. */
const LONGEST_GAP_MS: DurationMs = days(60);

/**
 * The time without anybody on duty that lasts now, or else begins within `soonMs`. Undefined where there is none: without
 * rotas the people of `duty` are always on duty.
 */
export function nextGap(rotas: readonly DutyRota[], now: Instant, soonMs: DurationMs): Span | undefined {
  if (rotas.length === 0) return undefined;
  const from = firstWithin(rotas, { from: now, until: now + soonMs }, (at) => !staffedAt(rotas, at));
  if (from === undefined) return undefined;
  const until = from + LONGEST_GAP_MS;
  return { from, until: firstWithin(rotas, { from, until }, (at) => staffedAt(rotas, at)) ?? until };
}
