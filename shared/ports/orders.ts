import type { Instant } from '../domain/instant.ts';
import type { AskedOrder, OrderFailure } from '../domain/order/asked-order.ts';
import type { Order } from '../domain/order/order.ts';

/** Identifies an order: its number belongs to a store's account. */
export interface OrderKey {
  readonly store: string;
  readonly orderId: string;
}

/** Stores what Amazon said of orders, for as long as an order is kept. */
export interface Orders {
  find(key: OrderKey, now: Instant): Promise<AskedOrder | undefined>;
  /** Begins a request: true for one of those who try at once. False while one runs, or right after one. */
  begin(key: OrderKey, now: Instant): Promise<boolean>;
  /** Ends a request with the order. A request that was deleted meanwhile, with its buyer, stays deleted. */
  keep(key: OrderKey, order: Order, now: Instant): Promise<void>;
  /** Ends a request without one; what an earlier one brought stays. */
  fail(key: OrderKey, failure: OrderFailure, now: Instant): Promise<void>;
}
