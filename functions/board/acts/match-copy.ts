import { asReply, couldAnswer, recordMatch, waitingCopy } from '#shared/application/intake/match-copies';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { stateOf, type ThreadState } from '#shared/domain/thread/situation';
import type { Refusal } from './fact-of.ts';
import type { ActDeps } from './record-act.ts';

/** That a copy of a reply answers a thread, and who says so. */
export interface Match {
  readonly by: string;
  readonly threadId: string;
}

/** Records which thread a copy without an order answers; returns why not, if it cannot. */
export async function matchCopy(
  deps: ActDeps,
  state: ThreadState,
  { by, threadId }: Match,
  versioned: VersionedSettings,
): Promise<Refusal | undefined> {
  const { thread, now } = state;
  const copy = waitingCopy(state);
  if (copy === undefined)
    return { status: 409, error: 'this thread is not a copy of a reply that is still to be matched' };
  const [question] = await deps.threads.load([threadId], now);
  // Nobody answers a buyer of one store by a copy that another store got.
  if (question?.thread.store !== thread.store)
    return { status: 400, error: 'threadId: no thread of this store has this id' };
  if (!couldAnswer(stateOf(question.thread, now), copy.at))
    return { status: 409, error: 'threadId: nothing in that thread was waiting when this copy came in' };
  const recording = { ...deps, change: changeThread, rules: rulesOf(versioned) };
  await recordMatch(recording, thread, asReply(copy), question.thread, now);
  // The person has looked at the reply, so its doubts are settled too.
  await record(
    recording,
    question.thread,
    [{ type: 'reply-confirmed', id: `confirmed.${copy.id}`, at: now, replyId: copy.id, by }],
    now,
  );
  return undefined;
}
