import { beforeEach, describe, expect, it } from 'vitest';
import { deadLetter } from '#functions/ingest-notification/dead-letter';
import {
  ingestNotification,
  type IngestNotificationDeps,
} from '#functions/ingest-notification/ingest-notification';
import { DeadLettered } from '#functions/ingest-notification/mapping';
import { changeThread } from '#shared/application/threads/change-thread';
import { NOTIFICATION_VERSIONS } from '#shared/contracts/messages/sp-api';
import { rulesOf } from '#shared/contracts/settings/rules';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { foldThread } from '#shared/domain/thread/fold';
import { stateOf } from '#shared/domain/thread/situation';
import type { DeadLetterLog } from '#shared/ports/sp-api';
import { shop } from '#test/builders/shop';
import {
  accountStatusChanged,
  APPLICATION,
  camel,
  fulfillmentOrderStatus,
  ORDER,
  orderChange,
  outboundShipmentStatus,
  reportProcessingFinished,
  secretExpires,
  trackingMilestoneChanged,
  transactionUpdate,
} from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memoryDeadLetterLog, memoryReportTasks } from '#test/fakes/memory-sp-api-stores';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('10:05');
const settings = shop({ spApi: { applicationId: APPLICATION, secret: 'replywatch/sp-api' } });
const CANCELLATION = `acme-us.${ORDER}.cancellation`;

let deps: IngestNotificationDeps & { readonly reports: ReturnType<typeof memoryReportTasks> };
let log: DeadLetterLog;
let deadLetters: string[];
beforeEach(() => {
  deadLetters = [];
  log = memoryDeadLetterLog();
  deps = {
    threads: memoryThreadStore(),
    alerts: memoryAlertQueue(),
    change: changeThread,
    settings: memorySettings(settings),
    reports: memoryReportTasks(),
    subscriptions: {
      find: (id) =>
        Promise.resolve(
          Object.keys(NOTIFICATION_VERSIONS)
            .map((type) => ({
              id: `sub-${type}`,
              type,
              account: { store: 'acme-us', region: 'na' } as const,
            }))
            .find((one) => one.id === id),
        ),
    },
    now: () => NOW,
  };
});

let messages = 0;
async function comes(notification: unknown, receiveCount = 1): Promise<string[]> {
  messages += 1;
  const body = typeof notification === 'string' ? notification : JSON.stringify(notification);
  const delivery = { body, messageId: `message-${messages}`, receiveCount, source: 'notifications' } as const;
  try {
    return [...(await ingestNotification(deps, delivery)).threadIds];
  } catch (error) {
    if (!(error instanceof DeadLettered)) throw error;
    const put = (_: string, text: string, reason: string): Promise<void> => {
      deadLetters.push(`${reason} ${text}`);
      return Promise.resolve();
    };
    await deadLetter({ log, put }, delivery, error, NOW);
    return [];
  }
}
const threadOf = async (id: string) => (await deps.threads.load([id], NOW))[0]?.thread;
const cycleOf = async (id: string) => {
  const thread = await threadOf(id);
  return thread && foldThread(thread, NOW);
};
const deadLetterReasons = async () => (await log.all()).map(({ reason, type }) => `${reason} ${type}`);

