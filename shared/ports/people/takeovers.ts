import type { TakenOver, Takeover } from '#shared/domain/duty/takeover';
import type { Instant } from '#shared/domain/instant';

/** The most that may be coming or running at a time. */
export const MOST_TAKEOVERS = 100;

/** Stores who takes over from whom. Each is forgotten some time after its end. */
export interface Takeovers {
  /** All of them, read consistently; undefined where nobody ever took over. */
  current(): Promise<TakenOver | undefined>;
  /**
   * Adds one, or puts it in the place of that with the same id, as a form that is sent twice does. False when there are
   * too many.
   */
  add(takeover: Takeover, now: Instant): Promise<boolean>;
  /** Takes one back that is not over; undefined when there is none. */
  undo(id: string, now: Instant): Promise<Takeover | undefined>;
}

/** A mail that tells one person of a takeover. */
export interface TakeoverMail {
  readonly to: string;
  readonly change: 'made' | 'undone';
  /** Who made or undid it. */
  readonly by: string;
  readonly takeover: Takeover;
}

/** Brings mails to whoever may send them; may repeat them. */
export interface TakeoverMails {
  put(mails: readonly TakeoverMail[], now: Instant): Promise<void>;
}
