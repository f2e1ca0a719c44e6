import { anyInstant } from '#shared/contracts/instant-text';
import { ORDER_STATUSES, type Order, PARCEL_STATUSES } from '#shared/domain/order/order';
import * as z from '#shared/zod';

/** The parts of an order that we ask for. None holds who the buyer is or where they live, so no restricted role is needed. */
export const ORDER_PARTS = 'FULFILLMENT,PACKAGES,CANCELLATION';

/** What a page shows of a carrier or a product is a line, not a book. */
const LONGEST = { word: 60, title: 300 };

/** An optional field: one in an unexpected form counts as missing, so that the rest is still shown. */
function lenient<Output>(schema: z.ZodMiniType<Output>): z.ZodMiniType<Output | undefined> {
  return z.catch(z.optional(schema), undefined);
}

const line = (longest: number): z.ZodMiniType<string | undefined> =>
  lenient(
    z.pipe(
      z.pipe(
        z.string(),
        z.transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, longest)),
      ),
      z.string().check(z.minLength(1)),
    ),
  );

/** A word of Amazon's as one of ours: `IN_TRANSIT` as `in-transit`. */
function wordAmong<Word extends string>(
  words: readonly Word[],
  otherwise: NoInfer<Word>,
): z.ZodMiniType<Word> {
  return z.pipe(
    z.unknown(),
    z.transform((given) => {
      const wanted = typeof given === 'string' ? given.toLowerCase().replaceAll('_', '-') : '';
      return words.find((word) => word === wanted) ?? otherwise;
    }),
  );
}

const latest = lenient(z.object({ latestDateTime: lenient(anyInstant) }));

/**
 * An order of SP-API's Orders 2026-01-01. Only what is named here is taken: a buyer, an address or the words of a gift message
 * that come with it unasked are dropped.
 */
const answer = z.object({
  order: z.object({
    createdTime: lenient(anyInstant),
    fulfillment: lenient(
      z.object({
        fulfillmentStatus: wordAmong(ORDER_STATUSES, 'unknown'),
        fulfilledBy: lenient(z.string()),
        shipByWindow: latest,
        deliverByWindow: latest,
      }),
    ),
    orderItems: z.array(
      z.object({
        quantityOrdered: lenient(z.number()),
        product: lenient(z.object({ asin: line(LONGEST.word), title: line(LONGEST.title) })),
        cancellation: lenient(
          z.object({ cancellationRequest: lenient(z.object({ requester: lenient(z.string()) })) }),
        ),
      }),
    ),
    packages: lenient(
      z.array(
        z.object({
          packageStatus: lenient(z.object({ status: wordAmong(PARCEL_STATUSES, 'unknown') })),
          carrier: line(LONGEST.word),
          trackingNumber: line(LONGEST.word),
          shipTime: lenient(anyInstant),
        }),
      ),
    ),
  }),
});

export const orderAnswer: z.ZodMiniType<Order> = z.pipe(
  answer,
  z.transform(({ order: { createdTime, fulfillment, orderItems, packages = [] } }): Order => {
    const fulfilledBy = BY[fulfillment?.fulfilledBy ?? ''];
    const shipBy = fulfillment?.shipByWindow?.latestDateTime;
    const deliverBy = fulfillment?.deliverByWindow?.latestDateTime;
    return {
      status: fulfillment?.fulfillmentStatus ?? 'unknown',
      ...(fulfilledBy !== undefined && { fulfilledBy }),
      ...(createdTime !== undefined && { placedAt: createdTime }),
      ...(shipBy !== undefined && { shipBy }),
      ...(deliverBy !== undefined && { deliverBy }),
      items: orderItems.map(({ quantityOrdered, product }) => ({
        ...(product?.asin !== undefined && { asin: product.asin }),
        ...(product?.title !== undefined && { title: product.title }),
        quantity: quantityOrdered ?? 1,
      })),
      parcels: packages.map(({ packageStatus, carrier, trackingNumber, shipTime }) => ({
        status: packageStatus?.status ?? 'unknown',
        ...(carrier !== undefined && { carrier }),
        ...(trackingNumber !== undefined && { tracking: trackingNumber }),
        ...(shipTime !== undefined && { shippedAt: shipTime }),
      })),
      cancellationAsked: orderItems.some(
        ({ cancellation }) => cancellation?.cancellationRequest?.requester === 'BUYER',
      ),
    };
  }),
);

const BY: Readonly<Record<string, Order['fulfilledBy']>> = { AMAZON: 'amazon', MERCHANT: 'seller' };
