import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SpApiMock, startSpApiMock } from '#infra/local/sp-api/mock';
import { smallShopOrder } from '#infra/local/sp-api/small-shop-orders';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import type { Order } from '#shared/domain/order/order';
import { SpApiError } from '#shared/ports/sp-api';
import { at } from '#test/builders/thread';

const NOW = at('10:00');
const US = { store: 'acme-us', region: 'na' } as const;
const SECRET: SpApiSecret = {
  clientId: 'amzn1.application-oa2-client.mock',
  clientSecret: 'client-secret-of-the-mock',
  refreshTokens: { 'acme-us': { na: 'Atzr|mock-us' } },
};

let mock: SpApiMock;
let answer: object | undefined;
beforeEach(async () => {
  answer = undefined;
  mock = await startSpApiMock({
    now: () => NOW,
    applicationId: 'amzn1.sellerapps.app.mock',
    secret: SECRET,
    shop: {
      document: () => undefined,
      order: ({ orderId, at: now }) => answer ?? smallShopOrder(orderId, now),
    },
  });
});
afterEach(() => mock.stop());

const fetched = (orderId = '111-2233445-6677889'): Promise<Order> =>
  amazonSpApi({
    credentials: () => Promise.resolve(SECRET),
    endpointUrl: mock.endpoint,
    timeoutMs: 5_000,
  }).order(US, orderId);

describe('an order', () => {
  it('is read with its items, dates and parcels', async () => {
    expect(await fetched()).toEqual({
      status: 'shipped',
      fulfilledBy: 'seller',
      placedAt: at('2026-02-24T10:00'),
      shipBy: Date.parse('2026-02-25T23:59:59Z'),
      deliverBy: Date.parse('2026-03-01T23:59:59Z'),
      items: [{ asin: 'B0ABCDEFGH', title: 'Steel bottle, 1 l, with a straw lid', quantity: 2 }],
      parcels: [
        {
          status: 'in-transit',
          carrier: 'UPS',
          tracking: '1Z999AA10123456784',
          shippedAt: at('2026-02-25T10:00'),
        },
      ],
      cancellationAsked: false,
    });
    expect(await fetched('203-1122334-4556677')).toMatchObject({ fulfilledBy: 'amazon', parcels: [] });
    expect(await fetched('114-7766554-4332211')).toMatchObject({
      status: 'unshipped',
      cancellationAsked: true,
    });
  });

  it('holds nothing of its buyer, whatever Amazon sends unasked', async () => {
    answer = {
      orderId: '111-2233445-6677889',
      buyer: { buyerName: 'Robin Hidden', buyerEmail: 'hidden@marketplace.amazon.com' },
      recipient: { deliveryAddress: { name: 'Robin Hidden', addressLine1: '1 Hidden Street' } },
      fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'MERCHANT' },
      orderItems: [
        {
          quantityOrdered: 1,
          product: {
            asin: 'B0ABCDEFGH',
            title: 'Mug',
            customization: { customizedUrl: 'https://hidden.example' },
          },
          fulfillment: { packing: { giftOption: { giftMessage: 'hidden words' } } },
          cancellation: { cancellationRequest: { requester: 'BUYER', cancelReason: 'hidden reason' } },
        },
      ],
      packages: [{ packageStatus: { status: 'SHIPPED' }, shipFromAddress: { name: 'Hidden Ltd' } }],
    };
    expect(JSON.stringify(await fetched())).not.toMatch(/hidden/i);
    expect(mock.requests().map(({ operation, status }) => `${operation} ${status}`)).toEqual([
      'getOrder 200',
    ]);
  });

  it('is still read when Amazon uses new words or leaves parts out', async () => {
    answer = {
      fulfillment: { fulfillmentStatus: 'TELEPORTED', fulfilledBy: 'DRONE', shipByWindow: 'soon' },
      orderItems: [{ product: { title: '  A \n title ' }, quantityOrdered: 'two' }, {}],
      packages: [{ packageStatus: { status: 'LOST_IN_SPACE' }, trackingNumber: '', carrier: 7 }],
    };
    expect(await fetched()).toEqual({
      status: 'unknown',
      items: [{ title: 'A title', quantity: 1 }, { quantity: 1 }],
      parcels: [{ status: 'unknown' }],
      cancellationAsked: false,
    });
    answer = { orderItems: [] };
    expect(await fetched()).toEqual({ status: 'unknown', items: [], parcels: [], cancellationAsked: false });
  });

  it('that Amazon does not know, or does not show, is a failure with its reason', async () => {
    await expect(fetched('999-0000000-0000000')).rejects.toMatchObject({ failure: 'missing' });
    mock.revoke('acme-us', 'na');
    await expect(fetched()).rejects.toMatchObject({ failure: 'unauthorised' });
  });

  it('beyond the quota says how long to wait, as Amazon says it', async () => {
    const api = amazonSpApi({ credentials: () => Promise.resolve(SECRET), endpointUrl: mock.endpoint });
    for (let call = 0; call < 30; call += 1) await api.order(US, '111-2233445-6677889');
    const error: unknown = await api.order(US, '111-2233445-6677889').catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SpApiError);
    expect(error).toMatchObject({ failure: 'throttled', waitMs: 2_000 });
  });
});
