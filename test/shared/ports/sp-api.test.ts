import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type SpApiMock, startSpApiMock } from '#infra/local/sp-api/mock';
import type { MockShop } from '#infra/local/sp-api/types';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { minutes, seconds } from '#shared/domain/instant';
import { type SpApi, SpApiError } from '#shared/ports/sp-api';
import { at } from '#test/builders/thread';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:notifications';
const US = { store: 'acme-us', region: 'na' } as const;
const EU = { store: 'acme-eu', region: 'eu' } as const;
const MARKETPLACE = 'ATVPDKIKX0DER';
const SECRET: SpApiSecret = {
  clientId: 'amzn1.application-oa2-client.mock',
  clientSecret: 'client-secret-of-the-mock',
  refreshTokens: { 'acme-us': { na: 'Atzr|mock-us' }, 'acme-eu': { eu: 'Atzr|mock-eu' } },
};

let now = at('10:00');
let secret: SpApiSecret;
let content: ReturnType<MockShop['document']>;
let delivered: { queueArn: string; body: string; delaySeconds: number }[];
let mock: SpApiMock;
let api: SpApi;
/** For what is never answered. */
let hasty: SpApi;
beforeEach(async () => {
  now = at('10:00');
  secret = SECRET;
  delivered = [];
  content = { body: 'Date\tRating\n' };
  mock = await startSpApiMock({
    now: () => now,
    applicationId: 'amzn1.sellerapps.app.mock',
    secret: SECRET,
    shop: { document: () => content },
    deliver(queueArn, body, delaySeconds) {
      delivered.push({ queueArn, body, delaySeconds });
      return Promise.resolve();
    },
  });
  const client = (timeoutMs: number): SpApi =>
    amazonSpApi({ credentials: () => Promise.resolve(secret), endpointUrl: mock.endpoint, timeoutMs });
  api = client(5_000);
  hasty = client(600);
});
afterEach(() => mock.stop());

const made = (operation: string): number =>
  mock.requests().filter((one) => one.operation === operation).length;

async function failure(call: Promise<unknown>): Promise<string> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof SpApiError)) throw new Error(`it did not fail as it should: ${String(error)}`);
  const shown = JSON.stringify([error.message, error.stack, error.cause]);
  for (const secretPart of [
    'Atzr|',
    'Atza|',
    'client-secret',
    'nobody should log',
    mock.endpoint,
    'key-to-the-document',
  ])
    expect(shown).not.toContain(secretPart);
  return `${error.failure}: ${error.message}`;
}

describe('notifications', () => {
  it('a destination and a subscription are made, found and removed', async () => {
    expect(await api.destinations('na')).toEqual([]);
    const destinationId = await api.createDestination('na', 'replywatch a', QUEUE);
    expect(await api.destinations('na')).toEqual([
      { id: destinationId, name: 'replywatch a', queueArn: QUEUE },
    ]);
    expect(await api.destinations('eu')).toEqual([]);
    expect(await api.subscription(US, 'ORDER_CHANGE', '1.0')).toBeUndefined();
    const orderChangeTypes = ['BuyerRequestedChange'];
    const terms = { type: 'ORDER_CHANGE', payloadVersion: '1.0', destinationId, orderChangeTypes };
    const id = await api.createSubscription(US, terms);
    expect(await api.subscription(US, 'ORDER_CHANGE', '1.0')).toEqual({ id, ...terms });
    expect(mock.subscriptions()[0]?.processingDirective).toEqual({
      eventFilter: { eventFilterType: 'ORDER_CHANGE', orderChangeTypes },
    });
    // A type that is newer than the package.
    const newer = {
      type: 'SHIPMENT_TRACKING_MILESTONE_CHANGED',
      payloadVersion: '2026-01-30',
      destinationId,
    };
    await api.createSubscription(US, newer);
    expect(await failure(api.deleteDestination('na', destinationId))).toMatch(
      /^conflict: deleteDestination: 409/,
    );
    await api.deleteSubscription('na', 'ORDER_CHANGE', id);
    await api.deleteSubscription('na', newer.type, `sub-acme-us-na-${newer.type}`);
    await api.deleteDestination('na', destinationId);
    expect([mock.destinations(), mock.subscriptions()]).toEqual([[], []]);
  });

  it('what is there already is a conflict, and what is not there is missing', async () => {
    await api.createDestination('na', 'replywatch a', QUEUE);
    expect(await failure(api.createDestination('na', 'replywatch a', QUEUE))).toBe(
      'conflict: createDestination: 409 Conflict',
    );
    expect(await failure(api.deleteSubscription('na', 'ORDER_CHANGE', 'x'))).toBe(
      'missing: deleteSubscriptionById: 404 NotFound',
    );
  });
});

