import { marketplaceIdOf } from '#shared/contracts/settings/intake-addresses';
import type { EndpointDeps } from './endpoint-deps.ts';
import type { ApiThread } from './threads.ts';

/** The store's name with its marketplace: `Acme EU, DE`. */
export function storeName(
  { store, marketplaceId }: Pick<ApiThread, 'store' | 'marketplaceId'>,
  { stores }: EndpointDeps['settings'],
): string {
  const known = stores[store];
  const country = known?.marketplaces.find((one) => marketplaceIdOf(one.country) === marketplaceId)?.country;
  return [known?.name ?? store, country].filter((part) => part !== undefined).join(', ');
}
