import type { SettingsSource } from '#shared/contracts/settings/settings';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import type { ReportName } from '#shared/domain/account/report';
import type { SnapshotContents } from '#shared/domain/account/snapshot';
import type { Place } from '#shared/ports/last-seen';
import type { Snapshots } from '#shared/ports/sp-api';

export interface AccountDeps {
  readonly snapshots: Snapshots;
  readonly settings: SettingsSource;
}

/** The last recorded report of Amazon's, with its day in UTC; null when there is none. */
type Last<Name extends ReportName> = ({ readonly day: string } & SnapshotContents[Name]) | null;

/** Amazon's measures of the account in one marketplace. Rates are fractions, instants milliseconds since 1970. */
export interface AccountView {
  readonly store: string;
  readonly marketplaceId: string;
  readonly performance: Last<'performance'>;
  readonly contactResponse: Last<'contact-response'>;
  readonly feedback: Last<'feedback'>;
  readonly returns: Last<'returns'>;
}

/**
 * The last reports of every marketplace that SP-API is set up for, or of one store, up to a day if one is given;
 * undefined when the store is not known.
 */
export async function accountReport(
  { snapshots, settings }: AccountDeps,
  { store, day }: { readonly store?: string | undefined; readonly day?: string | undefined },
): Promise<AccountView[] | undefined> {
  const { settings: current } = await settings.current();
  if (store !== undefined && !Object.hasOwn(current.stores, store)) return undefined;
  const places = spApiAccounts(current)
    .filter((account) => store === undefined || account.store === store)
    .flatMap((account) =>
      account.marketplaceIds.map((marketplaceId) => ({ store: account.store, marketplaceId })),
    );
  const last = async <Name extends ReportName>(place: Place, report: Name): Promise<Last<Name>> => {
    const snapshot = await snapshots.latest(place, report, day);
    return snapshot === undefined ? null : { day: snapshot.day, ...snapshot.content };
  };
  return Promise.all(
    places.map(async (place) => ({
      ...place,
      performance: await last(place, 'performance'),
      contactResponse: await last(place, 'contact-response'),
      feedback: await last(place, 'feedback'),
      returns: await last(place, 'returns'),
    })),
  );
}
