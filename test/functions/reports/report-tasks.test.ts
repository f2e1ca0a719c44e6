import { beforeEach, describe, expect, it } from 'vitest';
import { missingReports, tasksOfDay } from '#functions/reports/plan';
import { ReportError } from '#functions/reports/read/report-error';
import { doTask, type TaskDeps } from '#functions/reports/tasks';
import { days, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import { type ReportProgress, type ReportTask, SpApiError, type SpApiFailure } from '#shared/ports/sp-api';
import { shop } from '#test/builders/shop';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryAskedReports, memoryReportTasks } from '#test/fakes/memory-sp-api-stores';

const NOW = at('04:00');
const PLACE = { store: 'acme-us', marketplaceId: 'ATVPDKIKX0DER' };
const ACCOUNT = { store: 'acme-us', region: 'na' } as const;
const spApi = { applicationId: APPLICATION, secret: 'replywatch/sp-api' };

let queue: ReturnType<typeof memoryReportTasks>;
let asked: ReturnType<typeof memoryAskedReports>;
let progress: Partial<ReportProgress>;
let failure: SpApiFailure | undefined;
let created: unknown[];
let recorded: unknown[];
let deps: TaskDeps;
beforeEach(() => {
  queue = memoryReportTasks();
  asked = memoryAskedReports();
  progress = { status: 'DONE', documentId: 'd' };
  failure = undefined;
  created = [];
  recorded = [];
  const orFail = <Answer>(answer: () => Answer): Promise<Answer> =>
    failure === undefined ? Promise.resolve(answer()) : Promise.reject(new SpApiError(failure, 'words'));
  const unused = (): never => {
    throw new Error('not called here');
  };
  deps = {
    api: {
      destinations: unused,
      createDestination: unused,
      deleteDestination: unused,
      subscription: unused,
      createSubscription: unused,
      deleteSubscription: unused,
      order: unused,
      marketplaces: unused,
      createReport: (account, request) =>
        orFail(() => {
          created.push({ ...account, ...request });
          return `report-${created.length}`;
        }),
      report: (_, reportId) =>
        orFail(() => ({
          reportId,
          reportType: 'GET_SELLER_FEEDBACK_DATA',
          marketplaceIds: [PLACE.marketplaceId],
          createdAt: NOW,
          status: 'DONE' as const,
          ...progress,
        })),
      document: () => orFail(() => 'the text'),
    },
    asked,
    queue,
    isRecorded: () => Promise.resolve(recorded.length > 0),
    record: (...what) => {
      recorded.push(what);
      return Promise.resolve();
    },
    setUp: () =>
      Promise.resolve({ state: 'done', problems: [{ region: 'na', problem: 'no', run: 'daily' }] }),
    isWatched: ({ store }) => store === 'acme-us',
  };
});

const fetchTask = (askedAt: Instant = NOW): ReportTask => ({
  task: 'fetch',
  account: ACCOUNT,
  reportId: 'report-1',
  askedAt,
  notBefore: NOW,
});
const askTask: ReportTask = {
  task: 'ask',
  place: PLACE,
  report: 'feedback',
  day: '2026-03-02',
  askedAt: NOW,
  notBefore: NOW,
};

describe('asking for a report', () => {
  it('asks once, and looks for it after ten minutes, also after an interruption', async () => {
    expect(await doTask(deps, askTask, NOW)).toEqual({ result: 'done' });
    expect(created).toEqual([
      {
        ...ACCOUNT,
        reportType: 'GET_SELLER_FEEDBACK_DATA',
        marketplaceId: PLACE.marketplaceId,
        from: NOW - days(20),
      },
    ]);
    await doTask(deps, askTask, NOW);
    expect(created).toHaveLength(1);
    expect(queue.tasks).toEqual([
      { ...fetchTask(), notBefore: NOW + minutes(10) },
      { ...fetchTask(), notBefore: NOW + minutes(10) },
    ]);
  });

  it('returns to the queue when it comes too early', async () => {
    expect(await doTask(deps, askTask, NOW - 1)).toMatchObject({ result: 'later' });
    expect(queue.tasks).toEqual([askTask]);
    expect(created).toEqual([]);
  });
});

