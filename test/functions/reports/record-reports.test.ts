import { beforeEach, describe, expect, it } from 'vitest';
import { ReportError } from '#functions/reports/read/report-error';
import { recordReport } from '#functions/reports/record/record-report';
import type { RecordingDeps } from '#functions/reports/record/recording';
import { type ShopFigures, smallShop } from '#infra/local/sp-api/small-shop';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { REPORT_TYPES, type ReportName } from '#shared/domain/account/report';
import { dayOf } from '#shared/domain/figures/closed-day';
import { days, hours, type Instant, minutes } from '#shared/domain/instant';
import type { Fact } from '#shared/domain/thread/fact';
import { foldThread } from '#shared/domain/thread/fold';
import { shop } from '#test/builders/shop';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memoryAlertQueue } from '#test/fakes/memory-ports';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const PLACE = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
const ORDER = '222-3344556-7788990';
const versioned = shop({ spApi: { applicationId: APPLICATION, secret: 'replywatch/sp-api' } });
const rules = rulesOf(versioned);

let deps: RecordingDeps;
let now: Instant;
beforeEach(() => {
  const threads = memoryThreadStore();
  deps = {
    threads,
    waits: threads,
    alerts: memoryAlertQueue(),
    change: changeThread,
    snapshots: memorySnapshots(),
    settings: versioned.settings,
    rules,
  };
  now = at('04:00');
});

/** A report of the day, recorded five minutes after it was requested. */
const comes = (report: ReportName, text: string | undefined): Promise<void> =>
  recordReport(deps, report, { place: PLACE, day: dayOf(now), at: now - minutes(5), text, now });
const nextDay = (count = 1): void => {
  now += days(count);
};
const stateOf = async (id: string): Promise<string> => {
  const [stored] = await deps.threads.load([id], now);
  const cycle = stored && foldThread(stored.thread, now);
  return cycle === undefined ? 'none' : cycle.ended === undefined ? 'waits' : cycle.ended.by;
};
const factsOf = async (id: string): Promise<readonly Fact[]> =>
  (await deps.threads.load([id], now))[0]?.thread.facts ?? [];
const american = (instant: Instant): string => {
  const day = new Date(instant);
  return `${day.getUTCMonth() + 1}/${day.getUTCDate()}/26`;
};

describe('feedback', () => {
  const ID = `acme-us.${ORDER}.feedback`;
  const HEADER = 'Date\tRating\tComments\tYour Response\tOrder ID\tRater Email';
  const report = (stars: number, day: Instant, response = ''): string =>
    `${HEADER}\n${american(day)}\t${stars}\tcomment\t${response}\t${ORDER}\tx`;
  const later = async (text: string): Promise<void> => {
    await comes('feedback', undefined);
    nextDay();
    await comes('feedback', text);
  };

  it('of one or two stars waits until it is answered', async () => {
    await later(report(2, now));
    expect(await stateOf(ID)).toBe('waits');
    expect(await factsOf(ID)).toMatchObject([
      { type: 'concern-raised', about: 'stars', value: 2, at: now - minutes(5) },
    ]);
    nextDay();
    await comes('feedback', report(2, now - days(1)));
    expect(await factsOf(ID)).toHaveLength(1);
    await comes('feedback', report(2, now - days(1), 'We are sorry'));
    expect(await stateOf(ID)).toBe('closed');
  });

  it('of three stars is a figure, and no thread', async () => {
    await later(report(3, now));
    expect(await deps.threads.all()).toEqual([]);
    expect((await deps.snapshots.latest(PLACE, 'feedback'))?.content).toEqual({ byRating: [0, 0, 1, 0, 0] });
  });

  it('in the very first report is history when it is older than three days by every reading of its date', async () => {
    await comes('feedback', report(1, now - days(10)));
    expect(await stateOf(ID)).toBe('lapsed');
    nextDay();
    await comes('feedback', report(1, now - days(11)));
    expect(await stateOf(ID)).toBe('lapsed');
  });

  it('in the very first report waits when it is new', async () => {
    await comes('feedback', report(1, now - days(1)));
    expect(await stateOf(ID)).toBe('waits');
  });

  it('of months ago, repeated in each report, is left alone', async () => {
    await later(`${HEADER}\n12/25/25\t1\tcomment\t\t${ORDER}\tx`);
    expect(await deps.threads.all()).toEqual([]);
  });
});

