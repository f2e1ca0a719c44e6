import { days, type DurationMs, type Instant } from '#shared/domain/instant';
import type { Mark } from '#shared/domain/procedures/mark';

/** As long as a thread that nobody answered: it names an order, and nothing else of a buyer. */
export const MARK_KEPT_FOR_MS: DurationMs = days(100);

/** Stores what people ticked in the procedures of threads. Nothing is overwritten: a tick that was taken away stays on record. */
export interface Marks {
  add(threadId: string, mark: Mark): Promise<void>;
  /** The last two hundred, in order of time. */
  of(threadId: string, now: Instant): Promise<Mark[]>;
}
