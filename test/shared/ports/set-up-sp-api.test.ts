import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ResourceAnswer, resourceEventSchema, setUp } from '#functions/set-up-sp-api/set-up-sp-api';
import { type SpApiMock, startSpApiMock } from '#infra/local/sp-api/mock';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { wantedSubscriptions } from '#shared/contracts/settings/sp-api-accounts';
import { seconds } from '#shared/domain/instant';
import type { SpApi } from '#shared/ports/sp-api';
import { shop } from '#test/builders/shop';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memoryRegistry } from '#test/fakes/memory-sp-api-stores';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:notifications';
const SECRET = {
  clientId: 'client',
  clientSecret: 'secret',
  refreshTokens: { 'acme-us': { na: 'us' }, 'acme-eu': { eu: 'eu' } },
};
const spApi = { applicationId: APPLICATION, secret: 'replywatch/sp-api' };
const ALL = ['acme-us', 'acme-eu'].flatMap((store) =>
  ['ORDER_CHANGE', 'ACCOUNT_STATUS_CHANGED', 'REPORT_PROCESSING_FINISHED'].map((type) => `${store} ${type}`),
);

let now: number;
let mock: SpApiMock;
let api: SpApi;
let registry: ReturnType<typeof memoryRegistry>;
let runs: number;
beforeEach(async () => {
  now = at('10:00');
  runs = 0;
  registry = memoryRegistry();
  mock = await startSpApiMock({
    now: () => now,
    applicationId: APPLICATION,
    secret: SECRET,
    shop: { document: () => undefined },
  });
  api = amazonSpApi({
    credentials: () => Promise.resolve(SECRET),
    endpointUrl: mock.endpoint,
    timeoutMs: 5_000,
  });
});
afterEach(() => mock.stop());

interface Deploy {
  readonly type?: 'Create' | 'Update' | 'Delete';
  readonly settings?: Parameters<typeof shop>[0];
  readonly by?: SpApi;
  /** The same request again, as after a crash. */
  readonly again?: boolean;
}

/** Does what the provider framework does: begins, then asks every twenty seconds whether it is done. */
async function deploy({
  type = 'Create',
  settings = {},
  by = api,
  again = false,
}: Deploy = {}): Promise<ResourceAnswer> {
  if (!again) runs += 1;
  const request = {
    RequestType: type,
    RequestId: `request-${runs}`,
    ResourceProperties: {
      QueueArn: QUEUE,
      DestinationName: 'replywatch test',
      Subscriptions: JSON.stringify(wantedSubscriptions(shop({ spApi, ...settings }).settings)),
    },
  };
  const deps = { api: by, registry };
  const began = await setUp(deps, resourceEventSchema.parse(request));
  for (let round = 0; round < 30; round += 1) {
    const answer = await setUp(deps, resourceEventSchema.parse({ ...request, ...began }));
    if ('IsComplete' in answer && answer.IsComplete) return answer;
    now += seconds(20);
  }
  throw new Error('it was not done after thirty rounds');
}

const subscribed = (): string[] => mock.subscriptions().map(({ store, type }) => `${store} ${type}`);
const operations = (): string[] =>
  mock.requests().map(({ operation, store = 'application', status }) => `${store} ${operation} ${status}`);
const problems = async (answer: Promise<ResourceAnswer>): Promise<string> => {
  const done = await answer;
  return 'IsComplete' in done && done.IsComplete ? done.Data.Problems : 'not done';
};

