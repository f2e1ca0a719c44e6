import type { Instant } from '../instant.ts';

/** What has become of an order as a whole; a word of Amazon's that we do not know is `unknown`. */
export const ORDER_STATUSES = [
  'pending-availability',
  'pending',
  'unshipped',
  'partially-shipped',
  'shipped',
  'cancelled',
  'unfulfillable',
  'unknown',
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Where a parcel is. */
export const PARCEL_STATUSES = [
  'pending',
  'shipped',
  'in-transit',
  'delivered',
  'undeliverable',
  'cancelled',
  'unknown',
] as const;
export type ParcelStatus = (typeof PARCEL_STATUSES)[number];

export interface OrderItem {
  readonly asin?: string;
  readonly title?: string;
  readonly quantity: number;
}

export interface Parcel {
  readonly status: ParcelStatus;
  readonly carrier?: string;
  readonly tracking?: string;
  readonly shippedAt?: Instant;
}

/** An order as a person needs it who answers its buyer. It holds nothing of the buyer: no name, no address, no words. */
export interface Order {
  readonly status: OrderStatus;
  /** Who ships it and answers for the delivery. */
  readonly fulfilledBy?: 'seller' | 'amazon';
  readonly placedAt?: Instant;
  /** The last instants at which it is still in time. */
  readonly shipBy?: Instant;
  readonly deliverBy?: Instant;
  readonly items: readonly OrderItem[];
  /** Those that the seller sent; Amazon tells nobody about its own. */
  readonly parcels: readonly Parcel[];
  /** The buyer has asked to cancel it, or a part of it. */
  readonly cancellationAsked: boolean;
}
