import type { Settings } from '#shared/contracts/settings/settings';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { REPORT_NAMES } from '#shared/domain/account/report';
import { dayOf } from '#shared/domain/figures/closed-day';
import { days, type DurationMs, type Instant, minutes } from '#shared/domain/instant';
import type { Place } from '#shared/ports/last-seen';
import type { AskedReports, ReportTask, Snapshots } from '#shared/ports/sp-api';

/** SP-API lets an account request one report a minute; the rest of its quota stays for repeats. */
const BETWEEN_ASKS_MS: DurationMs = minutes(1);
const MISSING_AFTER_MS: DurationMs = days(3);

/** The tasks of a day: check the subscriptions, and request the four reports of each marketplace, a minute apart. */
export function tasksOfDay(settings: Settings, asOf: Instant): ReportTask[] {
  const accounts = spApiAccounts(settings);
  if (accounts.length === 0) return [];
  const day = dayOf(asOf);
  const asks = accounts.flatMap(({ store, marketplaceIds }) =>
    marketplaceIds
      .flatMap((marketplaceId) => REPORT_NAMES.map((report) => ({ place: { store, marketplaceId }, report })))
      .map(({ place, report }, index): ReportTask => ({
        task: 'ask',
        place,
        report,
        day,
        askedAt: asOf,
        notBefore: asOf + (index + 1) * BETWEEN_ASKS_MS,
      })),
  );
  return [{ task: 'set-up', run: `daily ${day}`, askedAt: asOf, notBefore: asOf }, ...asks];
}

/** The reports that were requested three days ago and have not arrived since. */
export async function missingReports(
  { asked, snapshots }: { readonly asked: AskedReports; readonly snapshots: Snapshots },
  settings: Settings,
  asOf: Instant,
): Promise<string[]> {
  const day = dayOf(asOf - MISSING_AFTER_MS);
  const places: Place[] = spApiAccounts(settings).flatMap(({ store, marketplaceIds }) =>
    marketplaceIds.map((marketplaceId) => ({ store, marketplaceId })),
  );
  const missing: string[] = [];
  for (const place of places)
    for (const report of REPORT_NAMES) {
      if ((await asked.find(place, report, day)) === undefined) continue;
      const latest = await snapshots.latest(place, report);
      if (latest === undefined || latest.day < day)
        missing.push(`${place.store} ${place.marketplaceId} ${report}`);
    }
  return missing;
}
