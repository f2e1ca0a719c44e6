import type { DurationMs, Instant } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import { firstWithin, openAt, spansOf } from './spans.ts';

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

/** Hours in which something may ring. */
export interface OpenHours {
  /** They may begin and end only where the duty or the quiet hours of these rotas do. */
  readonly rotas: readonly DutyRota[];
  readonly isOpen: (at: Instant) => boolean;
}

/** The hours in which somebody is on duty and nothing is quiet. */
export function workingHours(rotas: readonly DutyRota[]): OpenHours {
  return { rotas, isOpen: (at) => openAt(rotas, at) };
}

/**
 * Fits a nudge into the hours in which it may ring: at its own instant; otherwise when such hours next begin, if that
 * leaves the margin; otherwise before the last ones end. If there are none, it becomes a call at its own instant
 * (`no-staffed-time`).
 */
export function placeNudge(
  plain: PlainNudge,
  { nudgeMarginMs, beforeEndOfShiftMs }: Omit<DutyHours, 'rotas'>,
  open: OpenHours,
): PlacedNudge {
  const at = Math.max(plain.at, plain.startedAt);
  if (open.rotas.length === 0 || open.isOpen(at)) return { at };
  const latest = plain.dueAt - nudgeMarginMs;
  const next = firstWithin(open.rotas, { from: at, until: latest + 1 }, open.isOpen);
  if (next !== undefined) return { at: next, moved: 'to-next-shift' };
  const before = { from: plain.startedAt, until: Math.min(at, latest + 1) };
  const last = spansOf(open.rotas, before, open.isOpen).at(-1);
  if (last === undefined) return { at, moved: 'no-staffed-time' };
  const until = Math.min(last.until, latest);
  return { at: Math.max(last.from, until - beforeEndOfShiftMs), moved: 'before-shift-ends' };
}
