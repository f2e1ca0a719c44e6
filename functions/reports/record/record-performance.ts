import { readPerformance } from '#functions/reports/read/performance';
import { lineNameOf } from '#shared/contracts/messages/sp-api';
import {
  accountStatusThreadId,
  ALARMING_STATUSES,
  type AlarmingStatus,
  figureThreadId,
} from '#shared/domain/account/identity';
import { crossedLines } from '#shared/domain/account/lines';
import { regionOf } from '#shared/domain/account/region';
import type { Performance } from '#shared/domain/account/report';
import { alarmingStatusOf, endsOthers } from '#shared/domain/account/status';
import { type Arrived, type Concern, recordConcerns, type RecordingDeps, waits } from './recording.ts';

/** Alerts for each line that a figure has crossed, for Amazon's warnings and for the status of the account. */
export async function recordPerformance(deps: RecordingDeps, arrived: Arrived): Promise<void> {
  const { place, day, now } = arrived;
  const performance = readPerformance(arrived.text, place.marketplaceId);
  const before = await deps.snapshots.latest(place, 'performance');
  await recordConcerns(deps, arrived, [
    ...figureConcerns(deps, arrived, performance),
    ...warningConcerns(arrived, performance, before?.content),
    ...(await statusConcerns(deps, arrived, performance)),
  ]);
  await deps.snapshots.put({ ...place, report: 'performance', day, at: now, content: performance });
}

function figureConcerns(
  { settings }: RecordingDeps,
  { place: { store, marketplaceId } }: Arrived,
  { measures }: Performance,
): Concern[] {
  return measures.flatMap((measure) => {
    const { name: about, value } = measure;
    const { warning, alarm } = crossedLines(measure, settings.spApi?.lines[lineNameOf(about)]);
    return (
      [
        ['figure-warning', warning],
        ['figure-alarm', alarm],
      ] as const
    ).map(([kind, line]) => ({
      threadId: figureThreadId(store, marketplaceId, about, kind),
      kind,
      standing: line === undefined ? undefined : { about, value, line },
    }));
  });
}

/** A warning is over when the report says so, or has the whole list and the warning is not in it. */
function warningConcerns(
  { place: { store, marketplaceId } }: Arrived,
  { warnings, allWarnings }: Performance,
  before: Performance | undefined,
): Concern[] {
  const missing = allWarnings === true ? (before?.warnings ?? []) : [];
  const types = new Set([...warnings, ...missing].map(({ type }) => type));
  return [...types].flatMap((about): Concern[] => {
    const status = warnings.find(({ type }) => type === about)?.status.toUpperCase();
    // Amazon's word for no data: it neither begins nor ends anything.
    if (status === 'NONE') return [];
    const isOver = status === undefined || status === 'GOOD';
    return [
      {
        threadId: figureThreadId(store, marketplaceId, about, 'figure-alarm'),
        kind: 'figure-alarm',
        standing: isOver ? undefined : { about },
      },
    ];
  });
}

/**
 * The notification of a status can be lost. If it arrived, its own thread, which covers the whole region, alerts
 * already.
 */
async function statusConcerns(
  { threads }: RecordingDeps,
  { place: { store, marketplaceId }, now }: Arrived,
  { accountStatus }: Performance,
): Promise<Concern[]> {
  if (accountStatus === undefined) return [];
  const status = alarmingStatusOf(accountStatus);
  const notified = await threads.load(
    status === undefined ? [] : [accountStatusThreadId(store, regionOf(marketplaceId), status)],
    now,
  );
  const alertsAlready = notified.some(({ thread }) => waits(thread, now));
  const isSaid = (of: AlarmingStatus): boolean =>
    of === status ? !alertsAlready : endsOthers(accountStatus);
  return ALARMING_STATUSES.filter(isSaid).map((of) => ({
    threadId: accountStatusThreadId(store, marketplaceId, of),
    kind: 'account-status',
    standing: of === status ? { about: of } : undefined,
  }));
}
