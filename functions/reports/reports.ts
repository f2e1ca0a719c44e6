import { setUpSpApi } from '#shared/application/sp-api/set-up-sp-api';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { SettingsSource, VersionedSettings } from '#shared/contracts/settings/settings';
import {
  destinationNameOf,
  spApiAccounts,
  wantedSubscriptions,
} from '#shared/contracts/settings/sp-api-accounts';
import type { SpApiSecret } from '#shared/contracts/sp-api-secret';
import { secretExpiry } from '#shared/domain/account/secret-expiry';
import { dayOf } from '#shared/domain/figures/closed-day';
import type { Instant } from '#shared/domain/instant';
import type { Now } from '#shared/ports/now';
import type { AskedReports, ReportTask, ReportTaskQueue, SpApi, SpApiRegistry } from '#shared/ports/sp-api';
import { missingReports, tasksOfDay } from './plan.ts';
import { recordReport } from './record/record-report.ts';
import type { RecordingDeps } from './record/recording.ts';
import { doTask, type TaskOutcome } from './tasks.ts';

export interface ReportsDeps extends Omit<RecordingDeps, 'settings' | 'rules'> {
  readonly api: SpApi;
  readonly credentials: () => Promise<SpApiSecret>;
  readonly registry: SpApiRegistry;
  readonly notificationsQueueArn: string;
  readonly asked: AskedReports;
  readonly queue: ReportTaskQueue;
  readonly settings: SettingsSource;
  readonly now: Now;
}

/** The result of planning a day. */
export interface Planned {
  readonly planned: number;
  /** Reports that have not arrived for three days. */
  readonly missing: readonly string[];
}

/** This function does two things: it plans a day, and works on one of its tasks. */
export function reports(deps: ReportsDeps): {
  readonly plan: (asOf: Instant) => Promise<Planned>;
  readonly work: (task: ReportTask) => Promise<TaskOutcome>;
} {
  return {
    async plan(asOf) {
      const versioned = await deps.settings.current();
      const tasks = tasksOfDay(versioned.settings, asOf);
      await deps.queue.put(tasks, deps.now());
      await watchSecret(deps, versioned, asOf);
      return {
        planned: tasks.length,
        missing: await missingReports(deps, versioned.settings, asOf),
      };
    },

    async work(task) {
      const versioned = await deps.settings.current();
      const { settings } = versioned;
      const recording: RecordingDeps = { ...deps, settings, rules: rulesOf(versioned) };
      return doTask(
        {
          api: deps.api,
          asked: deps.asked,
          queue: deps.queue,
          isWatched: ({ store, marketplaceId }) =>
            spApiAccounts(settings).some(
              (one) => one.store === store && one.marketplaceIds.includes(marketplaceId),
            ),
          isRecorded: async (place, report, day) =>
            (await deps.snapshots.latest(place, report, day))?.day === day,
          record: (report, place, at, text) =>
            recordReport(recording, report, { place, at, day: dayOf(at), text, now: deps.now() }),
          setUp: (run) => {
            const wanted = {
              queueArn: deps.notificationsQueueArn,
              destinationName: destinationNameOf(deps.notificationsQueueArn),
              subscriptions: wantedSubscriptions(settings),
            };
            return setUpSpApi(deps, wanted, run);
          },
        },
        task,
        deps.now(),
      );
    },
  };
}

/** People are alerted before the application's secret expires, if the secret says when. */
async function watchSecret(deps: ReportsDeps, versioned: VersionedSettings, now: Instant): Promise<void> {
  const { clientSecretExpiresAt } = await deps.credentials();
  if (clientSecretExpiresAt === undefined) return;
  const { subject, facts } = secretExpiry(clientSecretExpiresAt, now);
  await record({ ...deps, rules: rulesOf(versioned) }, subject, facts, now);
}
