import type { Window } from '#shared/domain/figures/figures';
import { topicCounts } from '#shared/domain/figures/topic-counts';
import type { Wait } from '#shared/domain/figures/wait';
import { days, type Instant } from '#shared/domain/instant';
import type { Topic } from '#shared/domain/topic';

/** How often a topic came up, and how often in as many days before. */
export interface MovedTopic {
  readonly topic: Topic;
  readonly messages: number;
  readonly before: number;
}

/** Waits are stored for a hundred days, so ninety days have no ninety before them: their halves are compared. */
const MOST_DAYS = 45;

/** The number of days that are compared with as many before. */
export function comparedDays(windowDays: number): number {
  return Math.min(windowDays, MOST_DAYS);
}

/** The topics of the last days and of as many before, the most frequent first. */
export function movedTopics(waits: readonly Wait[], dayCount: number, now: Instant): MovedTopic[] {
  const half = now - days(dayCount);
  const after = topicCounts(waits, { from: half, until: now });
  const before = topicCounts(waits, { from: half - days(dayCount), until: half });
  return [...new Set([...after.keys(), ...before.keys()])]
    .map((topic) => ({ topic, messages: after.get(topic) ?? 0, before: before.get(topic) ?? 0 }))
    .toSorted((a, b) => b.messages - a.messages || b.before - a.before || (a.topic < b.topic ? -1 : 1));
}

/** What buyers wrote about one product. */
export interface ProductTopics {
  /** Amazon's number of the product. */
  readonly asin: string;
  readonly messages: number;
  readonly topics: ReadonlyMap<Topic | undefined, number>;
}

/** The products that most messages of a window were about, and how many messages name one at all. */
export function topicsByProduct(
  waits: readonly Wait[],
  { from, until }: Window,
  most: number,
): { readonly products: readonly ProductTopics[]; readonly named: number } {
  const found = new Map<string, Map<Topic | undefined, number>>();
  let named = 0;
  for (const { messages } of waits)
    for (const { at, asin, topic, count = 1 } of messages) {
      if (asin === undefined || at <= from || at > until) continue;
      named += count;
      const topics = found.get(asin) ?? new Map<Topic | undefined, number>();
      found.set(asin, topics.set(topic, (topics.get(topic) ?? 0) + count));
    }
  const products = [...found].map(([asin, topics]) => ({
    asin,
    topics,
    messages: [...topics.values()].reduce((sum, one) => sum + one, 0),
  }));
  return {
    products: products
      .toSorted((a, b) => b.messages - a.messages || (a.asin < b.asin ? -1 : 1))
      .slice(0, most),
    named,
  };
}