describe('reports', () => {
  it('are asked for, told of when they are done, and fetched', async () => {
    const destinationId = await api.createDestination('na', 'replywatch a', QUEUE);
    await api.createSubscription(US, {
      type: 'REPORT_PROCESSING_FINISHED',
      payloadVersion: '2020-09-04',
      destinationId,
    });
    const reportId = await api.createReport(US, {
      reportType: 'GET_SELLER_FEEDBACK_DATA',
      marketplaceId: MARKETPLACE,
      from: at('2026-02-10T00:00'),
    });
    expect(await api.report(US, reportId)).toEqual({
      reportId,
      reportType: 'GET_SELLER_FEEDBACK_DATA',
      marketplaceIds: [MARKETPLACE],
      createdAt: now,
      status: 'IN_QUEUE',
    });
    expect(delivered).toMatchObject([{ queueArn: QUEUE, delaySeconds: 60 }]);
    expect(JSON.parse(delivered[0]!.body)).toMatchObject({
      notificationType: 'REPORT_PROCESSING_FINISHED',
      payload: { reportProcessingFinishedNotification: { reportId, processingStatus: 'DONE' } },
      notificationMetadata: { subscriptionId: 'sub-acme-us-na-REPORT_PROCESSING_FINISHED' },
    });
    now += minutes(1);
    const done = await api.report(US, reportId);
    expect(done.status).toBe('DONE');
    expect(await api.document(US, done.documentId!)).toBe('Date\tRating\n');
  });

  const documentOf = async (what: typeof content): Promise<string> => {
    content = what;
    const reportId = await api.createReport(US, { reportType: 'R', marketplaceId: MARKETPLACE });
    now += minutes(1);
    return api.document(US, (await api.report(US, reportId)).documentId!);
  };

  it('come zipped or not, and in the charset that they name, or in Latin when they name none', async () => {
    expect(await documentOf({ body: '\uFEFFZufrieden \u263A', gzip: true })).toBe('Zufrieden \u263A');
    const german = Buffer.from('Rückgabe', 'latin1');
    expect(await documentOf({ body: german, contentType: 'text/plain' })).toBe('Rückgabe');
    expect(await documentOf({ body: german, contentType: 'text/plain;charset=ISO-8859-1' })).toBe('Rückgabe');
    const japanese = Buffer.from([0x8e, 0xe6, 0x88, 0xf8]);
    expect(
      await documentOf({ body: japanese, contentType: 'text/plain; charset=Shift_JIS', gzip: true }),
    ).toBe('取引');
  });

  it('without data are cancelled', async () => {
    content = undefined;
    const reportId = await api.createReport(US, { reportType: 'R', marketplaceId: MARKETPLACE });
    now += minutes(1);
    expect(await api.report(US, reportId)).toMatchObject({ status: 'CANCELLED' });
  });

  it('larger than 50 MB, also when they were small before, are refused', async () => {
    const large = Buffer.alloc(50_000_001, 'a');
    expect(await failure(documentOf({ body: large, gzip: true }))).toMatch(/^rejected: .*larger than 50 MB/);
  });

  it('whose document is not delivered, is cut off or cannot be unzipped are asked for again later', async () => {
    mock.fail('download', 500);
    expect(await failure(documentOf({ body: 'a' }))).toBe('unavailable: the document was not delivered: 500');
    mock.fail('download', 'cut');
    expect(await failure(documentOf({ body: 'a' }))).toBe('unavailable: the document was not delivered');
    mock.fail('download', 'garbage');
    expect(await failure(documentOf({ body: 'a', gzip: true }))).toMatch(
      /^unavailable: .*cannot be unzipped/,
    );
  });
});

