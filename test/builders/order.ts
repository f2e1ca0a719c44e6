import type { Order } from '#shared/domain/order/order';
import { at } from './thread.ts';

/** An order that the seller ships: one item, one parcel under way. */
export function orderOf(more: Partial<Order> = {}): Order {
  return {
    status: 'shipped',
    fulfilledBy: 'seller',
    placedAt: at('2026-02-24T10:00'),
    shipBy: at('2026-02-25T23:59'),
    deliverBy: at('2026-03-03T22:59'),
    items: [{ asin: 'B0ABCDEFGH', title: 'Steel bottle, 1 l', quantity: 2 }],
    parcels: [{ status: 'in-transit', carrier: 'DHL', tracking: '00340434161094042557' }],
    cancellationAsked: false,
    ...more,
  };
}
