import type { Window } from '#shared/domain/figures/figures';
import { topicCounts } from '#shared/domain/figures/topic-counts';
import type { Wait } from '#shared/domain/figures/wait';
import type { Topic } from '#shared/domain/topic';

/** A topic with more messages than before. */
export interface GrownTopic {
  readonly topic: Topic;
  readonly before: number;
  readonly messages: number;
}

/** It counts as grown by at least so many messages more, and by this factor. */
const AT_LEAST_MORE = 3;
const AT_LEAST_TIMES = 1.5;

/** The topics that grew from one window to the next, the largest growth first. */
export function grownTopics(waits: readonly Wait[], before: Window, now: Window): GrownTopic[] {
  const earlier = topicCounts(waits, before);
  return [...topicCounts(waits, now)]
    .map(([topic, messages]) => ({ topic, before: earlier.get(topic) ?? 0, messages }))
    .filter(
      (one) => one.messages - one.before >= AT_LEAST_MORE && one.messages >= one.before * AT_LEAST_TIMES,
    )
    .toSorted((a, b) => b.messages - b.before - (a.messages - a.before) || (a.topic < b.topic ? -1 : 1));
}
