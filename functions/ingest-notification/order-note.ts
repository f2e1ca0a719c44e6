import type { NotificationType } from '#shared/contracts/messages/sp-api';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { orderThreadId } from '#shared/mail/thread-id';
import * as z from '#shared/zod';
import { type AnyMapping, mapping, type MappingContext, NOTHING } from './mapping.ts';
import { lenient, orderId, readPayload } from './payload.ts';

/** A single word of Amazon's, never a person's sentence. */
const word = lenient(z.string().check(z.regex(/^[\w-]{1,40}$/)));
const marketplace = lenient(z.string().check(z.regex(/^[A-Z0-9]{5,20}$/)));

interface Note {
  readonly orderId: string | undefined;
  readonly marketplaceId: string | undefined;
  readonly detail: string | undefined;
}

/** A fact on the thread of its order, which neither starts nor stops a clock. */
function orderNote(notification: NotificationType, schema: z.ZodMiniType<Note>): AnyMapping {
  return mapping<Note>({
    read: (payload) => readPayload(schema, payload),
    marketplaceOf: ({ marketplaceId }) => marketplaceId,
    take(note, context) {
      const { store } = context.origin;
      const marketplaceId = note.marketplaceId ?? onlyMarketplace(context);
      // A thread begun without its marketplace would lack it for later messages.
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
    z.transform(({ transactionUpdateNotification: notification }) => ({
      orderId: orderId.safeParse(
        notification.relatedIdentifiers.find((one) => /^orderid$/i.test(one.relatedIdentifierName))
          ?.relatedIdentifierValue,
      ).data,
      marketplaceId: notification.sellingPartnerMetadata?.marketplaceId,
      detail: notification.transactionType,
    })),
  ),
);

export const fulfillmentOrderStatus = orderNote(
  'FULFILLMENT_ORDER_STATUS',
  z.pipe(
    z.object({
      fulfillmentOrderStatusNotification: z.object({
        // The seller's own id, which some sellers set to the order's.
        sellerFulfillmentOrderId: lenient(orderId),
        fulfillmentOrderStatus: word,
      }),
    }),
    z.transform(({ fulfillmentOrderStatusNotification: notification }) => ({
      orderId: notification.sellerFulfillmentOrderId,
      marketplaceId: undefined,
      detail: notification.fulfillmentOrderStatus,
    })),
  ),
);

/** The payload's key begins with an abbreviation, of which only the first letter is in lower case. */
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
    z.transform(({ shipmentTrackingMilestoneChangedNotification: { trackingDetail } }) => ({
      orderId: trackingDetail.identifier?.amazonOrderId ?? trackingDetail.identifier?.orderId,
      marketplaceId: undefined,
      detail: trackingDetail.latestMilestone?.status?.code,
    })),
  ),
);
