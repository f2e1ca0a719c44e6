import { changeThread, type OnDecided } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Fact } from '#shared/domain/thread/fact';
import type { ThreadState } from '#shared/domain/thread/situation';
import type { AlertQueue } from '#shared/ports/alerts';
import type { Mutes } from '#shared/ports/mutes';
import type { Stored, ThreadStore } from '#shared/ports/threads';
import type { Act } from './fact-of.ts';
import { mutableIn } from './mute.ts';

export interface ActDeps {
  readonly threads: ThreadStore;
  readonly mutes: Mutes;
  readonly alerts: AlertQueue;
  readonly onDecided?: OnDecided;
}

/** Records what a person said of a thread, from its page or by the API; and what they said of all mails like it. */
export async function recordAct(
  deps: ActDeps,
  act: Act,
  fact: Fact,
  { thread, now }: ThreadState,
  versioned: VersionedSettings,
): Promise<Stored> {
  const mail = act.type === 'muted' ? mutableIn(thread) : undefined;
  if (mail !== undefined)
    await deps.mutes.put({
      id: mail.like,
      store: thread.store,
      domain: mail.domain,
      by: act.by,
      at: now,
      threadId: thread.id,
    });
  return record({ ...deps, change: changeThread, rules: rulesOf(versioned) }, thread, [fact], now);
}
