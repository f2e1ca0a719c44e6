import { record, type RecordDeps } from '#shared/application/threads/record';
import type { Settings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import type { ThreadKind } from '#shared/domain/rules/policy';
import { foldThread } from '#shared/domain/thread/fold';
import type { Thread } from '#shared/domain/thread/thread';
import type { EndedWaits } from '#shared/ports/figures';
import type { Place } from '#shared/ports/last-seen';
import type { Snapshots } from '#shared/ports/sp-api';
import { changeOfConcern, type Standing } from './concern.ts';

export interface RecordingDeps extends RecordDeps {
  readonly snapshots: Snapshots;
  readonly waits: EndedWaits;
  readonly settings: Settings;
}

/** A report that arrived. */
export interface Arrived {
  readonly place: Place;
  /** The day, in UTC, on which it was requested. */
  readonly day: string;
  /** When it was requested: it describes the account at that time. */
  readonly at: Instant;
  readonly text: string;
  readonly now: Instant;
}

/** The state of something about the account, and the thread for it. */
export interface Concern {
  readonly threadId: string;
  readonly kind: Extract<ThreadKind, 'figure-warning' | 'figure-alarm' | 'account-status'>;
  readonly standing: Standing;
}

/** Whether something waits in the thread. */
export function waits(thread: Thread, now: Instant): boolean {
  const cycle = foldThread(thread, now);
  return cycle !== undefined && cycle.ended === undefined;
}

/** Records what has changed in these concerns since the last report. */
export async function recordConcerns(
  deps: RecordingDeps,
  { place, at, day, now }: Arrived,
  concerns: readonly Concern[],
): Promise<void> {
  const stored = await deps.threads.load(
    concerns.map(({ threadId }) => threadId),
    now,
  );
  const threads = new Map(stored.map(({ thread }) => [thread.id, thread]));
  for (const { threadId, kind, standing } of concerns) {
    const facts = changeOfConcern(threads.get(threadId), standing, day, at);
    if (facts.length > 0) await record(deps, { id: threadId, kind, ...place }, facts, now);
  }
}