describe('deploying', () => {
  it('makes a destination in each region, and looks before it makes each subscription', async () => {
    expect(await problems(deploy())).toBe('none');
    const ofStore = (store: string): string[] =>
      ['ORDER_CHANGE', 'ACCOUNT_STATUS_CHANGED', 'REPORT_PROCESSING_FINISHED'].flatMap(() => [
        `${store} getSubscription 404`,
        `${store} createSubscription 200`,
      ]);
    expect(operations()).toEqual([
      'application getDestinations 200',
      'application createDestination 200',
      'application getDestinations 200',
      'application createDestination 200',
      ...ofStore('acme-us'),
      ...ofStore('acme-eu'),
    ]);
    expect(mock.destinations().map(({ region, queueArn }) => `${region} ${queueArn}`)).toEqual([
      `na ${QUEUE}`,
      `eu ${QUEUE}`,
    ]);
    expect(subscribed()).toEqual(ALL);
    expect(mock.subscriptions()[0]?.processingDirective).toEqual({
      eventFilter: {
        eventFilterType: 'ORDER_CHANGE',
        orderChangeTypes: ['BuyerRequestedChange', 'OrderStatusChange'],
      },
    });
    expect(registry.current().subscriptions.map(({ id }) => id)).toEqual(
      mock.subscriptions().map(({ subscriptionId }) => subscriptionId),
    );
  });

  it('again finds everything in place and makes nothing', async () => {
    await deploy();
    const before = operations().length;
    now += seconds(60);
    await deploy({ type: 'Update' });
    expect(
      operations()
        .slice(before)
        .filter((one) => !/get\w+ 200$/.test(one)),
    ).toEqual([]);
    expect(subscribed()).toEqual(ALL);
  });

  it('with other settings adds what is new and removes what is no longer wanted', async () => {
    await deploy();
    await deploy({
      type: 'Update',
      settings: { spApi: { ...spApi, stores: ['acme-us'], alsoNotify: ['TRANSACTION_UPDATE'] } },
    });
    expect(subscribed()).toEqual([...ALL.slice(0, 3), 'acme-us TRANSACTION_UPDATE']);
    expect(mock.destinations().map(({ region }) => region)).toEqual(['na']);
    expect(registry.current().destinations.map(({ region }) => region)).toEqual(['na']);
  });

  it('mends a subscription that somebody changed, and one that somebody removed', async () => {
    await deploy();
    await api.deleteSubscription('na', 'ORDER_CHANGE', 'sub-acme-us-na-ORDER_CHANGE');
    await api.createSubscription(
      { store: 'acme-us', region: 'na' },
      {
        type: 'ORDER_CHANGE',
        payloadVersion: '1.0',
        destinationId: 'dest-na',
        orderChangeTypes: ['DeliveryTipChange'],
      },
    );
    await api.deleteSubscription('eu', 'ORDER_CHANGE', 'sub-acme-eu-eu-ORDER_CHANGE');
    await deploy({ type: 'Update' });
    expect(subscribed().toSorted()).toEqual(ALL.toSorted());
    expect(JSON.stringify(mock.subscriptions())).not.toContain('DeliveryTipChange');
  });

  it('for a deletion takes everything back, subscriptions first', async () => {
    await deploy();
    const before = operations().length;
    expect(await problems(deploy({ type: 'Delete' }))).toBe('none');
    expect([mock.subscriptions(), mock.destinations()]).toEqual([[], []]);
    expect(registry.current()).toEqual({ destinations: [], subscriptions: [], problems: [] });
    const calls = operations()
      .slice(before)
      .filter((one) => one.endsWith('200'));
    expect(calls.map((one) => one.split(' ')[1])).toEqual([
      ...ALL.map(() => 'deleteSubscriptionById'),
      'deleteDestination',
      'deleteDestination',
    ]);
    // And again, when nothing is left.
    expect(await problems(deploy({ type: 'Delete' }))).toBe('none');
  });
});

/** Interrupts the work at its nth call: before the call, or after it, losing the answer. */
function cutOff(at: number, when: 'before' | 'after'): SpApi {
  let calls = 0;
  const cut = (): never => {
    throw new Error('cut off');
  };
  return new Proxy(api, {
    get(target, name, receiver) {
      const call: unknown = Reflect.get(target, name, receiver);
      if (typeof call !== 'function') return call;
      return async (...given: unknown[]) => {
        calls += 1;
        if (calls === at && when === 'before') cut();
        const answer: unknown = await Reflect.apply(call, target, given);
        if (calls === at) cut();
        return answer;
      };
    },
  });
}

describe('interrupted at any call, before or after it, and repeated', () => {
  it.each(['before', 'after'] as const)(
    '%s: the same is there in the end, and nothing twice',
    async (when) => {
      for (let call = 1; call <= 16; call += 1) {
        await expect(deploy({ by: cutOff(call, when) })).rejects.toThrow('cut off');
        expect(await problems(deploy({ again: true }))).toBe('none');
        expect(subscribed()).toEqual(ALL);
        expect(
          registry
            .current()
            .subscriptions.map(({ id }) => id)
            .toSorted(),
        ).toEqual(
          mock
            .subscriptions()
            .map(({ subscriptionId }) => subscriptionId)
            .toSorted(),
        );
        now += seconds(60);
        const deletion = 1 + (call % 8);
        await expect(deploy({ type: 'Delete', by: cutOff(deletion, when) })).rejects.toThrow('cut off');
        expect(await problems(deploy({ type: 'Delete', again: true }))).toBe('none');
        expect([mock.subscriptions(), mock.destinations()]).toEqual([[], []]);
        expect(registry.current().subscriptions).toEqual([]);
        now += seconds(60);
      }
    },
  );
});

