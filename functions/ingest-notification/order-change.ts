import type { Instant } from '#shared/domain/instant';
import { clockLength } from '#shared/domain/rules/policy';
import type { Fact } from '#shared/domain/thread/fact';
import { derivedId, orderThreadId } from '#shared/mail/thread-id';
import * as z from '#shared/zod';
import { mapping, type MappingContext, NOTHING } from './mapping.ts';
import { lenient, lenientInstant, notAhead, orderId, readPayload } from './payload.ts';

const word = lenient(z.string().check(z.minLength(1), z.maxLength(100)));

const schema = z.object({
  orderChangeNotification: z.object({
    amazonOrderId: orderId,
    orderChangeType: z.string().check(z.minLength(1), z.maxLength(100)),
    orderChangeTrigger: lenient(z.object({ timeOfOrderChange: lenientInstant, changeReason: word })),
    // Do not read the postal code that the payload holds.
    summary: lenient(
      z.object({
        marketplaceId: word,
        orderStatus: word,
        fulfillmentType: word,
        latestShipDate: lenientInstant,
        orderItems: lenient(z.array(z.object({ isBuyerRequestedCancel: z.unknown() }))),
      }),
    ),
  }),
});

type Change = z.output<typeof schema>['orderChangeNotification'];

/** A buyer's request to cancel opens a thread; the order's cancellation or shipment ends it. */
export const orderChange = mapping<Change>({
  read: (payload) => readPayload(schema, payload).orderChangeNotification,
  marketplaceOf: ({ summary }) => summary?.marketplaceId,
  take(change, context) {
    const { amazonOrderId, summary } = change;
    // Amazon itself cancels and ships the orders that it fulfils.
    if (summary?.fulfillmentType === 'AFN') return NOTHING;
    const fact = factOf(change, context);
    if (fact === undefined) return NOTHING;
    const { store } = context.origin;
    return {
      records: [
        {
          subject: {
            id: orderThreadId(store, amazonOrderId, 'cancellation'),
            kind: 'cancellation',
            store,
            orderId: amazonOrderId,
            ...(summary?.marketplaceId !== undefined && { marketplaceId: summary.marketplaceId }),
          },
          facts: [fact],
        },
      ],
    };
  },
});

/** The end is recorded even when nobody has asked yet: the request may arrive after it. */
function factOf(change: Change, context: MappingContext): Fact | undefined {
  const { amazonOrderId, orderChangeType, orderChangeTrigger: trigger, summary } = change;
  const changedAt = trigger?.timeOfOrderChange;
  const at = notAhead(changedAt ?? context.at, context.now);
  // Two subscriptions can report one change in two notifications, which must make one fact.
  const id = (what: string): string =>
    `n${changedAt === undefined ? context.id : derivedId([what, amazonOrderId, String(changedAt)])}`;
  const { trusted } = context.origin;
  if (orderChangeType === 'BuyerRequestedChange' && isToCancel(change)) {
    const dueAt = shipDateBefore(summary?.latestShipDate, at, summary?.marketplaceId, context);
    return {
      type: 'cancellation-requested',
      id: id('cancel'),
      at,
      trusted,
      ...(dueAt !== undefined && { dueAt }),
    };
  }
  if (orderChangeType !== 'OrderStatusChange') return undefined;
  switch (summary?.orderStatus?.toLowerCase()) {
    case 'canceled':
    case 'cancelled':
      return { type: 'order-cancelled', id: id('cancelled'), at, trusted };
    case 'shipped':
      return { type: 'order-shipped', id: id('shipped'), at, trusted };
    default:
      return undefined;
  }
}

function isToCancel({ orderChangeTrigger: trigger, summary }: Change): boolean {
  const items = summary?.orderItems ?? [];
  return (
    items.some(({ isBuyerRequestedCancel: asked }) => asked === true || asked === 'true') ||
    /cancel/i.test(trigger?.changeReason ?? '')
  );
}

/** The latest ship date, if it comes before the deadline of the settings: after it the order is also late. */
function shipDateBefore(
  latestShipDate: Instant | undefined,
  at: Instant,
  marketplaceId: string | undefined,
  { rules }: MappingContext,
): Instant | undefined {
  if (latestShipDate === undefined || latestShipDate <= at) return undefined;
  const [clock] = rules.policy.clocks.cancellation;
  return clock !== undefined && latestShipDate < at + clockLength(clock, marketplaceId, at)
    ? latestShipDate
    : undefined;
}
