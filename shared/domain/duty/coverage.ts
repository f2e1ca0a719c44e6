import type { DurationMs, Instant, Span } from '../instant.ts';
import type { DutyRota } from './duty-rota.ts';
import { spansOf, staffedAt } from './spans.ts';

/** Messages for which nobody is on duty between their arrival and their deadline. */
export interface Hole {
  /** When the first of them arrives. */
  readonly firstAt: Instant;
  /** When the last of them arrives. */
  readonly lastAt: Instant;
  /** The time without anybody on duty. */
  readonly gap: Span;
}

/**
 * The gaps for messages that arrive within a span and must be answered in `lengthMs`. A shift that begins exactly at
 * the deadline is too late. Without rotas the people of `duty` are always on duty.
 */
export function holesOf(rotas: readonly DutyRota[], arrivals: Span, lengthMs: DurationMs): Hole[] {
  if (rotas.length === 0) return [];
  const until = arrivals.until + lengthMs;
  const staffed = spansOf(rotas, { from: arrivals.from, until }, (at) => staffedAt(rotas, at));
  const ends = [arrivals.from, ...staffed.map((span) => span.until)];
  const starts = [...staffed.map((span) => span.from), until];
  return ends.flatMap((from, index) => {
    const gap = { from, until: starts[index] ?? until };
    const lastAt = Math.min(gap.until - lengthMs, arrivals.until - 1);
    return gap.from <= lastAt && gap.from < gap.until ? [{ firstAt: gap.from, lastAt, gap }] : [];
  });
}

/** Whether nobody is on duty from one instant until another. */
export function isUncovered(rotas: readonly DutyRota[], span: Span): boolean {
  return rotas.length > 0 && spansOf(rotas, span, (at) => staffedAt(rotas, at)).length === 0;
}
