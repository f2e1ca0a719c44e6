import type { Settings } from '#shared/contracts/settings/settings';
import { localHours } from '#shared/domain/figures/local-hours';
import type { Wait } from '#shared/domain/figures/wait';
import type { Instant } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { plain } from '#shared/messages/plain';
import { countsByDay } from '../count/by-day.ts';
import type { Reading } from '../reading.ts';
import { type Cell, csvOf } from './csv.ts';
import { isoDayOf, type Period } from './period.ts';

/** The messages of each day, store and marketplace that has any; undefined when the file would be too large. */
export function daysCsv(
  waits: readonly Wait[],
  { first, last }: Period,
  settings: Settings,
  { words, reader, zone }: Reading,
  now: Instant,
): Promise<string | undefined> {
  const { columns } = words;
  const hourOf = localHours(reader.timeZone);
  const places = Map.groupBy(waits, ({ store, marketplaceId }) => `${store} ${marketplaceId ?? ''}`);
  const rows = [...places.values()].flatMap((ofPlace) => {
    const [one] = ofPlace;
    if (one === undefined) return [];
    return countsByDay(ofPlace, { last, dayCount: last - first + 1 }, now, hourOf)
      .filter(({ messages }) => messages > 0)
      .map((counts) => ({ store: one.store, marketplaceId: one.marketplaceId, counts }));
  });
  return csvOf(
    [
      columns.day(zone),
      columns.store,
      columns.marketplace,
      columns.messages,
      columns.inTime,
      columns.late,
      columns.unanswered,
      columns.notNeeded,
      columns.pending,
    ],
    rows
      .toSorted((a, b) => a.counts.day - b.counts.day)
      .map(({ store, marketplaceId, counts }): Cell[] => [
        isoDayOf(counts.day),
        plain(settings.stores[store]?.name ?? store),
        marketplaceById(marketplaceId)?.tld ?? marketplaceId,
        counts.messages,
        counts.answeredInTime,
        counts.late,
        counts.noResponse,
        counts.noResponseNeeded,
        counts.pending,
      ]),
  );
}
