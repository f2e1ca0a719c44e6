import { afterEach, expect, it } from 'vitest';
import { type ShopFigures, smallShop } from '#infra/local/sp-api/small-shop';
import { MOCK_APPLICATION } from '#infra/local/sp-api/sp-api-settings';
import type { MockShop } from '#infra/local/sp-api/types';
import { accountStatusChanged } from '#test/builders/sp-api-notification';
import { startStory, type Story } from './story.ts';

const US = 'ATVPDKIKX0DER';
const GOOD: ShopFigures = { orderDefectRate: 0.003, accountStatus: 'NORMAL', answeredPercent: 97 };

let story: Story;
afterEach(async () => {
  await story.stack.stop();
});

/** A shop whose American marketplace has these rates, and which has no feedback and no returns. */
function shopWith(us: () => Partial<ShopFigures>): MockShop {
  return {
    document: (of) =>
      of.reportType.includes('PERFORMANCE')
        ? smallShop(() => (of.marketplaceId === US ? { ...GOOD, ...us() } : GOOD)).document(of)
        : undefined,
  };
}

/** What was sent, except the weekly digest of each Monday. */
const alerts = async (): Promise<string[]> =>
  (await story.newAlerts()).filter((line) => !line.endsWith('T06:00 email chen@acme.example '));

interface SpApiHealth {
  readonly spApi: {
    readonly accounts: readonly {
      readonly store: string;
      readonly reports: readonly {
        readonly marketplaceId: string;
        readonly lastDay: Record<string, string | null>;
      }[];
    }[];
  };
}
const lastDays = async (): Promise<(string | null)[]> =>
  (JSON.parse((await story.get('/api/health')).body) as SpApiHealth).spApi.accounts.flatMap(({ reports }) =>
    reports.flatMap(({ lastDay }) => Object.values(lastDay)),
  );
const calls = (operation: string): readonly { status: number; at: number; store?: string }[] =>
  story.stack.spApi!.requests().filter((one) => one.operation === operation);

it('a day of reports: all of them are recorded within the quotas, including the one whose notification was lost', async () => {
  story = await startStory('03:00', { spApiMock: smallShop() });
  story.stack.spApi!.loseNotification('GET_V1_SELLER_PERFORMANCE_REPORT');
  await story.until('03:39');
  expect(calls('createReport')).toEqual([]);
  await story.until('05:00');
  // Three marketplaces, four reports each.
  expect(await lastDays()).toEqual(Array.from({ length: 12 }, () => '2026-03-02'));
  expect(calls('createReport')).toHaveLength(12);
  expect(calls('getReportDocument')).toHaveLength(12);
  expect(story.stack.spApi!.requests().filter(({ status }) => status === 429)).toEqual([]);
  const { body } = await story.get('/api/account?store=acme-us');
  expect(JSON.parse(body)).toMatchObject([
    {
      store: 'acme-us',
      marketplaceId: US,
      performance: {
        day: '2026-03-02',
        accountStatus: 'NORMAL',
        healthRating: { status: 'GREAT', score: 412 },
        measures: [
          {
            name: 'order-defect-rate-mfn',
            value: 0.003,
            target: { value: 0.01, side: 'below' },
            parts: { claims: 3, chargebacks: 1, negativeFeedback: 2 },
          },
          { name: 'late-shipment-rate' },
          { name: 'cancellation-rate' },
          { name: 'valid-tracking-rate' },
        ],
      },
      contactResponse: { frames: [{ within24Hours: 97 }, {}, {}] },
      feedback: { byRating: [1, 1, 1, 0, 0] },
      returns: { total: 3, pending: 1, claims: 1 },
    },
  ]);
  expect(JSON.parse((await story.get('/api/account?day=2026-03-01')).body)).toMatchObject([
    { performance: null },
    { performance: null },
    { performance: null },
  ]);
  expect((await story.get('/api/account?day=today')).status).toBe(400);
  // An account asks for one a minute, so the quota's reserve of fifteen stays untouched.
  const times = calls('createReport').flatMap(({ at, store }) => (store === 'acme-eu' ? [at] : []));
  expect(times.slice(1).every((time, index) => time - times[index]! >= 60_000)).toBe(true);
  // The function looked for the lost ones after ten minutes, and for the others not again once they were recorded.
  const looked = calls('getReport').length;
  await story.until('23:00');
  expect(calls('getReport')).toHaveLength(looked);
  await story.until('03-03T05:00');
  expect(await lastDays()).toEqual(Array.from({ length: 12 }, () => '2026-03-03'));
});

it('throttled, failing and hanging requests wait in the queue, and the day is recorded all the same', async () => {
  story = await startStory('03:00', { spApiMock: shopWith(() => ({})) });
  const { spApi } = story.stack;
  spApi!.fail('createReport', 429, 500, 'cut', 429);
  spApi!.fail('getReport', 503, 429, 'garbage');
  spApi!.fail('getReportDocument', 429, 500);
  spApi!.fail('download', 403, 'cut');
  await story.until('08:00');
  expect((await lastDays()).filter((day) => day === '2026-03-02')).toHaveLength(12);
  // Interrupted requests are not among them; only failed ones were repeated.
  expect(calls('createReport').filter(({ status }) => status < 300)).toHaveLength(12);
});

