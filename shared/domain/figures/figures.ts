import { days, hours, type DurationMs, type Instant } from '../instant.ts';
import type { Wait } from './wait.ts';

/** The time within which Amazon expects each message to be answered. */
const IN_TIME_MS: DurationMs = hours(24);

/** Backlog by age, in hours: younger than the first, than the second, and so on; the rest is older. */
export const BACKLOG_HOURS = [12, 24, 48, 72] as const;

/** Figures of a window, counted as Amazon counts. Lengths of time are milliseconds. */
export interface Counts {
  /** Messages that arrived within the window. */
  readonly messages: number;
  readonly answeredInTime: number;
  /** Answered, after more than 24 hours. */
  readonly late: number;
  /** Unanswered, and older than 24 hours. */
  readonly noResponse: number;
  /** Marked as needing none: not part of any rate. */
  readonly noResponseNeeded: number;
  /** Unanswered, and not yet older than 24 hours: not part of any rate. */
  readonly pending: number;
  /** Answered in time, as a share of all that should have been; null when there is nothing to rate. */
  readonly responseRate: number | null;
  /** From the first waiting message to its answer; null when nothing was answered. */
  readonly firstResponse: {
    readonly averageMs: DurationMs;
    readonly medianMs: DurationMs;
    readonly p90Ms: DurationMs;
  } | null;
  /**
   * Messages that wait now, no matter when they arrived, by age: one count for each of `BACKLOG_HOURS`, then the
   * older ones.
   */
  readonly backlog: readonly number[];
}

/** Figures of one store and marketplace. */
export interface Figures extends Counts {
  readonly store: string;
  readonly marketplaceId: string | null;
}

/** After the first instant, up to and including the second. */
export interface Window {
  readonly from: Instant;
  readonly until: Instant;
}

/** The figures of each store and marketplace over the last days, the places in order. */
export function figuresOf(waits: readonly Wait[], windowDays: number, now: Instant): Figures[] {
  return figuresIn(waits, { from: now - days(windowDays), until: now }, now);
}

/** The figures of a window as of now: what was answered after the window counts as answered. */
export function figuresIn(waits: readonly Wait[], window: Window, now: Instant): Figures[] {
  const places = Map.groupBy(waits, ({ store, marketplaceId }) => `${store} ${marketplaceId ?? ''}`);
  return [...places]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, ofPlace]) => {
      const [first] = ofPlace;
      if (first === undefined) return [];
      const { store, marketplaceId = null } = first;
      return [{ store, marketplaceId, ...countsIn(ofPlace, window, now) }];
    });
}

/** The figures of all these waits together. */
export function countsIn(waits: readonly Wait[], { from, until }: Window, now: Instant): Counts {
  const outcomes = {
    messages: 0,
    answeredInTime: 0,
    late: 0,
    noResponse: 0,
    noResponseNeeded: 0,
    pending: 0,
  };
  const responses: DurationMs[] = [];
  const backlog = Array.from({ length: BACKLOG_HOURS.length + 1 }, () => 0);
  for (const { messages, ended } of waits) {
    for (const { at, count = 1 } of messages) {
      if (ended === undefined) {
        const step = BACKLOG_HOURS.findIndex((limit) => now - at < hours(limit));
        const index = step === -1 ? BACKLOG_HOURS.length : step;
        backlog[index] = (backlog[index] ?? 0) + count;
      }
      if (at <= from || at > until) continue;
      outcomes.messages += count;
      outcomes[outcomeOf(at, ended, now)] += count;
    }
    const [first] = messages;
    if (ended?.by === 'answered' && first !== undefined && first.at > from && first.at <= until)
      responses.push(ended.at - first.at);
  }
  const rated = outcomes.answeredInTime + outcomes.late + outcomes.noResponse;
  return {
    ...outcomes,
    responseRate: rated === 0 ? null : outcomes.answeredInTime / rated,
    firstResponse: firstResponseOf(responses),
    backlog,
  };
}

/** What became of a message. */
export type MessageOutcome = 'answeredInTime' | 'late' | 'noResponse' | 'noResponseNeeded' | 'pending';

/** What became of a message that came at an instant, by the end of its wait. */
export function outcomeOf(at: Instant, ended: Wait['ended'], now: Instant): MessageOutcome {
  switch (ended?.by) {
    case 'answered':
      return ended.at - at <= IN_TIME_MS ? 'answeredInTime' : 'late';
    case 'no-response-needed':
      return 'noResponseNeeded';
    case 'lapsed':
      return 'noResponse';
    case undefined:
      return now - at > IN_TIME_MS ? 'noResponse' : 'pending';
  }
}

function firstResponseOf(responses: readonly DurationMs[]): Figures['firstResponse'] {
  if (responses.length === 0) return null;
  const sorted = responses.toSorted((a, b) => a - b);
  const averageMs = sorted.reduce((sum, one) => sum + one, 0) / sorted.length;
  return { averageMs, medianMs: percentile(sorted, 0.5), p90Ms: percentile(sorted, 0.9) };
}

/** The nearest-rank percentile: always a value that occurred. */
export function percentile(sorted: readonly DurationMs[], share: number): DurationMs {
  return sorted[Math.max(Math.ceil(sorted.length * share) - 1, 0)] ?? Number.NaN;
}