const EXAMPLES: readonly (readonly [string, object, string, object])[] = [
  [
    'ORDER_CHANGE, a request to cancel',
    orderChange(),
    CANCELLATION,
    { type: 'cancellation-requested', at: at('10:00'), trusted: true },
  ],
  [
    'ORDER_CHANGE, cancelled',
    orderChange({ type: 'OrderStatusChange', status: 'Canceled' }),
    CANCELLATION,
    { type: 'order-cancelled', trusted: true },
  ],
  [
    'ORDER_CHANGE, shipped',
    orderChange({ type: 'OrderStatusChange', status: 'Shipped' }),
    CANCELLATION,
    { type: 'order-shipped', trusted: true },
  ],
  [
    'ACCOUNT_STATUS_CHANGED',
    accountStatusChanged('AT_RISK'),
    'acme-us.account-na-AT_RISK',
    { type: 'concern-raised', about: 'AT_RISK' },
  ],
  [
    'ACCOUNT_STATUS_CHANGED, an older word',
    accountStatusChanged('SUSPENDED'),
    'acme-us.account-na-DEACTIVATED',
    { type: 'concern-raised', about: 'DEACTIVATED' },
  ],
  [
    'TRANSACTION_UPDATE',
    transactionUpdate(),
    `acme-us.${ORDER}`,
    { type: 'order-noted', notification: 'TRANSACTION_UPDATE', detail: 'Shipment' },
  ],
  [
    'FULFILLMENT_ORDER_STATUS',
    fulfillmentOrderStatus(),
    `acme-us.${ORDER}`,
    { type: 'order-noted', detail: 'PROCESSING' },
  ],
  [
    'FBA_OUTBOUND_SHIPMENT_STATUS',
    outboundShipmentStatus(),
    `acme-us.${ORDER}`,
    { type: 'order-noted', detail: 'Created' },
  ],
  [
    'SHIPMENT_TRACKING_MILESTONE_CHANGED',
    trackingMilestoneChanged(),
    `acme-us.${ORDER}`,
    { type: 'order-noted', detail: 'DELIVERED' },
  ],
  [
    'APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY',
    secretExpires('2026-03-10T00:00:00Z'),
    'sp-api.client-secret',
    { type: 'concern-raised', about: 'client-secret', dueAt: Date.parse('2026-03-10T00:00:00Z') },
  ],
];

describe('each type, in Amazon’s published shape, becomes its fact', () => {
  it.each(EXAMPLES)('%s', async (_, notification, id, fact) => {
    for (const spelling of [notification, camel(notification)]) {
      deps = { ...deps, threads: memoryThreadStore() };
      await comes(spelling);
      expect((await threadOf(id))?.facts).toMatchObject([fact]);
      // Delivered twice, it is one.
      await comes(spelling);
      expect((await threadOf(id))?.facts).toHaveLength(1);
    }
    expect(await deadLetterReasons()).toEqual([]);
  });

  it('REPORT_PROCESSING_FINISHED asks for the report, and ignores those of others', async () => {
    await comes(reportProcessingFinished());
    await comes(camel(reportProcessingFinished({ reportId: 'r2', status: 'CANCELLED' })));
    await comes(reportProcessingFinished({ reportType: 'GET_FLAT_FILE_ACTIONABLE_ORDER_DATA' }));
    expect(deps.reports.tasks).toMatchObject([
      { task: 'fetch', account: { store: 'acme-us', region: 'na' }, reportId: '54517018502', notBefore: NOW },
      { task: 'fetch', reportId: 'r2' },
    ]);
    expect(await deps.threads.all()).toEqual([]);
  });
});

describe('a request to cancel', () => {
  it('falls due after 24 hours, or earlier at the latest ship date', async () => {
    const dueOf = async (latestShipDate: string) => {
      deps = { ...deps, threads: memoryThreadStore() };
      await comes(orderChange({ latestShipDate }));
      const thread = (await threadOf(CANCELLATION))!;
      return deadlinesOf(stateOf(thread, NOW), rulesOf(settings).policy)[0]?.dueAt;
    };
    expect(await dueOf('2026-03-09T22:59:59Z')).toBe(at('2026-03-03T10:00'));
    expect(await dueOf('2026-03-02T22:00:00Z')).toBe(at('22:00'));
    // The ship date has passed, so the request has its own day.
    expect(await dueOf('2026-03-01T22:00:00Z')).toBe(at('2026-03-03T10:00'));
  });

  it('ends with the order’s cancellation or shipment, in whatever order they arrive', async () => {
    const shipped = orderChange({ type: 'OrderStatusChange', status: 'Shipped', at: '2026-03-02T10:03:00Z' });
    await comes(orderChange());
    expect((await cycleOf(CANCELLATION))?.ended).toBeUndefined();
    await comes(shipped);
    expect((await cycleOf(CANCELLATION))?.ended).toEqual({ at: at('10:03'), by: 'closed' });
    deps = { ...deps, threads: memoryThreadStore() };
    await comes(shipped);
    await comes(orderChange());
    expect((await cycleOf(CANCELLATION))?.ended).toEqual({ at: at('10:03'), by: 'closed' });
  });

  it('from two subscriptions is one', async () => {
    await comes(orderChange());
    await comes(
      orderChange(
        {},
        {
          metadata: {
            ApplicationId: APPLICATION,
            SubscriptionId: 'sub-ORDER_CHANGE',
            NotificationId: 'another',
          },
        },
      ),
    );
    expect((await threadOf(CANCELLATION))?.facts).toHaveLength(1);
  });

  it('of an order that Amazon fulfils is Amazon’s concern', async () => {
    await comes(orderChange({ fulfillment: 'AFN' }));
    expect(await deps.threads.all()).toEqual([]);
    expect(await deadLetterReasons()).toEqual([]);
  });

  it('stores no postal code, not even in a dead letter', async () => {
    await comes(orderChange());
    await comes(orderChange({ orderId: 'no order' }));
    await comes(
      camel(
        orderChange({}, { metadata: { ApplicationId: 'amzn1.sellerapps.app.other', SubscriptionId: 'x' } }),
      ),
      3,
    );
    expect(JSON.stringify(await threadOf(CANCELLATION))).not.toContain('POSTAL');
    expect(deadLetters).toHaveLength(2);
    expect(deadLetters.join()).not.toContain('POSTAL');
    expect(deadLetters.join()).toContain('SupplySourceId');
  });
});

