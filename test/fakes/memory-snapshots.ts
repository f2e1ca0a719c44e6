import type { ReportName } from '#shared/domain/account/report';
import type { Snapshot } from '#shared/domain/account/snapshot';
import type { Place } from '#shared/ports/last-seen';
import type { Snapshots } from '#shared/ports/sp-api';

export function memorySnapshots(): Snapshots {
  const stored = new Map<string, Snapshot>();
  const of = <Name extends ReportName>({ store, marketplaceId }: Place, report: Name): Snapshot<Name>[] =>
    [...stored.values()]
      .filter((one): one is Snapshot<Name> => one.report === report)
      .filter((one) => one.store === store && one.marketplaceId === marketplaceId)
      .toSorted((a, b) => (a.day < b.day ? -1 : 1));
  return {
    put(snapshot) {
      const { store, marketplaceId, report, day } = snapshot;
      stored.set([store, marketplaceId, report, day].join(), snapshot);
      return Promise.resolve();
    },
    latest: (place, report, untilDay = '9999') =>
      Promise.resolve(of(place, report).findLast(({ day }) => day <= untilDay)),
    since: (place, report, fromDay) => Promise.resolve(of(place, report).filter(({ day }) => day >= fromDay)),
    first: (place, report) => Promise.resolve(of(place, report)[0]),
  };
}
