import type { SetUpOutcome } from '#shared/application/sp-api/set-up-sp-api';
import { regionOf } from '#shared/domain/account/region';
import { REPORT_NAMES, REPORT_TYPES, type ReportName } from '#shared/domain/account/report';
import { dayOf } from '#shared/domain/figures/closed-day';
import { type DurationMs, hours, type Instant, minutes, seconds } from '#shared/domain/instant';
import type { Place } from '#shared/ports/last-seen';
import {
  type Account,
  type AskedReports,
  type ReportProgress,
  type ReportTask,
  type ReportTaskQueue,
  type SpApi,
  SpApiError,
} from '#shared/ports/sp-api';
import { ReportError } from './read/report-error.ts';
import { DATA_OF_MS } from './record/age.ts';

/** The wait before a task tries again: longer than the quota of any call needs to allow one more. */
const AFTER_THROTTLING_MS: DurationMs = seconds(70);
/** The notification of a finished report usually comes within minutes; after this we ask SP-API. */
const FIRST_LOOK_MS: DurationMs = minutes(10);
const NEXT_LOOK_MS: DurationMs = minutes(5);
const GIVE_UP_AFTER_MS: DurationMs = hours(24);
const WITH_DATA: ReadonlySet<ReportName> = new Set(['feedback', 'returns']);

export interface TaskDeps {
  readonly api: SpApi;
  readonly asked: AskedReports;
  readonly queue: ReportTaskQueue;
  /** Whether the settings name the place: the application may request reports of others. */
  readonly isWatched: (place: Place) => boolean;
  readonly isRecorded: (place: Place, report: ReportName, day: string) => Promise<boolean>;
  /** Records a finished report; `text` is undefined when there is no data. */
  readonly record: (report: ReportName, place: Place, at: Instant, text: string | undefined) => Promise<void>;
  readonly setUp: (run: string) => Promise<SetUpOutcome>;
}

/** How a task ended: done, postponed with the reason, or given up for good. */
export interface TaskOutcome {
  readonly result: 'done' | 'later' | 'given-up';
  readonly why?: string;
  /** How much could not be set up, if that was the task. */
  readonly problems?: number;
}

/**
 * Does one task, or postpones it: a task that is throttled, not ready or fails on Amazon's side waits in the queue.
 * It is given up after a day, or at once when Amazon refuses it for good.
 */
export async function doTask(deps: TaskDeps, task: ReportTask, now: Instant): Promise<TaskOutcome> {
  if (task.notBefore > now) return later(deps, task, task.notBefore, 'it is not due yet', now);
  try {
    switch (task.task) {
      case 'ask':
        return await ask(deps, task, now);
      case 'fetch':
        return await fetchReport(deps, task, now);
      case 'set-up':
        return await setUp(deps, task, now);
    }
  } catch (error) {
    if (error instanceof ReportError) return { result: 'given-up', why: error.message };
    if (!(error instanceof SpApiError)) throw error;
    if (error.failure === 'throttled')
      return later(deps, task, now + AFTER_THROTTLING_MS, error.message, now);
    if (error.failure === 'unavailable')
      return later(deps, task, now + patience(now - task.askedAt), error.message, now);
    return { result: 'given-up', why: error.message };
  }
}

async function setUp(
  deps: TaskDeps,
  task: Extract<ReportTask, { task: 'set-up' }>,
  now: Instant,
): Promise<TaskOutcome> {
  const { state, problems } = await deps.setUp(task.run);
  return state === 'done'
    ? { result: 'done', problems: problems.length }
    : later(deps, task, now + AFTER_THROTTLING_MS, 'SP-API asks to wait', now);
}

async function ask(
  deps: TaskDeps,
  { place, report, day, askedAt }: Extract<ReportTask, { task: 'ask' }>,
  now: Instant,
): Promise<TaskOutcome> {
  const account: Account = { store: place.store, region: regionOf(place.marketplaceId) };
  let reportId = await deps.asked.find(place, report, day);
  if (reportId === undefined) {
    reportId = await deps.api.createReport(account, {
      reportType: REPORT_TYPES[report],
      marketplaceId: place.marketplaceId,
      ...(WITH_DATA.has(report) && { from: now - DATA_OF_MS }),
    });
    await deps.asked.note(place, report, day, reportId);
  }
  // Also when it was requested before: that attempt may have been cut off right here.
  await deps.queue.put([{ task: 'fetch', account, reportId, askedAt, notBefore: now + FIRST_LOOK_MS }], now);
  return { result: 'done' };
}

async function fetchReport(
  deps: TaskDeps,
  task: Extract<ReportTask, { task: 'fetch' }>,
  now: Instant,
): Promise<TaskOutcome> {
  const { account, reportId } = task;
  const progress = await deps.api.report(account, reportId);
  const [marketplaceId] = progress.marketplaceIds;
  const report = REPORT_NAMES.find((name) => REPORT_TYPES[name] === progress.reportType);
  // The application may request reports of its own.
  if (report === undefined || marketplaceId === undefined)
    return { result: 'done', why: 'the report is not one of ours' };
  const place = { store: account.store, marketplaceId };
  if (!deps.isWatched(place)) return { result: 'done', why: 'the marketplace is not in the settings' };
  if (await deps.isRecorded(place, report, dayOf(progress.createdAt))) return { result: 'done' };
  switch (progress.status) {
    case 'DONE':
      await deps.record(report, place, progress.createdAt, await textOf(deps.api, account, progress));
      return { result: 'done' };
    case 'CANCELLED':
      // Usually this means that there is no data.
      await deps.record(report, place, progress.createdAt, undefined);
      return { result: 'done', why: 'Amazon has no data for the report' };
    case 'FATAL':
      return { result: 'given-up', why: `Amazon could not make the report ${reportId}` };
    default:
      return later(deps, task, now + NEXT_LOOK_MS, 'Amazon is still making the report', now);
  }
}

function textOf(api: SpApi, account: Account, { documentId, reportId }: ReportProgress): Promise<string> {
  if (documentId === undefined)
    throw new SpApiError('unavailable', `report ${reportId} is done and names no document`);
  return api.document(account, documentId);
}

async function later(
  { queue }: TaskDeps,
  task: ReportTask,
  notBefore: Instant,
  why: string,
  now: Instant,
): Promise<TaskOutcome> {
  if (now - task.askedAt > GIVE_UP_AFTER_MS) return { result: 'given-up', why };
  await queue.put([{ ...task, notBefore }], now);
  return { result: 'later', why };
}

/** The longer it fails, the longer it waits: a quarter of the time so far, between one minute and half an hour. */
function patience(sinceMs: DurationMs): DurationMs {
  return Math.min(Math.max(sinceMs / 4, minutes(1)), minutes(30));
}
