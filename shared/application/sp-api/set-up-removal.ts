import { regionsOf } from '#shared/contracts/settings/sp-api-accounts';
import {
  type Account,
  type RegisteredDestination,
  type RegisteredSubscription,
  type SetUpProblem,
  type SpApi,
  SpApiError,
} from '#shared/ports/sp-api';
import type { Ledger } from './set-up-ledger.ts';
import { refusalOf } from './set-up-refusal.ts';

/**
 * Removes what was created before and is no longer wanted. Subscriptions come first: a destination that one still
 * delivers to cannot be deleted.
 */
export async function removeUnwanted(
  api: SpApi,
  ledger: Ledger,
  subscriptions: readonly { readonly account: Account; readonly type: string }[],
): Promise<void> {
  for (const { id, type, account } of ledger.now().subscriptions) {
    if (subscriptions.some((one) => one.type === type && isSame(one.account, account))) continue;
    const about = { region: account.region, store: account.store, type };
    await remove(ledger, about, () => api.deleteSubscription(account.region, type, id), {
      subscriptions: (one) => one.id !== id,
    });
  }
  const regions = regionsOf(subscriptions.map(({ account }) => account));
  for (const { id, region } of ledger.now().destinations) {
    if (regions.includes(region)) continue;
    await remove(ledger, { region }, () => api.deleteDestination(region, id), {
      destinations: (one) => one.region !== region,
    });
  }
}

/**
 * A missing one counts as deleted. One that may not be deleted stays in the registry with its problem, and is tried
 * again next time.
 */
async function remove(
  ledger: Ledger,
  about: Pick<SetUpProblem, 'region' | 'store' | 'type'>,
  deleting: () => Promise<void>,
  left: {
    readonly subscriptions?: (one: RegisteredSubscription) => boolean;
    readonly destinations?: (one: RegisteredDestination) => boolean;
  },
): Promise<void> {
  if (ledger.wasRefused(about)) return;
  try {
    await deleting();
  } catch (error) {
    if (!(error instanceof SpApiError && error.failure === 'missing')) {
      const problem = refusalOf(error);
      if (problem === undefined) throw error;
      await ledger.refused({ ...about, problem: `it could not be removed: ${problem}` });
      return;
    }
  }
  await ledger.change((registry) => ({
    ...registry,
    subscriptions: registry.subscriptions.filter(left.subscriptions ?? (() => true)),
    destinations: registry.destinations.filter(left.destinations ?? (() => true)),
  }));
}

/** Whether it is the same store in the same region. */
export function isSame(one: Account, other: Account): boolean {
  return one.store === other.store && one.region === other.region;
}
