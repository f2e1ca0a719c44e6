import { beforeEach, describe, expect, it } from 'vitest';
import { fetchOrder, type FetchOrderDeps } from '#functions/fetch-order/fetch-order';
import { orderRequestSchema } from '#shared/contracts/messages/order-request';
import { seconds } from '#shared/domain/instant';
import type { AskedOrder } from '#shared/domain/order/asked-order';
import type { Order } from '#shared/domain/order/order';
import type { Orders } from '#shared/ports/orders';
import { SpApiError } from '#shared/ports/sp-api';
import { orderOf } from '#test/builders/order';
import { at } from '#test/builders/thread';
import { memoryOrders } from '#test/fakes/memory-orders';

const NOW = at('10:00');
const REQUEST = { store: 'acme-us', region: 'na', orderId: '111-2233445-6677889' } as const;

let orders: Orders;
let answers: (Order | Error)[];
let asked: unknown[];
let pauses: number[];
let deps: FetchOrderDeps;
beforeEach(async () => {
  orders = memoryOrders();
  await orders.begin(REQUEST, NOW);
  answers = [];
  asked = [];
  pauses = [];
  deps = {
    api: {
      order(account, orderId) {
        asked.push({ ...account, orderId });
        const answer = answers.shift();
        return answer instanceof Error || answer === undefined
          ? Promise.reject(answer ?? new Error('nothing was to be asked'))
          : Promise.resolve(answer);
      },
    },
    orders,
    now: () => NOW + seconds(2),
    pause(ms) {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
});

const stored = (): Promise<AskedOrder | undefined> => orders.find(REQUEST, NOW + seconds(3));

describe('an order that is asked for', () => {
  it('is fetched from the store’s account in its region, and kept', async () => {
    answers = [orderOf()];
    expect(await fetchOrder(deps, REQUEST)).toEqual({ result: 'kept' });
    expect(asked).toEqual([REQUEST]);
    expect(await stored()).toMatchObject({ answeredAt: NOW + seconds(2), kept: { order: orderOf() } });
  });

  it.each([
    ['unauthorised', 'unauthorised'],
    ['missing', 'missing'],
    ['rejected', 'unavailable'],
    ['unavailable', 'unavailable'],
  ] as const)('that fails as %s is noted as %s, at once', async (failure, noted) => {
    answers = [new SpApiError(failure, 'getOrder: 400')];
    expect(await fetchOrder(deps, REQUEST)).toEqual({ result: noted, why: 'getOrder: 400' });
    expect(await stored()).toMatchObject({ failure: noted });
    expect(pauses).toEqual([]);
  });

  it('beyond the quota waits as long as Amazon says, for five seconds at most, and tries once more', async () => {
    answers = [new SpApiError('throttled', 'getOrder: 429', 3_000), orderOf()];
    expect(await fetchOrder(deps, REQUEST)).toEqual({ result: 'kept' });
    const busy = new SpApiError('throttled', 'getOrder: 429', 60_000);
    answers = [busy, busy];
    expect(await fetchOrder(deps, REQUEST)).toMatchObject({ result: 'throttled' });
    answers = [new SpApiError('throttled', 'getOrder: 429'), orderOf()];
    await fetchOrder(deps, REQUEST);
    expect(pauses).toEqual([3_000, 5_000, 2_000]);
  });

  it('fails aloud on a mistake of ours, so that the function’s errors are counted', async () => {
    answers = [new TypeError('ours')];
    await expect(fetchOrder(deps, REQUEST)).rejects.toThrow('ours');
    expect(await stored()).toEqual({ askedAt: NOW });
  });
});

it('a request names an order of Amazon’s form, and nothing that could lead elsewhere', () => {
  const accepts = (change: object): boolean =>
    orderRequestSchema.safeParse({ v: 1, ...REQUEST, ...change }).success;
  expect(accepts({})).toBe(true);
  expect(accepts({ orderId: '../../../notifications/v1' })).toBe(false);
  expect(accepts({ region: 'moon' })).toBe(false);
  expect(accepts({ v: 2 })).toBe(false);
});
