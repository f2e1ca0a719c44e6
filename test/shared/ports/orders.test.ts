import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoDbOrders } from '#shared/adapters/dynamodb/orders';
import { minutes, seconds } from '#shared/domain/instant';
import type { Orders } from '#shared/ports/orders';
import { orderOf } from '#test/builders/order';
import { at } from '#test/builders/thread';
import { memoryOrders } from '#test/fakes/memory-orders';
import { embeddedTable } from './embedded.ts';

let database: Awaited<ReturnType<typeof embeddedTable>>;
beforeAll(async () => {
  database = await embeddedTable();
});
afterAll(() => database.stop());

const stores: [string, () => Promise<Orders>][] = [
  ['in memory', () => Promise.resolve(memoryOrders())],
  ['in DynamoDB', async () => dynamoDbOrders(database.client, await database.newTable())],
];

const NOW = at('10:00');
const KEY = { store: 'acme-us', orderId: '111-2233445-6677889' };
const OTHER = { ...KEY, store: 'acme-eu' };

describe.each(stores)('orders %s', (_, make) => {
  it('are asked for by one of those who try at once, until the outcome comes or the request is lost', async () => {
    const orders = await make();
    expect(await orders.find(KEY, NOW)).toBeUndefined();
    const tries = await Promise.all([1, 2, 3].map(() => orders.begin(KEY, NOW)));
    expect(tries.filter(Boolean)).toHaveLength(1);
    expect(await orders.find(KEY, NOW)).toEqual({ askedAt: NOW });
    expect(await orders.begin(KEY, NOW + seconds(59))).toBe(false);
    expect(await orders.begin(OTHER, NOW)).toBe(true);
    expect(await orders.begin(KEY, NOW + minutes(1))).toBe(true);
  });

  it('are kept as they came, and asked for again ten seconds later at the earliest', async () => {
    const orders = await make();
    const order = orderOf({ cancellationAsked: true });
    await orders.begin(KEY, NOW);
    await orders.keep(KEY, order, NOW + 900);
    const kept = { at: NOW + 900, order };
    expect(await orders.find(KEY, NOW + 1_000)).toEqual({ askedAt: NOW, answeredAt: NOW + 900, kept });
    expect(await orders.begin(KEY, NOW + seconds(9))).toBe(false);
    expect(await orders.begin(KEY, NOW + seconds(10))).toBe(true);
    // Until the new one comes, the old one is shown.
    expect(await orders.find(KEY, NOW + seconds(10))).toEqual({ askedAt: NOW + seconds(10), kept });
  });

  it('that could not be fetched say why, beside what came before; a later success removes the reason', async () => {
    const orders = await make();
    await orders.begin(KEY, NOW);
    await orders.keep(KEY, orderOf(), NOW);
    await orders.begin(KEY, NOW + seconds(20));
    await orders.fail(KEY, 'throttled', NOW + seconds(21));
    expect(await orders.find(KEY, NOW + seconds(30))).toMatchObject({
      answeredAt: NOW + seconds(21),
      failure: 'throttled',
      kept: { at: NOW },
    });
    await orders.begin(KEY, NOW + seconds(40));
    expect(await orders.find(KEY, NOW + seconds(40))).not.toHaveProperty('failure');
    await orders.fail(KEY, 'missing', NOW + seconds(41));
    await orders.begin(KEY, NOW + seconds(60));
    await orders.keep(KEY, orderOf({ status: 'cancelled' }), NOW + seconds(61));
    const found = await orders.find(KEY, NOW + seconds(62));
    expect(found).not.toHaveProperty('failure');
    expect(found?.kept?.order.status).toBe('cancelled');
  });

  it('are known for a quarter of an hour, though the table may not have deleted them', async () => {
    const orders = await make();
    await orders.begin(KEY, NOW);
    await orders.keep(KEY, orderOf(), NOW + seconds(2));
    expect(await orders.find(KEY, NOW + minutes(15))).toHaveProperty('kept');
    expect(await orders.find(KEY, NOW + minutes(15) + seconds(2))).toBeUndefined();
    await orders.begin(KEY, NOW + minutes(15));
    expect(await orders.find(KEY, NOW + minutes(15) + seconds(2))).toEqual({ askedAt: NOW + minutes(15) });
  });

  it('that were deleted with their buyer are not brought back by an outcome that comes later', async () => {
    const orders = await make();
    await orders.keep(KEY, orderOf(), NOW);
    await orders.fail(KEY, 'unavailable', NOW);
    expect(await orders.find(KEY, NOW)).toBeUndefined();
  });
});
