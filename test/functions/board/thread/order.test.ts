import { beforeEach, describe, expect, it } from 'vitest';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import type { OrderRequest } from '#shared/contracts/messages/order-request';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { minutes, seconds } from '#shared/domain/instant';
import { ORDER_FAILURES, type OrderFailure } from '#shared/domain/order/asked-order';
import type { Orders } from '#shared/ports/orders';
import type { Thread } from '#shared/domain/thread/thread';
import { boardOf, type Browser, signedInAt } from '#test/builders/board';
import { orderOf } from '#test/builders/order';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryOrders } from '#test/fakes/memory-orders';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memorySessions } from '#test/fakes/memory-sessions';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const thread: Thread = { ...threadOf(), orderId: '111-2233445-6677889' };
const KEY = { store: 'acme-us', orderId: '111-2233445-6677889' };
const PATH = `/threads/${thread.id}`;
const spApi = { applicationId: 'amzn1.sellerapps.app.1234', secret: 'replywatch/sp-api' };

let now: number;
let orders: Orders;
let requests: OrderRequest[];
let refusal: Error | undefined;
let failures: string[];

interface Opened {
  readonly ana: Browser;
  readonly li: Browser;
}

async function boardWith(settings: VersionedSettings = shop({ spApi }), isDeployed = true): Promise<Opened> {
  const threads = memoryThreadStore();
  const sessions = memorySessions();
  const app = boardOf({
    now: () => now,
    threads,
    sessions,
    orders,
    settings: memorySettings(settings),
    orderRequests: isDeployed
      ? {
          ask(request) {
            if (refusal !== undefined) return Promise.reject(refusal);
            requests.push(request);
            return Promise.resolve();
          },
        }
      : undefined,
    onFailure: (route) => failures.push(route),
  });
  const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(settings) };
  await record(deps, thread, [message('m1', at('10:00'))], now);
  return {
    ana: await signedInAt(app, sessions, 'ana', now),
    li: await signedInAt(app, sessions, 'li', now),
  };
}

