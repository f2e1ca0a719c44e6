import type { Topic } from '../topic.ts';
import type { Window } from './figures.ts';
import type { Wait } from './wait.ts';

/** How many messages of a window were about each topic. */
export function topicCounts(waits: readonly Wait[], { from, until }: Window): Map<Topic, number> {
  const counts = new Map<Topic, number>();
  for (const { messages } of waits)
    for (const { at, topic, count = 1 } of messages)
      if (topic !== undefined && at > from && at <= until)
        counts.set(topic, (counts.get(topic) ?? 0) + count);
  return counts;
}
