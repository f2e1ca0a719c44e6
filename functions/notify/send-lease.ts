import type { ChangeThread, ThreadDeps } from '#shared/application/threads/change-thread';
import { type Dispatch, dueAtOf, findSend, replaceSend } from '#shared/domain/escalation/advance';
import { isClosing } from '#shared/domain/escalation/closing';
import { decide, rungOf } from '#shared/domain/escalation/decide';
import { type HoursReason, hoursReasons } from '#shared/domain/escalation/hours-reasons';
import type { Instant } from '#shared/domain/instant';
import { isSendable, type Outcome, type Send } from '#shared/domain/sends/send';
import { awaitsOutcome, givenBack, settle, takeLease } from '#shared/domain/sends/settle';
import type { Situation } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { SendRef } from '#shared/ports/alerts';
import type { Stored } from '#shared/ports/threads';
import type { Loudness } from '#shared/ports/webhooks';

export interface LeaseDeps extends ThreadDeps {
  readonly change: ChangeThread;
}

/** A send that nobody else may attempt until the lease ends. */
export interface Leased {
  readonly ref: SendRef;
  readonly owner: string;
  /** The thread as it was saved with the lease. */
  readonly stored: Stored;
  /** Its situation at the instant of the lease. */
  readonly situation: Situation;
  readonly send: Send;
  readonly dueAt: Instant;
  /** Why it goes out now, or to these people, when duty hours decided it. */
  readonly hours: readonly HoursReason[];
  /** Whether an earlier attempt may have gone out. */
  readonly repeat: boolean;
  readonly loudness: Loudness;
}

export interface LeaseTerms {
  readonly owner: string;
  readonly until: Instant;
  readonly now: Instant;
  /** The thread, if it was just read. */
  readonly loaded?: Stored | undefined;
}

/** The result of taking a send, and the sends to queue because of it. */
export interface Lease {
  /**
   * Undefined when there is nothing to send: answered, acknowledged, superseded, already sent, leased by another, not
   * yet due.
   */
  readonly leased: Leased | undefined;
  readonly dispatch: readonly Dispatch[];
}

/** Decides again whether the send is still wanted, and leases it for one attempt. */
export async function leaseSend(
  deps: LeaseDeps,
  ref: SendRef,
  { owner, until, now, loaded }: LeaseTerms,
): Promise<Lease> {
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
  if (changed === undefined) return { leased: undefined, dispatch: [] };
  const { stored, situation, dispatch } = changed;
  const send = findSend(stored.thread, ref.sendKey);
  if (before === undefined || send?.lease?.owner !== owner) return { leased: undefined, dispatch };
  const decision = decide(situation, deps.rules.policy);
  const dueAt = dueAtOf(send, decision);
  const hours = hoursReasons(send, situation, decision);
  // A nudge that has become a call is loud, and so is a step that has left the settings.
  const loudness = rungOf(send, decision)?.nudge === true || isClosing(send) ? 'quiet' : 'loud';
  return {
    leased: { ref, owner, stored, situation, send, dueAt, hours, repeat: before.copies > 0, loudness },
    dispatch,
  };
}

/**
 * Records the outcome of a leased send, and returns the sends to queue because of it: a retry, or an alert by another
 * channel.
 */
export function settleSend(
  deps: LeaseDeps,
  leased: Leased,
  outcome: Outcome,
  { now, digest }: { readonly now: Instant; readonly digest: boolean },
): Promise<readonly Dispatch[]> {
  return change(deps, leased, (send) => settle(send, outcome, { dueAt: leased.dueAt, now, digest }), now);
}

/** Ends the lease of a send that no message carried, and returns it to queue it again. */
export function giveBack(deps: LeaseDeps, leased: Leased, now: Instant): Promise<readonly Dispatch[]> {
  return change(deps, leased, (send) => givenBack(send, now), now);
}

async function change(
  deps: LeaseDeps,
  { ref, owner, stored }: Leased,
  next: (send: Send) => Send,
  now: Instant,
): Promise<readonly Dispatch[]> {
  const write = (thread: Thread): Thread => {
    const send = findSend(thread, ref.sendKey);
    return send === undefined || !awaitsOutcome(send, owner) ? thread : replaceSend(thread, next(send));
  };
  const changed = await deps.change(deps, { id: ref.threadId, loaded: stored }, { before: write }, now);
  return changed?.dispatch ?? [];
}
