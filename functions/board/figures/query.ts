import type { Settings } from '#shared/contracts/settings/settings';
import { marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import type { Place } from '#shared/ports/last-seen';
import * as z from '#shared/zod';

/** The lengths of time that the page offers, in days. */
export const WINDOWS = [7, 30, 90] as const;

/** A store, and a marketplace; without them all. */
export interface Selection {
  readonly store?: string;
  readonly marketplaceId?: string;
}

export interface FiguresQuery extends Selection {
  readonly days: (typeof WINDOWS)[number];
}

const daysQuery = z.catch(z.pipe(z.coerce.number(), z.literal(WINDOWS)), 30);

/** What the page shows, by its address; `isUnknown` if that names a store or marketplace that the settings do not have. */
export function figuresQuery(
  query: Readonly<Record<string, string>>,
  settings: Settings,
): { readonly query: FiguresQuery; readonly isUnknown: boolean } {
  const { selection, isUnknown } = selectionIn(query, settings);
  return { query: { days: daysQuery.parse(query['days']), ...selection }, isUnknown };
}

/** The store and marketplace of an address; what the settings do not have is left out. */
export function selectionIn(
  { store = '', marketplace = '' }: Readonly<Record<string, string>>,
  settings: Settings,
): { readonly selection: Selection; readonly isUnknown: boolean } {
  const hasStore = Object.hasOwn(settings.stores, store);
  const hasMarketplace = marketplacesIn(settings).includes(marketplace);
  return {
    selection: { ...(hasStore && { store }), ...(hasMarketplace && { marketplaceId: marketplace }) },
    isUnknown: (store !== '' && !hasStore) || (marketplace !== '' && !hasMarketplace),
  };
}

/** The marketplaces of all stores, each once. */
export function marketplacesIn({ stores }: Settings): string[] {
  const countries = Object.values(stores).flatMap(({ marketplaces }) => marketplaces);
  return [...new Set(countries.map(({ country }) => marketplaceIdOf(country)))];
}

/** The selected stores. */
export function storesIn({ stores }: Settings, { store }: Selection): string[] {
  return store === undefined ? Object.keys(stores) : [store];
}

/** The selected places, as far as the settings name them. */
export function placesIn(settings: Settings, selection: Selection): Place[] {
  return storesIn(settings, selection).flatMap((store) =>
    (settings.stores[store]?.marketplaces ?? [])
      .map(({ country }) => ({ store, marketplaceId: marketplaceIdOf(country) }))
      .filter(
        ({ marketplaceId }) =>
          selection.marketplaceId === undefined || selection.marketplaceId === marketplaceId,
      ),
  );
}
