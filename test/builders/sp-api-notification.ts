import { foldAllKeys } from '#shared/contracts/messages/notification';

export const APPLICATION = 'amzn1.sellerapps.app.aacccfff-4455-4b7c-4422-664ecacdd336';
export const ORDER = '903-8868176-2219830';

/** What may differ in the envelope; `undefined` omits a part. */
export interface EnvelopeChanges {
  readonly metadata?: object | undefined;
  readonly eventTime?: string | undefined;
  readonly version?: string;
}

function envelope(type: string, version: string, payload: object, changes: EnvelopeChanges): object {
  const metadata =
    'metadata' in changes
      ? changes.metadata
      : {
          ApplicationId: APPLICATION,
          SubscriptionId: `sub-${type}`,
          PublishTime: '2026-03-02T10:00:05.000Z',
          NotificationId: 'd0e9e693-c3ad-4373-979f-ed4ec98dd746',
        };
  return {
    NotificationVersion: '1.0',
    NotificationType: type,
    PayloadVersion: changes.version ?? version,
    EventTime: 'eventTime' in changes ? changes.eventTime : '2026-03-02T10:00:02.000Z',
    Payload: payload,
    ...(metadata !== undefined && { NotificationMetadata: metadata }),
  };
}

/** The same with the first letter of each key in lower case. */
export const camel = (notification: object): unknown => foldAllKeys(notification);

export interface OrderChange {
  readonly type?: string;
  readonly at?: string | null;
  readonly status?: string;
  readonly fulfillment?: string;
  readonly latestShipDate?: string;
  readonly asked?: boolean;
  readonly orderId?: string;
  readonly marketplaceId?: string;
  readonly reason?: string;
}

/** ORDER_CHANGE in Amazon's published shape. */
export function orderChange(
  {
    type = 'BuyerRequestedChange',
    at = '2026-03-02T10:00:00.000Z',
    status = 'Unshipped',
    fulfillment = 'MFN',
    latestShipDate = '2026-03-09T22:59:59.000Z',
    asked = type === 'BuyerRequestedChange',
    orderId = ORDER,
    marketplaceId = 'ATVPDKIKX0DER',
    reason = asked ? 'Buyer Requested Cancel' : 'Order Status Change',
  }: OrderChange = {},
  changes: EnvelopeChanges = {},
): object {
  return envelope(
    'ORDER_CHANGE',
    '1.0',
    {
      OrderChangeNotification: {
        NotificationLevel: 'OrderLevel',
        SellerId: 'A3TH9S8BH6GOGM',
        AmazonOrderId: orderId,
        OrderChangeType: type,
        OrderChangeTrigger: { TimeOfOrderChange: at, ChangeReason: reason },
        Summary: {
          MarketplaceId: marketplaceId,
          OrderStatus: status,
          PurchaseDate: '2026-03-01T19:42:04.284Z',
          DestinationPostalCode: '48110-POSTAL',
          FulfillmentType: fulfillment,
          OrderType: 'StandardOrder',
          NumberOfItemsShipped: 0,
          NumberOfItemsUnshipped: 10,
          EarliestDeliveryDate: null,
          LatestShipDate: latestShipDate,
          OrderPrograms: ['Business'],
          OrderItems: [
            {
              OrderItemId: 'OIID34853450',
              SellerSKU: 'SellerSKUID1',
              SupplySourceId: 'd7679e14-031b-4ab3-a81b-ec4fc7a460b3',
              OrderItemStatus: status,
              Quantity: 10,
              QuantityShipped: 0,
              IsBuyerRequestedCancel: asked,
            },
          ],
        },
      },
    },
    changes,
  );
}

/** ACCOUNT_STATUS_CHANGED, without seller and marketplace. */
export function accountStatusChanged(current: string, changes: EnvelopeChanges = {}): object {
  return envelope(
    'ACCOUNT_STATUS_CHANGED',
    '2021-01-01',
    { AccountStatusChangeNotification: { PreviousAccountStatus: 'NORMAL', CurrentAccountStatus: current } },
    changes,
  );
}

