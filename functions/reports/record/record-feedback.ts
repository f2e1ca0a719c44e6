import { readFeedback } from '#functions/reports/read/feedback';
import { record } from '#shared/application/threads/record';
import type { FeedbackEntry } from '#shared/domain/account/report';
import type { Fact } from '#shared/domain/thread/fact';
import { orderThreadId } from '#shared/mail/thread-id';
import { isForgotten, isHistory, lapsedAtOnce } from './age.ts';
import type { Arrived, RecordingDeps } from './recording.ts';

/** Feedback with this many stars or fewer counts as a defect. */
const BAD_STARS = 2;

/** Bad feedback opens a thread; the seller's response ends it. */
export async function recordFeedback(deps: RecordingDeps, arrived: Arrived): Promise<void> {
  const { place, day, now, text } = arrived;
  const entries = readFeedback(text);
  const isFirst = (await deps.snapshots.first(place, 'feedback')) === undefined;
  const bad = entries.filter(({ rating, days }) => rating <= BAD_STARS && !isForgotten(days, arrived.at));
  for (const entry of bad) {
    const id = orderThreadId(place.store, entry.orderId, 'feedback');
    const facts = factsOf(entry, arrived, isFirst);
    await record(deps, { id, kind: 'feedback', ...place, orderId: entry.orderId }, facts, now);
  }
  const byRating = [1, 2, 3, 4, 5].map((stars) => entries.filter(({ rating }) => rating === stars).length);
  await deps.snapshots.put({ ...place, report: 'feedback', day, at: now, content: { byRating } });
}

function factsOf({ rating, days, answered }: FeedbackEntry, { at }: Arrived, isFirst: boolean): Fact[] {
  const raised: Fact = { type: 'concern-raised', id: 'feedback', at, about: 'stars', value: rating };
  if (answered) return [raised, { type: 'concern-settled', id: 'feedback-answered', at }];
  return isFirst && isHistory(days, at) ? [raised, lapsedAtOnce(raised)] : [raised];
}