describe('when Amazon answers', () => {
  it('409, the existing one is used again', async () => {
    await api.createDestination('na', 'replywatch test', QUEUE);
    await api.createSubscription(
      { store: 'acme-us', region: 'na' },
      { type: 'ACCOUNT_STATUS_CHANGED', payloadVersion: '2021-01-01', destinationId: 'dest-na' },
    );
    mock.fail('getSubscription', 404, 404);
    expect(await problems(deploy())).toBe('none');
    expect(operations()).toContain('acme-us createSubscription 409');
    expect(subscribed().toSorted()).toEqual(ALL.toSorted());
  });

  it('409 because another destination has it, the problem is reported and left alone', async () => {
    const another = await api.createDestination('na', 'of an ERP', 'arn:aws:sqs:us-east-1:1:erp');
    await api.createSubscription(
      { store: 'acme-us', region: 'na' },
      { type: 'ORDER_CHANGE', payloadVersion: '1.0', destinationId: another },
    );
    mock.fail('createDestination', 409);
    expect(await problems(deploy())).toMatch(
      /^na: a destination named replywatch test delivers to another queue/,
    );
    // The other region is set up all the same.
    expect(subscribed()).toEqual(['acme-us ORDER_CHANGE', ...ALL.slice(3)]);
  });

  it('403 to one store, the others are set up and the refusal is reported', async () => {
    mock.revoke('acme-us', 'na');
    expect(await problems(deploy())).toBe(
      ['ORDER_CHANGE', 'ACCOUNT_STATUS_CHANGED', 'REPORT_PROCESSING_FINISHED']
        .map((type) => `na acme-us ${type}: getSubscription: 403 Unauthorized`)
        .join('; '),
    );
    expect(subscribed()).toEqual(ALL.slice(3));
    expect(registry.current().problems).toHaveLength(3);
  });

  it('403 to a removal, the stack is deleted all the same, the rest is reported and removed next time', async () => {
    await deploy();
    mock.fail('deleteSubscriptionById', 403);
    expect(await problems(deploy({ type: 'Delete' }))).toBe(
      'na acme-us ORDER_CHANGE: it could not be removed: deleteSubscriptionById: 403 Fault; ' +
        'na: it could not be removed: deleteDestination: 409 Conflict',
    );
    expect(registry.current().subscriptions.map(({ type }) => type)).toEqual(['ORDER_CHANGE']);
    now += seconds(60);
    expect(await problems(deploy({ type: 'Delete' }))).toBe('none');
    expect([mock.subscriptions(), mock.destinations(), registry.current().subscriptions]).toEqual([
      [],
      [],
      [],
    ]);
  });

  it('429 or 503, the rest waits for the next round and nothing is requested twice', async () => {
    mock.fail('createSubscription', 429);
    mock.fail('getDestinations', 503);
    const started = now;
    expect(await problems(deploy())).toBe('none');
    expect(now - started).toBe(seconds(40));
    expect(subscribed()).toEqual(ALL);
    expect(operations().filter((one) => one === 'application createDestination 200')).toHaveLength(2);
  });

  it('429 because the quota is used up, every type of ten stores is set up within it', async () => {
    const stores = Object.fromEntries(
      Array.from({ length: 10 }, (_, index) => [
        `shop-${index}`,
        {
          name: 'Shop',
          marketplaces: [{ country: 'US' as const, intakeAddress: `us-${index}@intake.acme.example` }],
        },
      ]),
    );
    await mock.stop();
    const secret = {
      ...SECRET,
      refreshTokens: Object.fromEntries(Object.keys(stores).map((store) => [store, { na: store }])),
    };
    mock = await startSpApiMock({
      now: () => now,
      applicationId: APPLICATION,
      secret,
      shop: { document: () => undefined },
    });
    api = amazonSpApi({ credentials: () => Promise.resolve(secret), endpointUrl: mock.endpoint });
    const all = [
      'TRANSACTION_UPDATE',
      'FULFILLMENT_ORDER_STATUS',
      'FBA_OUTBOUND_SHIPMENT_STATUS',
      'SHIPMENT_TRACKING_MILESTONE_CHANGED',
    ] as const;
    expect(await problems(deploy({ settings: { stores, spApi: { ...spApi, alsoNotify: [...all] } } }))).toBe(
      'none',
    );
    expect(subscribed()).toHaveLength(70);
    expect(operations().filter((one) => one.endsWith('createSubscription 200'))).toHaveLength(70);
    // Removing uses the application's one quota.
    expect(await problems(deploy({ type: 'Delete' }))).toBe('none');
    expect(mock.subscriptions()).toEqual([]);
  });
});
