import type { ContactResponseFrame } from '#shared/domain/account/report';
import type { Wait } from '#shared/domain/figures/wait';
import { hours, type Instant } from '#shared/domain/instant';

/** How contacts were answered, counted as Amazon counts: each message by itself. */
export type OwnContactResponse = Omit<ContactResponseFrame, 'from' | 'until'>;

/** With fewer messages than this, one message moves the rate too far to compare. */
const FEWEST_MESSAGES = 10;

/**
 * Counts the messages that arrived within a frame, as Amazon would at its end: those marked as needing no response do
 * not count, and a later answer is no answer.
 */
export function contactResponseOf(waits: readonly Wait[], from: Instant, until: Instant): OwnContactResponse {
  const responses: number[] = [];
  let unanswered = 0;
  for (const { messages, ended } of waits) {
    if (ended?.by === 'no-response-needed' && ended.at <= until) continue;
    for (const { at } of messages) {
      if (at < from || at >= until) continue;
      if (ended?.by === 'answered' && ended.at <= until) responses.push((ended.at - at) / hours(1));
      else if (until - at > hours(24)) unanswered += 1;
    }
  }
  const within24Hours = responses.filter((taken) => taken <= 24).length;
  return {
    averageHours:
      responses.length === 0 ? null : responses.reduce((sum, taken) => sum + taken, 0) / responses.length,
    within24Hours,
    after24Hours: responses.length - within24Hours,
    unanswered,
  };
}

/** A figure that both Amazon and we have counted; `ours` is null when we have seen nothing at all. */
export interface Comparison {
  readonly what: 'response-rate' | 'average';
  readonly amazon: number;
  readonly ours: number | null;
  readonly differs: boolean;
}

/**
 * Which figures differ by more than the margins. The rate is a ratio, so the unit of Amazon's counts does not matter. What
 * cannot be compared is left out: when Amazon has counted nothing, or when we have seen only a few messages.
 */
export function comparisonsOf(
  amazon: OwnContactResponse,
  ours: OwnContactResponse,
  margins: { readonly responseRate: number; readonly averageHours: number },
): readonly Comparison[] {
  const theirs = rateOf(amazon);
  if (theirs === undefined) return [];
  const own = rateOf(ours);
  if (own === undefined) return [{ what: 'response-rate', amazon: theirs, ours: null, differs: true }];
  if (countOf(ours) < FEWEST_MESSAGES) return [];
  const differs = Math.abs(theirs - own) > margins.responseRate;
  const rate: Comparison = { what: 'response-rate', amazon: theirs, ours: own, differs };
  // A share that differs explains an average that does.
  if (differs || amazon.averageHours === null || ours.averageHours === null) return [rate];
  const apart = Math.abs(amazon.averageHours - ours.averageHours);
  const average = { what: 'average', amazon: amazon.averageHours, ours: ours.averageHours } as const;
  return [rate, { ...average, differs: apart > margins.averageHours }];
}

function countOf({ within24Hours, after24Hours, unanswered }: OwnContactResponse): number {
  return within24Hours + after24Hours + unanswered;
}

/** The share that was answered within 24 hours; undefined when nothing was counted. */
function rateOf(counted: OwnContactResponse): number | undefined {
  const count = countOf(counted);
  return count === 0 ? undefined : counted.within24Hours / count;
}
