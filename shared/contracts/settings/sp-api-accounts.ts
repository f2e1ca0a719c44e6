import { type Region, regionOf } from '#shared/domain/account/region';
import type { Account, SubscriptionTerms } from '#shared/ports/sp-api';
import { CORE_TYPES, NOTIFICATION_VERSIONS, ORDER_CHANGE_TYPES } from '../messages/sp-api.ts';
import { marketplaceIdOf } from './intake-addresses.ts';
import type { Settings } from './settings.ts';

/** A store in a region, with its marketplaces there. */
export interface SpApiAccount extends Account {
  readonly marketplaceIds: readonly string[];
}

/** A subscription that should exist. */
export type WantedSubscription = Omit<SubscriptionTerms, 'destinationId'> & { readonly account: Account };

/** The accounts for which the settings use SP-API; none without `spApi`. */
export function spApiAccounts({ spApi, stores }: Settings): SpApiAccount[] {
  if (spApi === undefined) return [];
  return Object.entries(stores)
    .filter(([store]) => spApi.stores === undefined || spApi.stores.includes(store))
    .flatMap(([store, { marketplaces }]) => {
      const ids = marketplaces.map(({ country }) => marketplaceIdOf(country));
      return [...Map.groupBy(ids, regionOf)].map(([region, marketplaceIds]) => ({
        store,
        region,
        marketplaceIds,
      }));
    });
}

/** The subscriptions that the settings ask for. */
export function wantedSubscriptions(settings: Settings): WantedSubscription[] {
  const types = [...CORE_TYPES, ...(settings.spApi?.alsoNotify ?? [])];
  return spApiAccounts(settings).flatMap(({ store, region }) =>
    types.map((type) => ({
      account: { store, region },
      type,
      payloadVersion: NOTIFICATION_VERSIONS[type],
      ...(type === 'ORDER_CHANGE' && { orderChangeTypes: ORDER_CHANGE_TYPES }),
    })),
  );
}

/** The regions of the accounts, each once. */
export function regionsOf(accounts: readonly Account[]): Region[] {
  return [...new Set(accounts.map(({ region }) => region))];
}

/** The name of our destination, derived from its queue, so that stacks that share an application do not collide. */
export function destinationNameOf(queueArn: string): string {
  return `replywatch ${queueArn.split(':').slice(3).join(' ')}`;
}