it('the order defect rate crosses 0.5 % and 1 %: each crossing alerts once, and a recovery lets it alert again', async () => {
  let orderDefectRate = 0.003;
  story = await startStory('03:00', { spApiMock: shopWith(() => ({ orderDefectRate })) });
  const day = async (date: string, rate: number): Promise<string[]> => {
    orderDefectRate = rate;
    await story.until(`${date}T23:00`);
    return alerts();
  };
  expect(await day('03-02', 0.003)).toEqual([]);
  // The on-call person and the manager, each by e-mail, and their two channels.
  const people = [
    'email chen@acme.example',
    'email li@acme.example',
    'slack replywatch/slack/care',
    'slack replywatch/slack/managers',
  ];
  const called = (lines: readonly string[]): string[] =>
    lines.map((line) => line.split(' ').slice(1, 3).join(' '));
  orderDefectRate = 0.0061;
  await story.until('03-03T23:00');
  const mail = story.stack.outbox().find(({ to }) => to.includes('chen@acme.example'));
  expect(mail?.subject).toContain('Account metric close to its limit: Acme US, amazon.com');
  expect(mail?.text).toContain('Order defect rate (shipped by you) is 0.61%; the limit is 0.5%');
  expect(mail?.text).toContain('https://sellercentral.amazon.com/performance/dashboard');
  expect(mail?.text).not.toContain('Order:');
  expect(called(await alerts())).toEqual(people);
  expect(await day('03-04', 0.007)).toEqual([]);
  expect(called(await day('03-05', 0.012))).toEqual(['email ana@acme.example', ...people]);
  expect(await day('03-06', 0.013)).toEqual([]);
  expect((await story.threads()).map(({ id }) => id)).toEqual([
    `acme-us.figure-warning-${US}-order-defect-rate-mfn`,
    `acme-us.figure-alarm-${US}-order-defect-rate-mfn`,
  ]);
  expect(await day('03-07', 0.004)).toEqual([
    '07T03:45 slack replywatch/slack/care 2 closed',
    '07T03:45 slack replywatch/slack/managers 2 closed',
  ]);
  expect(await story.threads()).toEqual([]);
  expect(called(await day('03-08', 0.005))).toEqual(people);
});

it('bad feedback and a waiting return open threads with their clocks; a claim in the report has its own thread', async () => {
  story = await startStory('03:00', {
    spApiMock: { document: (of) => (of.marketplaceId === US ? smallShop().document(of) : undefined) },
  });
  await story.until('05:00');
  const open = (await story.threads()).map(({ id, kind }) => `${kind} ${id}`).toSorted();
  expect(open).toEqual([
    'claim acme-us.333-3333333-4444444.claim',
    'feedback acme-us.222-3344556-7788990.feedback',
    'return acme-us.333-5566778-9900112.return',
  ]);
  const recent = await alerts();
  expect(recent.length).toBeGreaterThan(0);
  expect(JSON.stringify(story.stack.outbox())).not.toContain('manual');
  const seen = JSON.parse((await story.get('/api/threads/acme-us.333-3333333-4444444.claim')).body) as {
    kind: string;
  };
  expect(seen.kind).toBe('claim');
  // The next day's reports say the same: nothing opens twice.
  await story.until('03-03T05:00');
  const again = (await story.threads()).map(({ id, waiting }) => `${waiting} ${id}`);
  expect(again).toContain('1 acme-us.222-3344556-7788990.feedback');
});

it('an account at risk alerts everyone by every channel at once, and the report of the same day does not alert again', async () => {
  let accountStatus = 'NORMAL';
  story = await startStory('02:00', { spApiMock: shopWith(() => ({ accountStatus })) });
  const changes = async (status: string, time: string): Promise<void> => {
    await story.stack.notify(
      JSON.stringify(
        accountStatusChanged(status, {
          eventTime: `2026-${time}:00Z`,
          metadata: {
            ApplicationId: MOCK_APPLICATION,
            SubscriptionId: 'sub-acme-us-na-ACCOUNT_STATUS_CHANGED',
            NotificationId: `${status} ${time}`,
          },
        }),
      ),
    );
    await story.stack.settle();
  };
  accountStatus = 'AT_RISK';
  await changes('AT_RISK', '03-02T02:00');
  expect((await alerts()).map((line) => line.split(' ').slice(0, 3).join(' '))).toEqual([
    '02T02:00 email ana@acme.example',
    '02T02:00 email chen@acme.example',
    '02T02:00 email li@acme.example',
    '02T02:00 slack replywatch/slack/care',
    '02T02:00 slack replywatch/slack/managers',
  ]);
  await story.until('05:00');
  expect(await alerts()).toEqual([]);
  await changes('NORMAL', '03-02T05:00');
  expect(await story.threads()).toEqual([]);
  // Its notification is lost: the report of the next day contains it.
  accountStatus = 'DEACTIVATED';
  await story.until('03-03T05:00');
  expect((await alerts()).filter((line) => line.includes('email'))).toHaveLength(3);
  expect((await story.threads()).map(({ id }) => id)).toEqual([`acme-us.account-${US}-DEACTIVATED`]);
});

it('Amazon counts contacts of a week of which we have seen none: somebody is alerted, once', async () => {
  story = await startStory('03:00', { spApiMock: shopWith(() => ({})) });
  await story.until('03-08T23:00');
  expect(await alerts()).toEqual([]);
  await story.until('03-10T23:00');
  const telling = story.stack.outbox().filter(({ text }) => text.includes('Replywatch counts nothing'));
  expect(telling.length).toBeGreaterThan(0);
  expect((await story.threads()).map(({ id }) => id).toSorted()).toEqual(
    [
      'acme-eu.figure-alarm-A1F83G8C2ARO7P',
      'acme-eu.figure-alarm-A1PA6795UKMFR9',
      'acme-us.figure-alarm-ATVPDKIKX0DER',
    ].map((id) => `${id}-response-rate-differs`),
  );
  await story.stack.clearOutbox();
  await story.until('03-11T23:00');
  expect(await alerts()).toEqual([]);
});
