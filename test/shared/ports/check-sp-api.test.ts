import { afterEach, beforeEach, expect, it } from 'vitest';
import { type SpApiMock, startSpApiMock } from '#infra/local/sp-api/mock';
import { amazonSpApi } from '#shared/adapters/sp-api/amazon-sp-api';
import { spApiCredentials } from '#shared/adapters/sp-api/credentials';
import { checkSpApi } from '#shared/application/sp-api/check-sp-api';
import { setUpSpApi } from '#shared/application/sp-api/set-up-sp-api';
import {
  destinationNameOf,
  spApiAccounts,
  wantedSubscriptions,
} from '#shared/contracts/settings/sp-api-accounts';
import { days } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memoryRegistry } from '#test/fakes/memory-sp-api-stores';

const QUEUE = 'arn:aws:sqs:us-east-1:000000000000:notifications';
const { settings } = shop({ spApi: { applicationId: APPLICATION, secret: 'replywatch/sp-api' } });
const against = { accounts: spApiAccounts(settings), subscriptions: wantedSubscriptions(settings) };

let now: number;
let secret: object;
let mock: SpApiMock;
beforeEach(async () => {
  now = at('10:00');
  secret = {
    clientId: 'client',
    clientSecret: 'secret',
    clientSecretExpiresAt: '2026-08-01',
    refreshTokens: { 'acme-us': { na: 'us' }, 'acme-eu': { eu: 'eu' } },
  };
  mock = await startSpApiMock({
    now: () => now,
    applicationId: APPLICATION,
    secret: {
      clientId: 'client',
      clientSecret: 'secret',
      refreshTokens: { 'acme-us': { na: 'us' }, 'acme-eu': { eu: 'eu' } },
    },
    shop: { document: () => undefined },
  });
});
afterEach(() => mock.stop());

const reader = { read: () => Promise.resolve(JSON.stringify(secret)), forget: () => undefined };
const credentials = (read = reader) => spApiCredentials(read, 'replywatch/sp-api');
let paused = 0;
const pause = (ms: number): Promise<void> => {
  paused += 1;
  now += ms;
  return Promise.resolve();
};
const api = () => amazonSpApi({ credentials: credentials(), endpointUrl: mock.endpoint, timeoutMs: 5_000 });

async function check(read = reader): Promise<string[]> {
  now += days(1);
  const lines: string[] = [];
  for await (const { name, findings } of checkSpApi(
    { api: api(), credentials: credentials(read), pause },
    against,
    at('10:00'),
  ))
    lines.push(...findings.map(({ state, what }) => `${state} ${name}: ${what}`));
  return lines;
}
const deploy = (): Promise<unknown> =>
  setUpSpApi(
    { api: api(), registry: memoryRegistry() },
    { queueArn: QUEUE, destinationName: destinationNameOf(QUEUE), subscriptions: against.subscriptions },
    'deploy',
  );

it('says that all is well', async () => {
  await deploy();
  expect(await check()).toEqual([
    'ok The application: the secret can be read',
    'ok The application: the application’s secret lasts until 2026-08-01',
    `ok Region na: notifications go to ${QUEUE}`,
    'ok acme-us in na: authorised; it sells in US, CA',
    'ok acme-us in na: ORDER_CHANGE is subscribed to',
    'ok acme-us in na: ACCOUNT_STATUS_CHANGED is subscribed to',
    'ok acme-us in na: REPORT_PROCESSING_FINISHED is subscribed to',
    'ok acme-us in na: orders can be read',
    `ok Region eu: notifications go to ${QUEUE}`,
    'ok acme-eu in eu: authorised; it sells in DE, GB, FR',
    'ok acme-eu in eu: ORDER_CHANGE is subscribed to',
    'ok acme-eu in eu: ACCOUNT_STATUS_CHANGED is subscribed to',
    'ok acme-eu in eu: REPORT_PROCESSING_FINISHED is subscribed to',
    'ok acme-eu in eu: orders can be read',
  ]);
});

it('says before the first deploy what is missing, and changes nothing', async () => {
  const missing = (await check()).filter((line) => line.startsWith('missing'));
  expect(missing).toHaveLength(8);
  expect(missing[0]).toBe(
    'missing Region na: there is no destination of Replywatch: deploy the stack with SP-API in its settings',
  );
  expect(mock.requests().every(({ operation }) => operation.startsWith('get'))).toBe(true);
});

it('says which store is not authorised, and why', async () => {
  await deploy();
  mock.revoke('acme-eu', 'eu');
  expect((await check()).filter((line) => line.includes('acme-eu'))).toEqual([
    'missing acme-eu in eu: the authorisation: getMarketplaceParticipations: 403 Unauthorized',
  ]);
  secret = { ...secret, refreshTokens: { 'acme-us': { na: 'us' } } };
  expect((await check()).filter((line) => line.includes('acme-eu'))).toEqual([
    'missing acme-eu in eu: the authorisation: there is no refresh token for acme-eu in eu: authorise the application in Seller Central and add the token to the secret',
  ]);
});

it('says what else is wrong: another destination, an expiring secret, an invalid secret', async () => {
  const another = await api().createDestination('na', 'of an ERP', 'arn:aws:sqs:us-east-1:1:erp');
  await api().createSubscription(
    { store: 'acme-us', region: 'na' },
    { type: 'ORDER_CHANGE', payloadVersion: '1.0', destinationId: another },
  );
  secret = { ...secret, clientSecretExpiresAt: '2026-03-10' };
  expect((await check()).filter((line) => line.startsWith('missing')).slice(0, 2)).toEqual([
    'missing The application: the application’s secret expires on 2026-03-10, in 7 days: rotate it in Developer Central',
    'missing Region na: there is no destination of Replywatch: deploy the stack with SP-API in its settings',
  ]);
  expect(await check({ ...reader, read: () => Promise.resolve('https://hooks.example/x') })).toEqual([
    'missing The application: the secret: the secret replywatch/sp-api is not JSON',
  ]);
  expect(await check({ ...reader, read: () => Promise.resolve('{"clientId":"a-secret-thing"}') })).toEqual([
    'missing The application: the secret: the secret replywatch/sp-api is wrong at: clientSecret, refreshTokens',
  ]);
});

it('says which application may not read orders, and what to do; an order that is not there proves that it may', async () => {
  await deploy();
  mock.fail('getOrder', 403, 400);
  expect((await check()).filter((line) => line.includes('orders'))).toEqual([
    'missing acme-us in na: orders cannot be read (getOrder: 403 Fault): give the application the role Inventory and Order Tracking, and authorise it again',
    'ok acme-eu in eu: orders can be read',
  ]);
  mock.fail('getOrder', 503);
  expect((await check()).find((line) => line.includes('orders'))).toMatch(/^unknown acme-us in na: orders/);
});

it('says what it could not find out now', async () => {
  await deploy();
  mock.fail('getSubscription', 429, 429, 429, 429, 503);
  expect((await check()).filter((line) => line.startsWith('unknown'))).toEqual([
    'unknown acme-us in na: ORDER_CHANGE: SP-API does not answer now (getSubscription: 429 QuotaExceeded); try again in a minute',
    'unknown acme-us in na: ACCOUNT_STATUS_CHANGED: SP-API does not answer now (getSubscription: 503 Fault); try again in a minute',
  ]);
});

it('waits for a quota to fill again', async () => {
  await deploy();
  paused = 0;
  mock.fail('getSubscription', 429, 429, 429);
  expect((await check()).every((line) => line.startsWith('ok'))).toBe(true);
  expect(paused).toBe(3);
});
