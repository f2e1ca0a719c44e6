import type { Instant } from '../instant.ts';
import type { Channel, ClockName } from '../rules/policy.ts';

/**
 * The state of one send.
 *
 * - `pending`: claimed, to be sent at `fireAt`
 * - `sending`: leased by one notifier until `lease.until`
 * - `accepted`: the provider accepted it; for a mail, proof of delivery is awaited until `proofBy`
 * - `delivered`: the provider proved the delivery
 * - `retry`: a definite no that may pass; tried again at `fireAt`
 * - `unknown`: nobody knows whether it went out (time-out, crash); tried again at `fireAt`, marked as a repeat
 * - `broken`: a definite no for good, or no proof of delivery in time; another channel alerts instead
 * - `cancelled`: answered before it went out
 * - `superseded`: replaced by a higher step of the same thread
 * - `digested`: it went out inside a digest
 */
export type SendState =
  | 'pending'
  | 'sending'
  | 'accepted'
  | 'delivered'
  | 'retry'
  | 'unknown'
  | 'broken'
  | 'cancelled'
  | 'superseded'
  | 'digested';

/** One alert for one recipient by one channel: the unit that is claimed, leased and settled. */
export interface Send {
  /** Id of the first message of its cycle; with clock, step, channel and recipient its identity. */
  readonly generation: string;
  readonly clock: ClockName;
  readonly step: string;
  readonly channel: Channel;
  /** A person's id for e-mail, else the id of the Slack channel or the webhook. */
  readonly recipient: string;
  /** The people it alerts, by id. */
  readonly calls: readonly string[];
  /** The instant of its step, which orders the steps of a thread. */
  readonly stepAt: Instant;
  /** It must not leave earlier. */
  readonly fireAt: Instant;
  readonly state: SendState;
  /** When a sweep must look at it again, while it is unsettled. */
  readonly lookAt: Instant;
  /** How often it was put on a queue since it last changed state. */
  readonly dispatches: number;
  /** How often it was handed to a provider. */
  readonly attempts: number;
  /** How many of these attempts may have gone out without anybody knowing. */
  readonly copies: number;
  /** It counts as broken if its provider has not proven the delivery by then. */
  readonly proofBy?: Instant;
  /** Its provider reported that it does not arrive; later reports about earlier moments do not change that. */
  readonly refused?: true;
  readonly lease?: { readonly owner: string; readonly until: Instant };
  /** Why it is in its state, in words for an operator. */
  readonly reason?: string;
  /** When it reached its final state. */
  readonly settledAt?: Instant;
  /** At a service that keeps incidents: which one it is about, by the instant at which it was opened here. */
  readonly incident?: Instant;
}

/** The identity of a send within its thread. */
export function sendKey(send: Pick<Send, 'generation' | 'clock' | 'step' | 'channel' | 'recipient'>): string {
  return [send.generation, send.clock, send.step, send.channel, send.recipient].join('/');
}

type UnsettledState = 'pending' | 'sending' | 'retry' | 'unknown';

const UNSETTLED: readonly SendState[] = ['pending', 'sending', 'retry', 'unknown'] satisfies UnsettledState[];

/** Whether something still has to happen to the send. */
export function isUnsettled(send: Send): send is Send & { readonly state: UnsettledState } {
  return UNSETTLED.includes(send.state);
}

/** Whether a notifier may take the send now: due, and not leased by another. */
export function isSendable(send: Send, now: Instant): boolean {
  return isUnsettled(send) && send.state !== 'sending' && send.fireAt <= now;
}

/** A channel's result of one attempt. */
export type Outcome =
  | { readonly result: 'accepted' }
  | { readonly result: 'retry'; readonly reason: string; readonly afterMs?: number }
  | { readonly result: 'unknown'; readonly reason: string }
  | { readonly result: 'broken'; readonly reason: string };
