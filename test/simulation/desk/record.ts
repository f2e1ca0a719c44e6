import type { Thread } from '#shared/domain/thread/thread';
import type { Attempt } from './relay.ts';

/** What people and the table did, for the oracle. */
export interface DeskRecord {
  /** What a writer had on the page when they last said that the answer is to leave, by answer. */
  readonly seenBy: Map<string, ReadonlySet<string>>;
  /** Each time that an answer was marked as leaving, with the thread as it was saved then. */
  readonly left: { readonly replyId: string; readonly thread: Thread; readonly at: number }[];
  readonly attempts: Attempt[];
  /** When a step was first stored, by answer and number of the step. */
  readonly knownAt: Map<string, number>;
  /** When a fact was first stored, by its id. */
  readonly factKnownAt: Map<string, number>;
  readonly lines: string[];
}
