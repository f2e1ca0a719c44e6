import type { Notification } from '#shared/contracts/messages/notification';
import type { Settings } from '#shared/contracts/settings/settings';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { Failure } from '#shared/failure';
import type { SubscriptionDirectory } from '#shared/ports/sp-api';
import { type Arrival, DeadLettered, type Origin } from './mapping.ts';

export interface OriginDeps {
  readonly subscriptions: SubscriptionDirectory;
}

/**
 * A subscription is written down right after it was made, and settings are read anew each half minute: what is foreign now
 * may be ours at the next delivery.
 */
const DELIVERIES_BEFORE_FOREIGN = 3;

/** That it is foreign, once it had time to become known; before, that it has to come again. */
export function foreignUnlessNew({ receiveCount }: Arrival, why: string): Error {
  return receiveCount < DELIVERIES_BEFORE_FOREIGN
    ? new Failure(`${why}, as far as is known yet`)
    : new DeadLettered('foreign', why);
}

/**
 * Whose account a notification is of: told by its subscription, which is one of ours; else, when the envelope lacks it,
 * by the marketplace, where only one store sells there, and then without proof.
 *
 * @throws SetAside when it is not ours; an error when it may turn out to be ours at a later delivery.
 */
export async function originOf(
  { subscriptions }: OriginDeps,
  { notificationType, notificationMetadata: metadata }: Notification,
  marketplaceId: string | undefined,
  arrival: Arrival,
  settings: Settings,
): Promise<Origin> {
  const subscriptionId = metadata?.subscriptionId;
  if (subscriptionId === undefined) return originByMarketplace(marketplaceId, settings);
  const subscription = await subscriptions.find(subscriptionId);
  if (subscription === undefined) throw foreignUnlessNew(arrival, 'it is of a subscription that is not ours');
  if (subscription.type !== notificationType)
    throw new DeadLettered('foreign', 'its subscription is of another type');
  const { store, region } = subscription.account;
  return { store, region, trusted: metadata?.applicationId !== undefined };
}

function originByMarketplace(marketplaceId: string | undefined, settings: Settings): Origin {
  const [only, ...others] = spApiAccounts(settings).filter(
    ({ marketplaceIds }) => marketplaceId !== undefined && marketplaceIds.includes(marketplaceId),
  );
  if (only === undefined || others.length > 0)
    throw new DeadLettered('foreign', 'it does not say by which subscription it came');
  return { store: only.store, region: only.region, trusted: false };
}
