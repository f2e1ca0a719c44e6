import { dueAtOf, findSend, replaceSend } from '#shared/domain/advance';
import { decide } from '#shared/domain/decide';
import type { Instant } from '#shared/domain/instant';
import { isSendable, type Outcome, type Send } from '#shared/domain/send';
import { awaitsOutcome, settle, takeLease } from '#shared/domain/settle';
import type { Thread } from '#shared/domain/thread';
import type { AlertQueue, SendRef, Stored } from '#shared/ports';
import type { ChangeThread, ThreadDeps } from './change-thread.ts';
import { queueAlerts } from './queue-alerts.ts';

export interface LeaseDeps extends ThreadDeps {
  readonly alerts: AlertQueue;
  readonly change: ChangeThread;
}

/** A send that nobody else may make until the lease ends. */
export interface Leased {
  readonly ref: SendRef;
  readonly owner: string;
  /** The thread as it was saved with the lease. */
  readonly stored: Stored;
  readonly send: Send;
  readonly dueAt: Instant;
  /** Whether an earlier attempt may have gone out. */
  readonly repeat: boolean;
}

export interface LeaseTerms {
  readonly owner: string;
  readonly until: Instant;
  readonly now: Instant;
  /** The thread, when it was just read. */
  readonly loaded?: Stored | undefined;
}

/**
 * Decides again whether the send is still wanted and takes it for one attempt. Gives undefined when there is nothing
 * to send: answered, acknowledged, superseded, already sent, in other hands, or not yet due.
 */
export async function leaseSend(
  deps: LeaseDeps,
  ref: SendRef,
  { owner, until, now, loaded }: LeaseTerms,
): Promise<Leased | undefined> {
  let before: Send | undefined;
  const take = (thread: Thread): Thread => {
    const send = findSend(thread, ref.sendKey);
    before = send !== undefined && isSendable(send, now) ? send : undefined;
    return before === undefined ? thread : replaceSend(thread, takeLease(before, owner, until));
  };
  const changed = await deps.change(
    deps,
    { id: ref.threadId, ...(loaded !== undefined && { loaded }) },
    { after: take },
    now,
  );
  if (changed === undefined) return undefined;
  await queueAlerts(deps.alerts, changed.dispatch, now);
  const { thread } = changed.stored;
  const send = findSend(thread, ref.sendKey);
  if (before === undefined || send?.lease?.owner !== owner) return undefined;
  return {
    ref,
    owner,
    stored: changed.stored,
    send,
    dueAt: dueAtOf(send, decide(thread, deps.rules, now, now)),
    repeat: before.state === 'unknown',
  };
}

/** Writes down what came of a leased send, and queues what follows from it: a retry, or a call by another channel. */
export async function settleSend(
  deps: LeaseDeps,
  { ref, owner, dueAt, stored }: Leased,
  outcome: Outcome,
  { now, digest }: { readonly now: Instant; readonly digest: boolean },
): Promise<void> {
  const write = (thread: Thread): Thread => {
    const send = findSend(thread, ref.sendKey);
    if (send === undefined || !awaitsOutcome(send, owner)) return thread;
    return replaceSend(thread, settle(send, outcome, { dueAt, now, digest }));
  };
  const changed = await deps.change(deps, { id: ref.threadId, loaded: stored }, { before: write }, now);
  if (changed !== undefined) await queueAlerts(deps.alerts, changed.dispatch, now);
}
