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
 * A subscription is saved just after it is made, and settings are read again every half minute, so a notification
 * that looks foreign now may be ours at its next delivery.
 */
const DELIVERIES_BEFORE_FOREIGN = 3;

/** The error for a foreign notification: it comes again at first, and is dead-lettered after several deliveries. */
export function foreignUnlessNew({ receiveCount }: Arrival, why: string): Error {
  return receiveCount < DELIVERIES_BEFORE_FOREIGN
    ? new Failure(`${why}, as far as is known yet`)
    : new DeadLettered('foreign', why);
}

/**
 * The account that a notification is for: its subscription names it, which must be ours. If the envelope lacks one,
 * the marketplace decides where only one store sells there, and the origin is then unproven.
 *
 * @throws DeadLettered when it is not ours; another error when it may turn out to be ours at a later delivery.
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
  if (subscription === undefined) throw foreignUnlessNew(arrival, 'its subscription is not ours');
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