describe('missing or unknown parts:', () => {
  it('no time of the change: the time of the notification; neither: now', async () => {
    await comes(orderChange({ at: null }));
    expect((await cycleOf(CANCELLATION))?.startedAt).toBe(at('10:00') + 2_000);
    deps = { ...deps, threads: memoryThreadStore() };
    await comes(orderChange({ at: null }, { eventTime: undefined, metadata: undefined }));
    expect((await cycleOf(CANCELLATION))?.startedAt).toBe(NOW);
  });

  it('a time in the future is now', async () => {
    await comes(orderChange({ at: '2027-03-02T10:00:00Z' }));
    expect((await cycleOf(CANCELLATION))?.startedAt).toBe(NOW);
  });

  it('no metadata: the only store of the marketplace; it starts a clock without proof, and stops none', async () => {
    const bare = { metadata: undefined };
    await comes(orderChange({}, bare));
    expect((await cycleOf(CANCELLATION))?.messages).toMatchObject([{ trusted: false }]);
    await comes(
      orderChange({ type: 'OrderStatusChange', status: 'Shipped', at: '2026-03-02T10:03:00Z' }, bare),
    );
    expect((await cycleOf(CANCELLATION))?.ended).toBeUndefined();
    await comes(accountStatusChanged('AT_RISK', bare));
    await comes(orderChange({ marketplaceId: 'A1VC38T7YXB528' }, bare));
    expect(await deadLetterReasons()).toEqual(['foreign ACCOUNT_STATUS_CHANGED', 'foreign ORDER_CHANGE']);
  });

  it('an unknown status of the order ends nothing', async () => {
    await comes(orderChange());
    await comes(orderChange({ type: 'OrderStatusChange', status: 'InvoiceUnconfirmed' }));
    await comes(orderChange({ type: 'SomethingNew', asked: false }));
    expect((await cycleOf(CANCELLATION))?.ended).toBeUndefined();
    expect(await deadLetterReasons()).toEqual([]);
  });

  it('an unknown status of the account alerts like one at risk', async () => {
    await comes(accountStatusChanged('UNDER_REVIEW'));
    expect((await cycleOf('acme-us.account-na-AT_RISK'))?.ended).toBeUndefined();
  });
});

describe('the status of the account', () => {
  const of = async (status: string) => {
    const cycle = await cycleOf(`acme-us.account-na-${status}`);
    return cycle === undefined ? 'never' : cycle.ended === undefined ? 'calls' : 'over';
  };

  it('alerts on each change for the worse, in any order of arrival, and is over when it is normal again', async () => {
    const changedTo = (status: string, time: string) =>
      accountStatusChanged(status, {
        eventTime: `2026-03-02T${time}:00Z`,
        metadata: {
          ApplicationId: APPLICATION,
          SubscriptionId: 'sub-ACCOUNT_STATUS_CHANGED',
          NotificationId: status,
        },
      });
    await comes(changedTo('DEACTIVATED', '09:00'));
    expect([await of('AT_RISK'), await of('DEACTIVATED')]).toEqual(['never', 'calls']);
    await comes(changedTo('AT_RISK', '08:00'));
    expect([await of('AT_RISK'), await of('DEACTIVATED')]).toEqual(['over', 'calls']);
    await comes(changedTo('NORMAL', '10:00'));
    expect([await of('AT_RISK'), await of('DEACTIVATED')]).toEqual(['over', 'over']);
  });
});