describe('fetching a report', () => {
  it('records it once, for the day of the request', async () => {
    expect(await doTask(deps, fetchTask(), NOW)).toEqual({ result: 'done' });
    expect(await doTask(deps, fetchTask(), NOW)).toEqual({ result: 'done' });
    expect(recorded).toEqual([['feedback', PLACE, NOW, 'the text']]);
  });

  it('without data records that there is none', async () => {
    progress = { status: 'CANCELLED' };
    expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'done' });
    expect(recorded).toEqual([['feedback', PLACE, NOW, undefined]]);
  });

  it.each(['IN_QUEUE', 'IN_PROGRESS', 'unknown'] as const)(
    'that is %s looks again after five minutes',
    async (status) => {
      progress = { status };
      expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'later' });
      expect(queue.tasks).toEqual([{ ...fetchTask(), notBefore: NOW + minutes(5) }]);
    },
  );

  it('that is done and names no document looks again', async () => {
    progress = { status: 'DONE' };
    expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'later' });
  });

  it.each([
    ['FATAL', { status: 'FATAL' as const }],
    ['no report at all', { status: 'DONE' as const, documentId: 'd' }],
  ])('that is %s is given up', async (what, of) => {
    progress = of;
    if (what !== 'FATAL')
      deps = {
        ...deps,
        record: () => Promise.reject(new ReportError('this is not a seller performance report')),
      };
    expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'given-up' });
    expect(queue.tasks).toEqual([]);
  });

  it('of another kind is ignored', async () => {
    progress = { reportType: 'GET_MERCHANT_LISTINGS_ALL_DATA' };
    expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'done' });
    progress = {};
    const ofAnother = { ...fetchTask(), account: { store: 'of another', region: 'na' } } as const;
    expect(await doTask(deps, ofAnother, NOW)).toMatchObject({ result: 'done' });
    progress = { marketplaceIds: [] };
    expect(await doTask(deps, fetchTask(), NOW)).toMatchObject({ result: 'done' });
    expect(recorded).toEqual([]);
  });
});

describe('a call that fails', () => {
  it.each([
    ['throttled', seconds(70)],
    ['unavailable', minutes(1)],
  ] as const)('because it is %s waits in the queue', async (why, wait) => {
    failure = why;
    expect(await doTask(deps, fetchTask(), NOW)).toEqual({ result: 'later', why: 'words' });
    expect(queue.tasks).toEqual([{ ...fetchTask(), notBefore: NOW + wait }]);
  });

  it('repeatedly waits longer, at most half an hour, and is given up after a day', async () => {
    failure = 'unavailable';
    await doTask(deps, fetchTask(NOW - hours(1)), NOW);
    await doTask(deps, fetchTask(NOW - hours(23)), NOW);
    expect(queue.tasks.map(({ notBefore }) => notBefore - NOW)).toEqual([minutes(15), minutes(30)]);
    expect(await doTask(deps, fetchTask(NOW - hours(25)), NOW)).toMatchObject({ result: 'given-up' });
    expect(queue.tasks).toHaveLength(2);
  });

  it.each(['unauthorised', 'rejected', 'missing', 'conflict'] as const)(
    'because it is %s is given up at once',
    async (why) => {
      failure = why;
      expect(await doTask(deps, askTask, NOW)).toEqual({ result: 'given-up', why: 'words' });
      expect(queue.tasks).toEqual([]);
    },
  );

  it('in another way fails the message, which is redelivered', async () => {
    deps = { ...deps, isRecorded: () => Promise.reject(new Error('no table')) };
    await expect(doTask(deps, fetchTask(), NOW)).rejects.toThrow('no table');
  });
});

describe('setting up', () => {
  it('goes on in another round when SP-API asks to wait', async () => {
    const task: ReportTask = { task: 'set-up', run: 'daily', askedAt: NOW, notBefore: NOW };
    expect(await doTask(deps, task, NOW)).toEqual({ result: 'done', problems: 1 });
    deps = { ...deps, setUp: () => Promise.resolve({ state: 'waits', problems: [] }) };
    expect(await doTask(deps, task, NOW)).toMatchObject({ result: 'later' });
    expect(queue.tasks).toEqual([{ ...task, notBefore: NOW + seconds(70) }]);
  });
});

describe('the plan of a day', () => {
  it('asks for four reports of each marketplace, those of an account a minute apart', () => {
    const tasks = tasksOfDay(shop({ spApi }).settings, NOW);
    expect(tasks.map((one) => one.task)).toEqual(['set-up', ...Array.from({ length: 12 }, () => 'ask')]);
    const eu = tasks.flatMap((one) =>
      one.task === 'ask' && one.place.store === 'acme-eu' ? [one.notBefore - NOW] : [],
    );
    expect(eu).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(minutes));
    expect(tasksOfDay(shop().settings, NOW)).toEqual([]);
  });

  it('reports what has been missing for three days since its request', async () => {
    const snapshots = memorySnapshots();
    const { settings } = shop({ spApi: { ...spApi, stores: ['acme-us'] } });
    const missing = (): Promise<string[]> => missingReports({ asked, snapshots }, settings, NOW);
    expect(await missing()).toEqual([]);
    await asked.note(PLACE, 'feedback', '2026-02-27', 'report-1');
    expect(await missing()).toEqual(['acme-us ATVPDKIKX0DER feedback']);
    const snapshot = { ...PLACE, report: 'feedback', at: NOW, content: { byRating: [] } } as const;
    await snapshots.put({ ...snapshot, day: '2026-02-26' });
    expect(await missing()).toHaveLength(1);
    await snapshots.put({ ...snapshot, day: '2026-02-27' });
    expect(await missing()).toEqual([]);
  });
});
