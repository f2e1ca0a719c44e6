import type { OrderRequest } from '#shared/contracts/messages/order-request';
import { type DurationMs, seconds } from '#shared/domain/instant';
import type { OrderFailure } from '#shared/domain/order/asked-order';
import type { Order } from '#shared/domain/order/order';
import type { Now } from '#shared/ports/now';
import type { Orders } from '#shared/ports/orders';
import { type SpApi, SpApiError, type SpApiFailure } from '#shared/ports/sp-api';

export interface FetchOrderDeps {
  readonly api: Pick<SpApi, 'order'>;
  readonly orders: Pick<Orders, 'keep' | 'fail'>;
  readonly now: Now;
  readonly pause: (ms: DurationMs) => Promise<unknown>;
}

/** Orders may be asked for every two seconds, unless Amazon says otherwise; a person does not wait longer than this. */
const USUAL_WAIT_MS: DurationMs = seconds(2);
const LONGEST_WAIT_MS: DurationMs = seconds(5);

/** What became of a request, with the reason for the log. */
export type Fetched = { readonly result: 'kept' } | { readonly result: OrderFailure; readonly why: string };

/** Fetches an order and stores it, or why it could not. */
export async function fetchOrder(
  deps: FetchOrderDeps,
  { store, region, orderId }: OrderRequest,
): Promise<Fetched> {
  const key = { store, orderId };
  try {
    const order = await withinQuota(deps, () => deps.api.order({ store, region }, orderId));
    await deps.orders.keep(key, order, deps.now());
    return { result: 'kept' };
  } catch (error) {
    if (!(error instanceof SpApiError)) throw error;
    const result = FAILURES[error.failure];
    await deps.orders.fail(key, result, deps.now());
    return { result, why: error.message };
  }
}

/** Calls, and once more when the quota allows it: somebody looks at the page now. */
async function withinQuota({ pause }: FetchOrderDeps, call: () => Promise<Order>): Promise<Order> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof SpApiError) || error.failure !== 'throttled') throw error;
    await pause(Math.min(error.waitMs ?? USUAL_WAIT_MS, LONGEST_WAIT_MS));
    return call();
  }
}

const FAILURES: Readonly<Record<SpApiFailure, OrderFailure>> = {
  throttled: 'throttled',
  unauthorised: 'unauthorised',
  missing: 'missing',
  conflict: 'unavailable',
  rejected: 'unavailable',
  unavailable: 'unavailable',
};