export function reportProcessingFinished(
  { reportId = '54517018502', reportType = 'GET_SELLER_FEEDBACK_DATA', status = 'DONE' } = {},
  changes: EnvelopeChanges = {},
): object {
  return envelope(
    'REPORT_PROCESSING_FINISHED',
    '2020-09-04',
    {
      ReportProcessingFinishedNotification: {
        SellerId: 'A3TH9S8BH6GOGM',
        AccountId: 'amzn1.merchant.o.A3TH9S8BH6GOGM',
        ReportId: reportId,
        ReportType: reportType,
        ProcessingStatus: status,
        ReportDocumentId: 'amzn1.tortuga.3.edbcd0d8-3434-8222-1234-52ad8ade1208.REP4567URI9BMZ',
      },
    },
    changes,
  );
}

export function transactionUpdate(changes: EnvelopeChanges = {}): object {
  return envelope(
    'TRANSACTION_UPDATE',
    '1.0',
    {
      TransactionUpdateNotification: {
        SellingPartnerMetadata: {
          SellingPartnerId: 'A3TH9S8BH6GOGM',
          MarketplaceId: 'ATVPDKIKX0DER',
          AccountType: 'PAYABLE',
        },
        RelatedIdentifiers: [{ RelatedIdentifierName: 'OrderId', RelatedIdentifierValue: ORDER }],
        TransactionType: 'Shipment',
        PostedDate: '2026-03-02T10:00:00.000Z',
        TotalAmount: { CurrencyAmount: 10, CurrencyCode: 'USD' },
      },
    },
    changes,
  );
}

export function fulfillmentOrderStatus(sellerOrderId = ORDER, changes: EnvelopeChanges = {}): object {
  return envelope(
    'FULFILLMENT_ORDER_STATUS',
    '1.0',
    {
      FulfillmentOrderStatusNotification: {
        SellerId: 'A3TH9S8BH6GOGM',
        EventType: 'Order',
        StatusUpdatedDateTime: '2026-03-02T10:00:00.000Z',
        SellerFulfillmentOrderId: sellerOrderId,
        FulfillmentOrderStatus: 'PROCESSING',
      },
    },
    changes,
  );
}

export function outboundShipmentStatus(changes: EnvelopeChanges = {}): object {
  return envelope(
    'FBA_OUTBOUND_SHIPMENT_STATUS',
    '1.0',
    {
      FBAOutboundShipmentStatusNotification: {
        SellerId: 'merchantId',
        AmazonOrderId: ORDER,
        AmazonShipmentId: 'DrLqQwqvb',
        ShipmentStatus: 'Created',
      },
    },
    changes,
  );
}

export function trackingMilestoneChanged(changes: EnvelopeChanges = {}): object {
  return envelope(
    'SHIPMENT_TRACKING_MILESTONE_CHANGED',
    '2026-01-30',
    {
      ShipmentTrackingMilestoneChangedNotification: {
        TrackingDetail: {
          Identifier: { AmazonOrderId: ORDER },
          LatestMilestone: {
            Status: { Code: 'DELIVERED', SubCode: 'PORCH', Description: 'Shipment delivered to porch' },
            Location: { Address: { City: 'Austin', Region: 'Texas', CountryCode: 'US' } },
            OccurredAt: '2026-03-02T10:00:00Z',
          },
          MilestoneHistory: [],
          TrackingUrl: 'https://track.example/AFTN987654321',
        },
      },
    },
    changes,
  );
}

export function secretExpires(expiresAt: string, changes: EnvelopeChanges = {}): object {
  return envelope(
    'APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY',
    '1.0',
    {
      ApplicationOAuthClientSecretExpiry: {
        ClientId: 'amzn1.application-oa2-client.1234',
        ClientSecretExpiryTime: expiresAt,
        ClientSecretExpiryReason: 'PERIODIC_ROTATION',
      },
    },
    { metadata: { ApplicationId: APPLICATION, NotificationId: 'expiry-1' }, ...changes },
  );
}