/** The words of the panel, as a reader sees them. */
async function panel(browser: Browser, path = PATH): Promise<string> {
  const html = await (await browser.get(path)).text();
  const found = /<section[^>]*id="order"[\s\S]*?<\/section>/.exec(html)?.[0] ?? '';
  return found
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

beforeEach(() => {
  now = at('12:00');
  orders = memoryOrders();
  requests = [];
  refusal = undefined;
  failures = [];
});

describe('opening a thread', () => {
  it('asks for its order, once for all who open it, and shows what is kept for a quarter of an hour', async () => {
    const { ana, li } = await boardWith();
    expect(await panel(ana)).toBe('Order Asking Amazon… Show the answer');
    expect(await panel(li)).toContain('正在向亚马逊查询');
    expect(requests).toEqual([{ ...KEY, region: 'na' }]);
    now += seconds(3);
    await orders.keep(KEY, orderOf(), now);
    expect(await panel(ana)).toContain('Order shipped 2 × Steel bottle, 1 l B0ABCDEFGH');
    now += minutes(14);
    await ana.get(PATH);
    expect(requests).toHaveLength(1);
    now += minutes(1);
    await ana.get(PATH);
    expect(requests).toHaveLength(2);
  });

  it('does not fail when the request cannot be handed over: the panel says so', async () => {
    refusal = new Error('Lambda is away');
    const { ana } = await boardWith();
    expect(await panel(ana)).toBe(
      'Order The order could not be fetched. Try again, or look in Seller Central. Try again',
    );
    expect(failures).toEqual(['/threads/:id/order']);
  });

  it('says when no answer came, and lets a person ask again', async () => {
    const { ana } = await boardWith();
    await ana.get(PATH);
    now += minutes(1);
    expect(await panel(ana, `${PATH}/order`)).toBe('Order No answer came within a minute. Try again');
    expect((await ana.post(`${PATH}/order`, {})).headers.get('location')).toBe(`${PATH}#order`);
    expect(requests).toHaveLength(2);
    expect(await panel(ana, `${PATH}/order`)).toContain('Asking Amazon…');
  });
});

describe('what the panel shows', () => {
  const kept = async (more: Parameters<typeof orderOf>[0]): Promise<Opened> => {
    await orders.begin(KEY, now);
    await orders.keep(KEY, orderOf(more), now);
    return boardWith();
  };

  it('dates are in the reader’s zone, and a parcel has its carrier, its number to copy and its state', async () => {
    const { ana, li } = await kept({});
    expect(await panel(ana)).toBe(
      'Order shipped 2 × Steel bottle, 1 l B0ABCDEFGH Ordered 11:00 Tue 24 Feb ' +
        'Ship by 00:59 Thu 26 Feb Deliver by 23:59 Tue 3 Mar ' +
        'Parcel DHL on its way 00340434161094042557 Copy From Amazon, 13:00 Mon 2 Mar, Madrid time. Fetch again',
    );
    expect(await panel(li)).toContain('最晚送达 3月4日周三 06:59');
    expect(await (await ana.get(PATH)).text()).toContain('data-copy="00340434161094042557"');
  });

  it('what is late is marked, and what has arrived or was cancelled is not', async () => {
    const late = { shipBy: at('2026-03-01T10:00'), deliverBy: at('2026-03-02T10:00') };
    const tagsOf = async (more: Parameters<typeof orderOf>[0]): Promise<number> =>
      (await panel((await kept({ ...late, ...more })).ana)).split(' late ').length - 1;
    expect(await tagsOf({ status: 'unshipped', parcels: [] })).toBe(2);
    orders = memoryOrders();
    expect(await tagsOf({})).toBe(1);
    orders = memoryOrders();
    expect(await tagsOf({ parcels: [{ status: 'delivered' }] })).toBe(0);
    orders = memoryOrders();
    expect(await tagsOf({ status: 'cancelled', parcels: [] })).toBe(0);
  });

  it('an order of Amazon’s warehouse comes with the hint whose the delivery is, and without parcels', async () => {
    const { ana } = await kept({ fulfilledBy: 'amazon', parcels: [] });
    expect(await panel(ana)).toContain('questions about its delivery are Amazon’s to answer');
  });

  it('that the buyer wants to cancel stands first', async () => {
    const { ana } = await kept({ cancellationAsked: true, status: 'unshipped', parcels: [] });
    expect(await panel(ana)).toContain('Order not shipped The buyer has asked to cancel.');
    expect(await panel(ana)).toContain('No parcel yet.');
  });

  it.each(ORDER_FAILURES)(
    'why it could not be fetched is said in words: %s',
    async (failure: OrderFailure) => {
      await orders.begin(KEY, now);
      await orders.fail(KEY, failure, now);
      const { ana, li } = await boardWith();
      expect(await panel(ana)).toMatch(
        {
          throttled: /Amazon asks us to wait.*Try again$/,
          unauthorised: /give the application the role “Inventory and Order Tracking”/,
          missing: /Amazon does not know this order/,
          unavailable: /could not be fetched/,
        }[failure],
      );
      expect(await panel(li)).toMatch(/[\u4e00-\u9fff]+.*重试$/);
      expect(requests).toEqual([]);
    },
  );

  it('what was kept stays in sight while it is asked for anew, or when that fails', async () => {
    const { ana } = await kept({});
    now += seconds(30);
    await ana.post(`${PATH}/order`, {});
    expect(await panel(ana)).toMatch(/Steel bottle.*Asking Amazon…/);
    await orders.fail(KEY, 'unavailable', now);
    expect(await panel(ana)).toMatch(/Steel bottle.*could not be fetched/);
  });

  it('a title is text, never markup', async () => {
    const { ana } = await kept({ items: [{ title: '<img src=x onerror=alert(1)>', quantity: 1 }] });
    expect(await (await ana.get(PATH)).text()).toContain('&lt;img src=x');
  });
});

describe('without SP-API', () => {
  it('the panel says how to switch it on, and nobody is asked', async () => {
    const { ana } = await boardWith(shop());
    expect(await panel(ana)).toContain('SP-API is not switched on for this store');
    const others = await boardWith(shop({ spApi: { ...spApi, stores: ['acme-eu'] } }));
    expect(await panel(others.ana)).toContain('SP-API is not switched on for this store');
    const before = await boardWith(shop({ spApi }), false);
    expect(await panel(before.ana)).toContain('SP-API is not switched on for this store');
    await ana.post(`${PATH}/order`, {});
    expect(requests).toEqual([]);
  });
});

describe('asking again', () => {
  it('pressed again and again asks once in ten seconds', async () => {
    const { ana } = await boardWith();
    await ana.get(PATH);
    await orders.keep(KEY, orderOf(), now);
    for (let press = 0; press < 5; press += 1) {
      now += seconds(4);
      await ana.post(`${PATH}/order`, {});
      await orders.keep(KEY, orderOf(), now);
    }
    expect(requests).toHaveLength(2);
  });

  it('is taken from our own pages alone, and only for a thread that is there', async () => {
    const { ana } = await boardWith();
    expect((await ana.postFrom('https://evil.example', `${PATH}/order`, [])).status).toBe(403);
    expect((await ana.get('/threads/acme-us.nothing/order')).status).toBe(404);
    expect((await ana.post('/threads/acme-us.nothing/order', {})).status).toBe(404);
    expect(requests).toEqual([]);
  });
});
