import type { DurationMs, Instant } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import { nextOpen, openAt, spansOf } from './spans.ts';

/** The rotas of the settings, and how nudges are fitted into their hours. */
export interface DutyHours {
  readonly rotas: readonly DutyRota[];
  /** The least time that a moved nudge must leave before its deadline. */
  readonly nudgeMarginMs: DurationMs;
  /** How long before the end of a shift its people are nudged about what falls due after it. */
  readonly beforeEndOfShiftMs: DurationMs;
}

/** A nudge before it is fitted into working hours. */
export interface PlainNudge {
  readonly at: Instant;
  readonly dueAt: Instant;
  /** When the wait began; a nudge cannot come earlier. */
  readonly startedAt: Instant;
}

/** When a nudge rings, and why then. */
export interface PlacedNudge {
  readonly at: Instant;
  readonly moved?: 'to-next-shift' | 'before-shift-ends' | 'no-staffed-time';
}

/**
 * Fits a nudge into the hours in which it may ring: at its own instant; otherwise when such hours next begin, if that
 * leaves the margin; otherwise before the last ones end. If there are none, it becomes a call at its own instant
 * (`no-staffed-time`).
 */
export function placeNudge(plain: PlainNudge, hours: DutyHours, rotas: readonly DutyRota[]): PlacedNudge {
  const at = Math.max(plain.at, plain.startedAt);
  if (rotas.length === 0 || openAt(rotas, at)) return { at };
  const latest = plain.dueAt - hours.nudgeMarginMs;
  const next = nextOpen(rotas, { from: at, until: latest + 1 });
  if (next !== undefined) return { at: next, moved: 'to-next-shift' };
  const before = { from: plain.startedAt, until: Math.min(at, latest + 1) };
  const last = spansOf(rotas, before, (instant) => openAt(rotas, instant)).at(-1);
  if (last === undefined) return { at, moved: 'no-staffed-time' };
  const until = Math.min(last.until, latest);
  return { at: Math.max(last.from, until - hours.beforeEndOfShiftMs), moved: 'before-shift-ends' };
}