describe('returns', () => {
  const ID = `acme-us.${ORDER}.return`;
  const CLAIM = `acme-us.${ORDER}.claim`;
  const report = (status: string, day: Instant, claim = 'N'): string =>
    `Order ID\tReturn request date\tReturn request status\tAmazon RMA ID\tA-to-Z Claim\n${ORDER}\t${new Date(day).toISOString().slice(0, 10)}\t${status}\tR1\t${claim}`;
  const mailSays = (fact: Fact): Promise<unknown> =>
    record({ ...deps, rules }, { id: ID, kind: 'return', ...PLACE, orderId: ORDER }, [fact], now);

  it('that wait open the thread that their mail would open, from the beginning of their day', async () => {
    await comes('returns', report('Pending', now));
    expect(await factsOf(ID)).toMatchObject([
      { type: 'return-requested', trusted: true, at: Date.parse('2026-03-02') },
    ]);
    nextDay();
    await comes('returns', report('Pending', now - days(1)));
    expect(await factsOf(ID)).toHaveLength(1);
    await comes('returns', report('Approved', now - days(1)));
    expect(await stateOf(ID)).toBe('closed');
  });

  it('whose mail arrived count once, also when the report lags behind', async () => {
    await mailSays({ type: 'return-requested', id: 'mail', at: at('02:00'), trusted: true });
    await comes('returns', report('Pending', now));
    expect(await factsOf(ID)).toHaveLength(1);
    await mailSays({ type: 'return-authorised', id: 'done', at: at('05:00'), trusted: true });
    nextDay();
    await comes('returns', report('Pending', now - days(1)));
    expect(await stateOf(ID)).toBe('closed');
  });

  it('with an unknown word end nothing', async () => {
    await comes('returns', report('Pending', now));
    await comes('returns', report('In review', now));
    expect(await stateOf(ID)).toBe('waits');
  });

  it('end by their own decision, and not by an older one of the same order', async () => {
    await mailSays({ type: 'return-requested', id: 'mail', at: at('02:00'), trusted: true });
    await comes('returns', report('Approved', now - days(10)));
    expect(await stateOf(ID)).toBe('waits');
    await comes('returns', report('Rejected', now));
    expect(await stateOf(ID)).toBe('closed');
    expect((await factsOf(ID)).map(({ type }) => type)).toEqual(['return-requested', 'return-decided']);
  });

  it('that are decided make no thread', async () => {
    await comes('returns', report('Approved', now));
    expect(await deps.threads.all()).toEqual([]);
  });

  it('with an A-to-z claim open the claim’s thread, when its mail has not', async () => {
    await comes('returns', report('Approved', now, 'Y'));
    expect(await stateOf(CLAIM)).toBe('waits');
    nextDay();
    await comes('returns', report('Approved', now - days(1), 'Y'));
    expect(await factsOf(CLAIM)).toHaveLength(1);
  });

  it('with a claim whose mail arrived leave its thread alone', async () => {
    const opened: Fact = {
      type: 'claim-opened',
      id: 'mail',
      at: at('01:00'),
      trusted: true,
      dueAt: at('20:00'),
    };
    await record({ ...deps, rules }, { id: CLAIM, kind: 'claim', ...PLACE, orderId: ORDER }, [opened], now);
    await comes('returns', report('Approved', now, 'Y'));
    expect(await factsOf(CLAIM)).toEqual([opened]);
  });

  it('with an old claim in the very first report are history', async () => {
    await comes('returns', report('Approved', now - days(9), 'Y'));
    expect(await stateOf(CLAIM)).toBe('lapsed');
  });
});

