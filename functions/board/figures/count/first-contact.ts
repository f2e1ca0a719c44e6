import type { Window } from '#shared/domain/figures/figures';
import type { Wait } from '#shared/domain/figures/wait';

/** First answers of conversations, and how many of them helped: the buyer wrote nothing more within a week. */
export interface FirstContact {
  readonly answers: number;
  readonly helped: number;
}

/**
 * Counts the first answers of a window, which must lie a week back so that every buyer had the time to write again.
 * Waits from before Replywatch recorded this are left out.
 */
export function firstContact(waits: readonly Wait[], { from, until }: Window): FirstContact {
  let answers = 0;
  let again = 0;
  for (const { ended, course } of waits) {
    if (course === undefined) continue;
    const { followUpTo } = course;
    if (followUpTo === undefined) {
      if (ended?.by === 'answered' && ended.at > from && ended.at <= until) answers += 1;
    } else if (followUpTo !== null && followUpTo > from && followUpTo <= until) again += 1;
  }
  // The answer to a question from before the waits that were read may be missing.
  return { answers, helped: Math.max(answers - again, 0) };
}