describe('dead letters are counted:', () => {
  const metadata = { ApplicationId: APPLICATION, SubscriptionId: 'sub-ORDER_CHANGE', NotificationId: 'n' };

  it.each([
    ['not JSON', 'malformed none'],
    ['[]', 'malformed none'],
    [{}, 'malformed none'],
    [orderChange({ orderId: '17' }), 'malformed ORDER_CHANGE'],
    [
      { NotificationType: 'ORDER_CHANGE', Payload: null, NotificationMetadata: metadata },
      'malformed ORDER_CHANGE',
    ],
    [accountStatusChanged(''), 'malformed ACCOUNT_STATUS_CHANGED'],
    [secretExpires('soon'), 'malformed APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY'],
    [
      orderChange({}, { metadata: { ...metadata, ApplicationId: 'amzn1.sellerapps.app.another' } }),
      'foreign ORDER_CHANGE',
    ],
    [
      orderChange({}, { metadata: { ...metadata, SubscriptionId: 'sub-TRANSACTION_UPDATE' } }),
      'foreign ORDER_CHANGE',
    ],
    [
      secretExpires('2026-03-10T00:00:00Z', { metadata: undefined }),
      'unknown APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY',
    ],
    [
      { NotificationType: 'SOMETHING_NEW', Payload: {}, NotificationMetadata: metadata },
      'unknown SOMETHING_NEW',
    ],
    // Only the queue of message events takes them, since the settings name who may send there.
    [
      { notificationType: 'REPLYWATCH_MESSAGE', payloadVersion: '1', payload: {} },
      'unknown REPLYWATCH_MESSAGE',
    ],
    [{ NotificationType: 'a buyer’s words', Payload: {} }, 'unknown none'],
  ])('%j', async (notification, reason) => {
    expect(await comes(notification, 3)).toEqual([]);
    expect(await deadLetterReasons()).toEqual([reason]);
    expect(deadLetters).toHaveLength(1);
    expect(await deps.threads.all()).toEqual([]);
  });

  it('none arise before the settings of SP-API are read', async () => {
    deps = { ...deps, settings: memorySettings(shop()) };
    await expect(comes(orderChange(), 5)).rejects.toThrow('SP-API is not in the settings');
    expect(await deadLetterReasons()).toEqual([]);
  });

  it('one of a foreign subscription too, once that had time to become known', async () => {
    const foreign = orderChange({}, { metadata: { ...metadata, SubscriptionId: 'of another' } });
    await expect(comes(foreign, 1)).rejects.toThrow('as far as is known yet');
    await expect(comes(foreign, 2)).rejects.toThrow('as far as is known yet');
    expect(await comes(foreign, 3)).toEqual([]);
    expect(await deadLetterReasons()).toEqual(['foreign ORDER_CHANGE']);
  });

  it('endless nesting never throws anything else', async () => {
    const deep = '{"a":'.repeat(5_000) + '1' + '}'.repeat(5_000);
    await comes(`{"NotificationType":"ORDER_CHANGE","Payload":${deep},"NotificationMetadata":${deep}}`);
    expect(await deadLetterReasons()).toEqual(['malformed ORDER_CHANGE']);
  });

  const nested = '['.repeat(10_000) + ']'.repeat(10_000);

  it.each([
    [nested, 'malformed none'],
    [`{"NotificationType":"ORDER_CHANGE","Payload":${nested}}`, 'malformed ORDER_CHANGE'],
    [
      `{"NotificationType":"SOMETHING_NEW","Payload":{"PostalCode":"1","Rest":${nested}}}`,
      'unknown SOMETHING_NEW',
    ],
  ])(
    'ten thousand lists in one another are dead-lettered with their reason, without the depth (%#)',
    async (body, reason) => {
      expect(await comes(body, 3)).toEqual([]);
      expect(await deadLetterReasons()).toEqual([reason]);
      expect(deadLetters.join()).toContain('(nested deeper)');
      expect(deadLetters.join()).not.toContain('Postal');
      expect(deadLetters.join().length).toBeLessThan(500);
    },
  );
});
