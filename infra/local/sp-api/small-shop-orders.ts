const DAY_MS = 86_400_000;

/** An order of the small shop, in days from now. */
interface ShopOrder {
  readonly marketplaceId: string;
  readonly status: 'UNSHIPPED' | 'SHIPPED' | 'CANCELLED';
  readonly fulfilledBy: 'MERCHANT' | 'AMAZON';
  readonly shipIn: number;
  readonly deliverIn: number;
  readonly items: readonly { readonly asin: string; readonly title: string; readonly quantity: number }[];
  readonly parcels?: readonly {
    readonly carrier: string;
    readonly tracking: string;
    readonly status: string;
    readonly shippedAgo: number;
  }[];
  readonly cancellationAsked?: boolean;
}

const BOTTLE = { asin: 'B0ABCDEFGH', title: 'Steel bottle, 1 l, with a straw lid', quantity: 1 };

/** The orders of the demo, and others for what may happen to an order; any other is unknown. */
const ORDERS: Readonly<Record<string, ShopOrder>> = {
  // Under way, and late.
  '111-2233445-6677889': {
    marketplaceId: 'ATVPDKIKX0DER',
    status: 'SHIPPED',
    fulfilledBy: 'MERCHANT',
    shipIn: -5,
    deliverIn: -1,
    items: [{ ...BOTTLE, quantity: 2 }],
    parcels: [{ carrier: 'UPS', tracking: '1Z999AA10123456784', status: 'IN_TRANSIT', shippedAgo: 5 }],
  },
  '302-9081726-3544536': {
    marketplaceId: 'A1PA6795UKMFR9',
    status: 'SHIPPED',
    fulfilledBy: 'MERCHANT',
    shipIn: -4,
    deliverIn: 1,
    items: [{ asin: 'B0BCDEFGHJ', title: 'Brotdose aus Edelstahl mit zwei Fächern, 1,2 l', quantity: 1 }],
    parcels: [{ carrier: 'DHL', tracking: '00340434161094042557', status: 'IN_TRANSIT', shippedAgo: 3 }],
  },
  '203-1122334-4556677': {
    marketplaceId: 'A1F83G8C2ARO7P',
    status: 'SHIPPED',
    fulfilledBy: 'AMAZON',
    shipIn: -3,
    deliverIn: 0,
    items: [{ asin: 'B0CDEFGHJK', title: 'Tea strainer', quantity: 1 }],
  },
  '114-7766554-4332211': {
    marketplaceId: 'ATVPDKIKX0DER',
    status: 'UNSHIPPED',
    fulfilledBy: 'MERCHANT',
    shipIn: 1,
    deliverIn: 5,
    items: [BOTTLE, { asin: 'B0DEFGHJKL', title: 'Bottle brush', quantity: 3 }],
    cancellationAsked: true,
  },
  '112-0000000-0000001': {
    marketplaceId: 'ATVPDKIKX0DER',
    status: 'CANCELLED',
    fulfilledBy: 'MERCHANT',
    shipIn: 1,
    deliverIn: 4,
    items: [BOTTLE],
  },
};

/** An order in the shape of Orders 2026-01-01. Amazon sends the words of a gift message with the fulfilment, unasked. */
export function smallShopOrder(orderId: string, now: number): object | undefined {
  const order = ORDERS[orderId];
  if (order === undefined) return undefined;
  const {
    marketplaceId,
    status,
    fulfilledBy,
    shipIn,
    deliverIn,
    items,
    parcels = [],
    cancellationAsked,
  } = order;
  const endOf = (inDays: number): string =>
    new Date((Math.floor(now / DAY_MS) + inDays + 1) * DAY_MS - 1_000).toISOString();
  return {
    orderId,
    createdTime: new Date(now - 6 * DAY_MS).toISOString(),
    programs: [],
    salesChannel: { channelName: 'AMAZON', marketplaceId },
    fulfillment: {
      fulfillmentStatus: status,
      fulfilledBy,
      fulfillmentServiceLevel: 'STANDARD',
      shipByWindow: { latestDateTime: endOf(shipIn) },
      deliverByWindow: { latestDateTime: endOf(deliverIn) },
    },
    orderItems: items.map(({ asin, title, quantity }, place) => ({
      orderItemId: `${place + 1}`,
      quantityOrdered: quantity,
      product: { asin, title, sellerSku: `SKU-${asin}` },
      fulfillment: { packing: { giftOption: { giftMessage: 'Words of a buyer that nobody should keep.' } } },
      ...(cancellationAsked === true && {
        cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'BUYER_CANCELED' } },
      }),
    })),
    packages: parcels.map(({ carrier, tracking, status: packageStatus, shippedAgo }, place) => ({
      packageReferenceId: `${place + 1}`,
      carrier,
      trackingNumber: tracking,
      shippingService: 'Standard',
      shipTime: new Date(now - shippedAgo * DAY_MS).toISOString(),
      packageStatus: { status: packageStatus, detailedStatus: packageStatus },
      shipFromAddress: { name: 'Acme', city: 'Springfield' },
    })),
  };
}