describe('performance', () => {
  const report = (figures: Partial<ShopFigures>, change: (text: string) => string = (text) => text): string =>
    change(
      String(
        smallShop(() => ({
          orderDefectRate: 0.003,
          accountStatus: 'NORMAL',
          answeredPercent: 97,
          ...figures,
        })).document({
          ...PLACE,
          reportType: REPORT_TYPES.performance,
          at: now,
        })!.body,
      ),
    );
  const WARNING = 'acme-us.figure-warning-ATVPDKIKX0DER-order-defect-rate-mfn';
  const ALARM = 'acme-us.figure-alarm-ATVPDKIKX0DER-order-defect-rate-mfn';

  it('crosses its lines and recovers', async () => {
    const states: string[] = [];
    for (const orderDefectRate of [0.003, 0.0061, 0.02, 0.006, 0.001]) {
      await comes('performance', report({ orderDefectRate }));
      states.push(`${await stateOf(WARNING)} ${await stateOf(ALARM)}`);
      nextDay();
    }
    expect(states).toEqual(['none none', 'waits none', 'waits waits', 'waits closed', 'closed closed']);
    expect(await factsOf(ALARM)).toMatchObject([
      { about: 'order-defect-rate-mfn', value: 0.02, line: 0.01 },
      {},
    ]);
  });

  it('recorded again, as after a crash, changes nothing', async () => {
    const text = report({ orderDefectRate: 0.02, accountStatus: 'AT_RISK' });
    await comes('performance', text);
    const before = await deps.threads.load(await deps.threads.all(), now);
    await comes('performance', text);
    expect(await deps.threads.load(await deps.threads.all(), now)).toEqual(before);
  });

  it('holds Amazon’s warnings until the report omits them', async () => {
    const spamming = 'acme-us.figure-alarm-ATVPDKIKX0DER-spammingSellerMessaging';
    const bad = (text: string): string =>
      text.replace('"spammingSellerMessaging","status":"GOOD"', '"spammingSellerMessaging","status":"BAD"');
    const gone = (text: string): string => text.replace(/"warningStates":\[[^\]]*\]/, '"warningStates":[]');
    await comes('performance', report({}));
    expect(await stateOf(spamming)).toBe('none');
    nextDay();
    await comes('performance', report({}, bad));
    expect(await stateOf(spamming)).toBe('waits');
    nextDay();
    await comes('performance', report({}, gone));
    expect(await stateOf(spamming)).toBe('closed');
  });

  it('ends no warning without the whole list, or without data', async () => {
    const spamming = 'acme-us.figure-alarm-ATVPDKIKX0DER-spammingSellerMessaging';
    const saying = (status: string) => (text: string) =>
      text.replace(
        '"spammingSellerMessaging","status":"GOOD"',
        `"spammingSellerMessaging","status":"${status}"`,
      );
    await comes('performance', report({}, saying('BAD')));
    for (const change of [
      saying('NONE'),
      (text: string) => text.replace('"warningStates"', '"others"'),
      (text: string) => text.replace(/"warningStates":\[[^\]]*\]/, '"warningStates":[{"warningType":7}]'),
    ]) {
      nextDay();
      await comes('performance', report({}, change));
      expect(await stateOf(spamming)).toBe('waits');
    }
    nextDay();
    await comes('performance', report({}));
    expect(await stateOf(spamming)).toBe('closed');
  });

  it('ends no status of the account by an unknown one', async () => {
    const deactivated = 'acme-us.account-ATVPDKIKX0DER-DEACTIVATED';
    await comes('performance', report({ accountStatus: 'DEACTIVATED' }));
    for (const accountStatus of ['IN_TRANSITION', 'NONE', 'AT_RISK'] as const) {
      nextDay();
      await comes(
        'performance',
        report({}, (text) => text.replace('"NORMAL"', `"${accountStatus}"`)),
      );
      expect(await stateOf(deactivated)).toBe(accountStatus === 'AT_RISK' ? 'closed' : 'waits');
    }
  });

  it('of an earlier day that arrives late does not alert about something that is over', async () => {
    const late = now;
    nextDay();
    await comes('performance', report({ orderDefectRate: 0.001 }));
    const today = now;
    now = late;
    await comes('performance', report({ orderDefectRate: 0.02 }));
    now = today;
    await comes('performance', report({ orderDefectRate: 0.001 }));
    expect(await stateOf(ALARM)).toBe('closed');
  });

  it('that cannot be read is reported, and nothing of it is stored', async () => {
    await expect(comes('performance', '{}')).rejects.toThrow(ReportError);
    expect(await deps.snapshots.latest(PLACE, 'performance')).toBeUndefined();
  });

  it('without data is no report', async () => {
    await comes('performance', undefined);
    expect(await deps.snapshots.latest(PLACE, 'performance')).toBeUndefined();
  });
});

describe('contact response times', () => {
  const ID = 'acme-us.figure-alarm-ATVPDKIKX0DER-response-rate-differs';
  const report = (answeredPercent: number): string =>
    String(
      smallShop(() => ({ orderDefectRate: 0, accountStatus: 'NORMAL', answeredPercent })).document({
        ...PLACE,
        reportType: REPORT_TYPES['contact-response'],
        at: now,
      })!.body,
    );
  const buyersWrite = async (count: number): Promise<void> => {
    for (let index = 0; index < count; index += 1) {
      const orderId = `111-000000${index}-${String(index).padStart(7, '0')}`;
      const asked = now + hours(index);
      await record(
        { ...deps, rules },
        { id: `acme-us.${orderId}`, kind: 'message', ...PLACE, orderId },
        [
          { type: 'buyer-message', id: `m${index}`, at: asked, trusted: true },
          { type: 'seller-reply', id: `r${index}`, at: asked + hours(7), trusted: true },
        ],
        asked + hours(8),
      );
    }
  };

  it('are compared once a whole frame was watched, and alert when they differ', async () => {
    await comes('contact-response', report(50));
    await buyersWrite(20);
    nextDay(6);
    await comes('contact-response', report(50));
    expect(await stateOf(ID)).toBe('none');
    nextDay();
    await comes('contact-response', report(50));
    expect(await stateOf(ID)).toBe('waits');
    expect(await factsOf(ID)).toMatchObject([{ about: 'response-rate-differs', value: 0.5, line: 1 }]);
    const empty = '<PerformanceMetrics></PerformanceMetrics>';
    await comes('contact-response', empty);
    expect(await stateOf(ID)).toBe('waits');
    await comes('contact-response', report(97));
    expect(await stateOf(ID)).toBe('closed');
  });
});