describe('a call that fails', () => {
  it.each([
    [429, 'throttled: getReport: 429 QuotaExceeded'],
    [403, 'unauthorised: getReport: 403 Fault'],
    [401, 'unauthorised: getReport: 401 Fault'],
    [400, 'rejected: getReport: 400 Fault'],
    [413, 'rejected: getReport: 413 Fault'],
    [404, 'missing: getReport: 404 Fault'],
    [500, 'unavailable: getReport: 500 Fault'],
    [503, 'unavailable: getReport: 503 Fault'],
    ['garbage', 'unavailable: getReport: the answer has an unexpected form'],
    ['cut', 'unavailable: getReport: no answer (ECONNRESET)'],
    ['half', 'unavailable: getReport: no answer (CUT_OFF)'],
    ['hang', /^unavailable: getReport: no answer \((?:API_\w+_TIMEOUT|CUT_OFF)\)$/],
  ] as const)('with %s says so, and is not tried again', async (fault, what) => {
    const isNever = fault === 'half' || fault === 'hang';
    mock.fail('getReport', fault);
    expect(await failure((isNever ? hasty : api).report(US, 'report-1'))).toMatch(what);
    const answered = fault === 'cut' || isNever ? 0 : 1;
    expect(made('getReport')).toBe(answered);
    // The next one is answered, so nothing is left of the fault.
    expect(await failure(api.report(US, 'report-1'))).toBe('missing: getReport: 404 NotFound');
    expect(made('getReport')).toBe(answered + 1);
  });

  it('by an account that is not authorised, or was, says so', async () => {
    expect(await failure(api.marketplaces({ store: 'acme-eu', region: 'fe' }))).toMatch(
      /^unauthorised: there is no refresh token for acme-eu in fe/,
    );
    expect(await api.marketplaces(EU)).toContain('A1PA6795UKMFR9');
    mock.revoke('acme-eu', 'eu');
    expect(await failure(api.marketplaces(EU))).toBe(
      'unauthorised: getMarketplaceParticipations: 403 Unauthorized',
    );
  });
});

describe('tokens', () => {
  it('are shared by calls at once and kept for later ones', async () => {
    let grants = 0;
    const counted = amazonSpApi({
      endpointUrl: mock.endpoint,
      credentials: () => Promise.resolve(secret),
    });
    mock.fail('token');
    await Promise.all([counted.marketplaces(US), counted.marketplaces(US), counted.marketplaces(US)]);
    // The mock numbers its tokens: one more grant gets the number after.
    const probe = await fetch(`${mock.endpoint}/auth/o2/token`, {
      method: 'POST',
      body: JSON.stringify({
        grant_type: 'client_credentials',
        client_id: SECRET.clientId,
        client_secret: SECRET.clientSecret,
      }),
    });
    grants = Number(/mock-(\d+)/.exec(await probe.text())?.[1]) - 1;
    expect(grants).toBe(1);
    await counted.marketplaces(US);
    expect(made('getMarketplaceParticipations')).toBe(4);
  });

  it('that have expired are asked for anew, once', async () => {
    await api.marketplaces(US);
    mock.fail('getMarketplaceParticipations', 'expired-token');
    expect(await api.marketplaces(US)).toContain(MARKETPLACE);
    mock.fail(
      'getMarketplaceParticipations',
      'expired-token',
      'expired-token',
      'expired-token',
      'expired-token',
    );
    const before = made('getMarketplaceParticipations');
    expect(await failure(api.marketplaces(US))).toMatch(/^unauthorised/);
    expect(made('getMarketplaceParticipations') - before).toBe(2);
  });

  it('are refused in words, and asked for again at the next call', async () => {
    secret = { ...SECRET, clientSecret: 'an old client-secret' };
    expect(await failure(api.marketplaces(US))).toBe('unauthorised: Amazon gave no token: invalid_client');
    secret = { ...SECRET, refreshTokens: { 'acme-us': { na: 'Atzr|revoked' } } };
    expect(await failure(api.marketplaces(US))).toBe('unauthorised: Amazon gave no token: invalid_grant');
    secret = SECRET;
    mock.fail('token', 500);
    expect(await failure(api.marketplaces(US))).toMatch(/^unavailable: Amazon gave no token/);
    mock.fail('token', 'half');
    expect(await failure(hasty.destinations('eu'))).toBe('unavailable: Amazon gave no token: CUT_OFF');
    mock.fail('token', 'hang');
    expect(await failure(hasty.destinations('na'))).toMatch(/^unavailable: Amazon gave no token/);
    expect(await api.marketplaces(US)).toContain(MARKETPLACE);
  });
});

describe('the quotas of the mock', () => {
  it('are Amazon’s, by its clock', async () => {
    const ask = () => api.createReport(US, { reportType: 'R', marketplaceId: MARKETPLACE });
    for (let count = 0; count < 15; count += 1) await ask();
    expect(await failure(ask())).toBe('throttled: createReport: 429 QuotaExceeded');
    // Another account has its own.
    await api.createReport(EU, { reportType: 'R', marketplaceId: 'A1PA6795UKMFR9' });
    now += seconds(59);
    expect(await failure(ask())).toMatch(/^throttled/);
    now += seconds(1);
    await ask();
  });
});
