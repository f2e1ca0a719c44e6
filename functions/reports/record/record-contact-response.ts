import { readContactResponse } from '#functions/reports/read/contact-response';
import { openWaits } from '#shared/application/views/figures-report';
import { figureThreadId } from '#shared/domain/account/identity';
import type { ContactResponse } from '#shared/domain/account/report';
import type { Wait } from '#shared/domain/figures/wait';
import { hours, type Instant } from '#shared/domain/instant';
import { type Comparison, comparisonsOf, contactResponseOf } from './own-contact-response.ts';
import { type Arrived, recordConcerns, type RecordingDeps } from './recording.ts';

const ABOUT = { 'response-rate': 'response-rate-differs', average: 'average-response-differs' } as const;

/** Alerts when Amazon's count differs from ours: then something does not reach us. */
export async function recordContactResponse(deps: RecordingDeps, arrived: Arrived): Promise<void> {
  const { place, day, now, text } = arrived;
  const content = readContactResponse(text, place.marketplaceId);
  const watchedSince = (await deps.snapshots.first(place, 'contact-response'))?.at;
  const comparisons = watchedSince === undefined ? [] : await compared(deps, arrived, content, watchedSince);
  await recordConcerns(
    deps,
    arrived,
    comparisons.map(({ what, differs, amazon, ours }) => ({
      threadId: figureThreadId(place.store, place.marketplaceId, ABOUT[what], 'figure-alarm'),
      kind: 'figure-alarm',
      standing: differs
        ? { about: ABOUT[what], value: amazon, ...(ours !== null && { line: ours }) }
        : undefined,
    })),
  );
  await deps.snapshots.put({ ...place, report: 'contact-response', day, at: now, content });
}

/** Compares the shortest frame that we have watched in full; of an older one we have seen only a part. */
async function compared(
  deps: RecordingDeps,
  arrived: Arrived,
  { frames }: ContactResponse,
  watchedSince: Instant,
): Promise<readonly Comparison[]> {
  const frame = frames.find(({ from }) => from >= watchedSince);
  const margins = deps.settings.spApi?.contactResponse;
  if (frame === undefined || margins === undefined) return [];
  const ours = contactResponseOf(await waitsOf(deps, arrived, frame.from), frame.from, frame.until);
  return comparisonsOf(frame, ours, {
    responseRate: margins.responseRate,
    averageHours: margins.average / hours(1),
  });
}

async function waitsOf(
  { waits, threads }: RecordingDeps,
  { place, now }: Arrived,
  from: Instant,
): Promise<Wait[]> {
  const all = [...(await waits.since(place.store, from)), ...(await openWaits(threads, now))];
  return all.filter(
    ({ store, marketplaceId }) => store === place.store && marketplaceId === place.marketplaceId,
  );
}
