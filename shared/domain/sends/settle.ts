import { type DurationMs, type Instant, minutes, seconds } from '../instant.ts';
import { repeatWait, retryWait } from './retry.ts';
import type { Outcome, Send } from './send.ts';

/**
 * A mail without proof of delivery in this time goes out another way, because SES accepts mail that it never sends.
 */
export const PROOF_WITHIN_MS: DurationMs = minutes(15);

/** Leases a send for one attempt: nobody else may send it until `until`. */
export function takeLease(send: Send, owner: string, until: Instant): Send {
  return { ...send, state: 'sending', lease: { owner, until }, lookAt: until, attempts: send.attempts + 1 };
}

/** The send after an attempt with an unknown result: sent again later, marked as a repeat. */
export function outcomeUnknown(send: Send, reason: string, now: Instant): Send {
  const copies = send.copies + 1;
  return again({ ...send, copies }, 'unknown', now + repeatWait(copies), reason);
}

/** Records the outcome of the attempt; `dueAt` is the deadline of the alert. */
export function settle(
  send: Send,
  outcome: Outcome,
  { dueAt, now, digest }: { readonly dueAt: Instant; readonly now: Instant; readonly digest: boolean },
): Send {
  switch (outcome.result) {
    case 'accepted':
      return accepted(send, digest, now);
    case 'broken':
      return settled(send, 'broken', outcome.reason, now);
    case 'unknown':
      return outcomeUnknown(send, outcome.reason, now);
    case 'retry': {
      const wait = Math.max(outcome.afterMs ?? 0, retryWait(send.attempts, dueAt, now));
      return again(send, 'retry', now + wait, outcome.reason);
    }
  }
}

/** Long enough after another post for any channel. */
const NEXT_POST_MS: DurationMs = seconds(3);

/** Gives a leased send back that a digest had no room for: no provider got it, and the next post takes it. */
export function givenBack(send: Send, now: Instant): Send {
  return again(
    { ...send, attempts: send.attempts - 1 },
    'pending',
    now + NEXT_POST_MS,
    'the digest before was full',
  );
}

/** The provider accepted the send; only mails are ever proven to be delivered. */
export function accepted(send: Send, digest: boolean, now: Instant): Send {
  const taken = settled(send, digest ? 'digested' : 'accepted', undefined, now);
  return send.channel === 'email' ? { ...taken, proofBy: now + PROOF_WITHIN_MS } : taken;
}

/** Ends the send in a final state. */
export function settled(send: Send, state: Send['state'], reason: string | undefined, now: Instant): Send {
  const { lease, reason: earlier, proofBy, ...rest } = send;
  return { ...rest, state, settledAt: now, ...(reason !== undefined && { reason }) };
}

/** Lets the send leave at another instant. */
export function again(
  send: Send,
  state: 'pending' | 'retry' | 'unknown',
  fireAt: Instant,
  reason: string,
): Send {
  const { lease, ...rest } = send;
  return { ...rest, state, fireAt, lookAt: fireAt, dispatches: 0, reason };
}

/** Whether the attempt of `owner` may still be recorded. */
export function awaitsOutcome(send: Send, owner: string): boolean {
  return send.state === 'unknown' || (send.state === 'sending' && send.lease?.owner === owner);
}
