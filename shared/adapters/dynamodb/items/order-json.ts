import { ORDER_STATUSES, type Order, PARCEL_STATUSES } from '#shared/domain/order/order';
import * as z from '#shared/zod';
import { jsonAttribute } from './attributes.ts';

const text = z.exactOptional(z.string());
const instant = z.exactOptional(z.number());

/** An order as it is stored. */
const stored = z.object({
  status: z.enum(ORDER_STATUSES),
  fulfilledBy: z.exactOptional(z.enum(['seller', 'amazon'])),
  placedAt: instant,
  shipBy: instant,
  deliverBy: instant,
  items: z.array(z.object({ asin: text, title: text, quantity: z.number() })),
  parcels: z.array(
    z.object({ status: z.enum(PARCEL_STATUSES), carrier: text, tracking: text, shippedAt: instant }),
  ),
  cancellationAsked: z.boolean(),
});

export const orderAttribute: z.ZodMiniType<{ S: Order }> = jsonAttribute(stored);
