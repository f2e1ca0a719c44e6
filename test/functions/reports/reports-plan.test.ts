import { beforeEach, expect, it } from 'vitest';
import { reports, type ReportsDeps } from '#functions/reports/reports';
import { changeThread } from '#shared/application/threads/change-thread';
import { days } from '#shared/domain/instant';
import { foldThread } from '#shared/domain/thread/fold';
import { SpApiError } from '#shared/ports/sp-api';
import { shop } from '#test/builders/shop';
import { APPLICATION } from '#test/builders/sp-api-notification';
import { at } from '#test/builders/thread';
import { memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memorySnapshots } from '#test/fakes/memory-snapshots';
import { memoryAskedReports, memoryRegistry, memoryReportTasks } from '#test/fakes/memory-sp-api-stores';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('03:40');
let queue: ReturnType<typeof memoryReportTasks>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let deps: ReportsDeps;
let expiresAt: number | undefined;
beforeEach(() => {
  queue = memoryReportTasks();
  alerts = memoryAlertQueue();
  expiresAt = undefined;
  const threads = memoryThreadStore();
  const unused = (): never => {
    throw new Error('planning calls nothing of SP-API');
  };
  deps = {
    threads,
    waits: threads,
    alerts,
    change: changeThread,
    snapshots: memorySnapshots(),
    asked: memoryAskedReports(),
    registry: memoryRegistry(),
    notificationsQueueArn: 'arn:aws:sqs:us-east-1:000000000000:notifications',
    queue,
    settings: memorySettings(shop({ spApi: { applicationId: APPLICATION, secret: 'replywatch/sp-api' } })),
    now: () => NOW,
    credentials: () =>
      Promise.resolve({
        clientId: 'c',
        clientSecret: 's',
        refreshTokens: {},
        ...(expiresAt !== undefined && { clientSecretExpiresAt: expiresAt }),
      }),
    api: {
      destinations: unused,
      createDestination: unused,
      deleteDestination: unused,
      subscription: unused,
      createSubscription: unused,
      deleteSubscription: unused,
      order: unused,
      marketplaces: unused,
      createReport: unused,
      report: unused,
      document: unused,
    },
  };
});

const secretThread = async () => (await deps.threads.load(['sp-api.client-secret'], NOW))[0]?.thread;

it('queues the tasks of the day, and reports what is missing', async () => {
  expect(await reports(deps).plan(NOW)).toEqual({ planned: 13, missing: [] });
  expect(queue.tasks).toHaveLength(13);
  expect(await secretThread()).toBeUndefined();
});

it('alerts the managers two weeks before the application’s secret expires, and stops once it was renewed', async () => {
  expiresAt = NOW + days(13);
  await reports(deps).plan(NOW);
  const waiting = (await secretThread())!;
  expect(foldThread(waiting, NOW)?.messages).toMatchObject([{ about: 'client-secret', dueAt: expiresAt }]);
  expect(
    alerts
      .take(NOW)
      .map(({ channel }) => channel)
      .toSorted(),
  ).toEqual(['email', 'slack']);
  expiresAt = NOW + days(180);
  await reports(deps).plan(NOW);
  expect(foldThread((await secretThread())!, NOW)?.ended?.by).toBe('closed');
});

it('has queued the tasks when the secret turns out to be unreadable, and fails, so that an alarm rings', async () => {
  deps = {
    ...deps,
    credentials: () => Promise.reject(new SpApiError('unauthorised', 'the secret x cannot be read')),
  };
  await expect(reports(deps).plan(NOW)).rejects.toThrow('cannot be read');
  expect(queue.tasks).toHaveLength(13);
});
