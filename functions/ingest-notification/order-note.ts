import type { NotificationType } from '#shared/contracts/messages/sp-api';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { orderThreadId } from '#shared/mail/thread-id';
import * as z from '#shared/zod';
import { type AnyMapping, mapping, type MappingContext, NOTHING } from './mapping.ts';
import { lenient, orderId, readPayload } from './payload.ts';

/** A word of Amazon's, not a sentence of anybody's. */
const word = lenient(z.string().check(z.regex(/^[\w-]{1,40}$/)));
const marketplace = lenient(z.string().check(z.regex(/^[A-Z0-9]{5,20}$/)));

interface Note {
  readonly orderId: string | undefined;
  readonly marketplaceId: string | undefined;
  readonly detail: string | undefined;
}

/** A fact on the thread of its order, which starts and stops nothing. */
function orderNote(notification: NotificationType, schema: z.ZodMiniType<Note>): AnyMapping {
  return mapping<Note>({
    read: (payload) => readPayload(schema, payload),
    marketplaceOf: ({ marketplaceId }) => marketplaceId,
    take(note, context) {
      const { store } = context.origin;
      const marketplaceId = note.marketplaceId ?? onlyMarketplace(context);
      // A thread without its marketplace would lack it for the messages that come after.
      if (note.orderId === undefined || marketplaceId === undefined) return NOTHING;
      const { orderId: order, detail } = note;
      return {
        records: [
          {
            subject: {
              id: orderThreadId(store, order),
              kind: 'message',
              store,
              marketplaceId,
              orderId: order,
            },
            facts: [
              {
                type: 'order-noted',
                id: `n${context.id}`,
                at: context.at,
                notification,
                ...(detail !== undefined && { detail }),
              },
            ],
          },
        ],
      };
    },
  });
}

function onlyMarketplace({ settings, origin }: MappingContext): string | undefined {
  const account = spApiAccounts(settings).find(
    ({ store, region }) => store === origin.store && region === origin.region,
  );
  const [only, ...others] = account?.marketplaceIds ?? [];
  return others.length === 0 ? only : undefined;
}

const related = z.object({ relatedIdentifierName: z.string(), relatedIdentifierValue: z.string() });

export const transactionUpdate = orderNote(
  'TRANSACTION_UPDATE',
  z.pipe(
    z.object({
      transactionUpdateNotification: z.object({
        sellingPartnerMetadata: lenient(z.object({ marketplaceId: marketplace })),
        relatedIdentifiers: z._default(z.array(related), []),
        transactionType: word,
      }),
    }),
    z.transform(({ transactionUpdateNotification: told }) => ({
      orderId: orderId.safeParse(
        told.relatedIdentifiers.find((one) => /^orderid$/i.test(one.relatedIdentifierName))
          ?.relatedIdentifierValue,
      ).data,
      marketplaceId: told.sellingPartnerMetadata?.marketplaceId,
      detail: told.transactionType,
    })),
  ),
);

export const fulfillmentOrderStatus = orderNote(
  'FULFILLMENT_ORDER_STATUS',
  z.pipe(
    z.object({
      fulfillmentOrderStatusNotification: z.object({
        // An id of the seller's own, which some sellers make the order's.
        sellerFulfillmentOrderId: lenient(orderId),
        fulfillmentOrderStatus: word,
      }),
    }),
    z.transform(({ fulfillmentOrderStatusNotification: told }) => ({
      orderId: told.sellerFulfillmentOrderId,
      marketplaceId: undefined,
      detail: told.fulfillmentOrderStatus,
    })),
  ),
);

/** Its own key begins with an abbreviation, of which only the first letter is folded. */
const outboundShipment = z.pipe(
  z.record(z.string(), z.unknown()),
  z.transform((payload) => Object.entries(payload).find(([key]) => /^fbaoutbound/i.test(key))?.[1]),
);

export const outboundShipmentStatus = orderNote(
  'FBA_OUTBOUND_SHIPMENT_STATUS',
  z.pipe(
    z.pipe(outboundShipment, z.object({ amazonOrderId: lenient(orderId), shipmentStatus: word })),
    z.transform(({ amazonOrderId, shipmentStatus }) => ({
      orderId: amazonOrderId,
      marketplaceId: undefined,
      detail: shipmentStatus,
    })),
  ),
);

export const trackingMilestone = orderNote(
  'SHIPMENT_TRACKING_MILESTONE_CHANGED',
  z.pipe(
    z.object({
      shipmentTrackingMilestoneChangedNotification: z.object({
        trackingDetail: z.object({
          identifier: lenient(z.object({ amazonOrderId: lenient(orderId), orderId: lenient(orderId) })),
          latestMilestone: lenient(z.object({ status: lenient(z.object({ code: word })) })),
        }),
      }),
    }),
    z.transform(({ shipmentTrackingMilestoneChangedNotification: { trackingDetail: told } }) => ({
      orderId: told.identifier?.amazonOrderId ?? told.identifier?.orderId,
      marketplaceId: undefined,
      detail: told.latestMilestone?.status?.code,
    })),
  ),
);
