import { type DurationMs, type Instant, minutes, seconds } from '../instant.ts';
import type { Order } from './order.ts';

/** An order changes slowly, and Amazon lets us ask for one every two seconds. */
export const ORDER_KEPT_FOR_MS: DurationMs = minutes(15);

/** Amazon answers within seconds: a request without an outcome by then is lost. */
export const ANSWERED_WITHIN_MS: DurationMs = minutes(1);

/** How soon after an outcome a person may ask again. */
export const ASKED_AGAIN_AFTER_MS: DurationMs = seconds(10);

/**
 * Why an order could not be fetched.
 *
 * - `throttled`: the quota is used up
 * - `unauthorised`: the seller, or the role of the application, does not allow it
 * - `missing`: Amazon does not know the order in this account
 * - `unavailable`: it failed on the way, or on Amazon's side
 */
export const ORDER_FAILURES = ['throttled', 'unauthorised', 'missing', 'unavailable'] as const;
export type OrderFailure = (typeof ORDER_FAILURES)[number];

/** What is known of an order that somebody asked for. */
export interface AskedOrder {
  readonly askedAt: Instant;
  /** When the last request ended, with an order or without. */
  readonly answeredAt?: Instant;
  /** Why the last request brought nothing. */
  readonly failure?: OrderFailure;
  /** What the last successful request brought, not longer ago than an order is kept. */
  readonly kept?: { readonly at: Instant; readonly order: Order };
}

/** How a request stands: still running, lost on the way, or ended. */
export function progressOf(asked: AskedOrder, now: Instant): 'asking' | 'lost' | 'failed' | 'answered' {
  if (asked.answeredAt === undefined) return asked.askedAt > now - ANSWERED_WITHIN_MS ? 'asking' : 'lost';
  return asked.failure === undefined ? 'answered' : 'failed';
}

/** Whether opening a thread is worth a request: nothing is known, or what is known may pass by itself. */
export function isWorthAsking(asked: AskedOrder | undefined, now: Instant): boolean {
  if (asked === undefined) return true;
  switch (progressOf(asked, now)) {
    case 'asking':
      return false;
    case 'lost':
      return true;
    case 'answered':
      return asked.kept === undefined;
    case 'failed':
      return (
        (asked.failure === 'throttled' || asked.failure === 'unavailable') &&
        asked.askedAt <= now - ANSWERED_WITHIN_MS
      );
  }
}
