import type { OrderRequest } from '#shared/contracts/messages/order-request';
import type { Settings } from '#shared/contracts/settings/settings';
import { type SpApiAccount, spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import type { Instant } from '#shared/domain/instant';
import { type AskedOrder, isWorthAsking, progressOf } from '#shared/domain/order/asked-order';
import type { Order } from '#shared/domain/order/order';
import type { Thread } from '#shared/domain/thread/thread';
import type { Asking } from '#shared/ports/asking';
import type { Orders } from '#shared/ports/orders';

export interface OrderBesideDeps {
  readonly orders: Orders;
  /** Undefined without SP-API. */
  readonly orderRequests: Asking<OrderRequest> | undefined;
  /** Called when a request could not be handed over. */
  readonly onFailure: (route: string, error: unknown) => void;
}

/**
 * The order of a thread as far as it is known.
 *
 * - `none`: the thread belongs to no order
 * - `off`: the settings do not use SP-API for its store
 * - `unasked`: nobody has asked within a quarter of an hour
 * - else how the last request stands
 */
export type OrderBeside =
  | { readonly state: 'none' | 'off' | 'unasked' }
  | { readonly state: ReturnType<typeof progressOf>; readonly asked: AskedOrder };

/** When to ask Amazon: when a thread is opened and it is worth it, when a person says so, or not at all. */
type When = 'worth' | 'now' | 'never';

/** The order of a thread, which is asked for without waiting for the answer. */
export async function orderBeside(
  deps: OrderBesideDeps,
  thread: Thread,
  settings: Settings,
  now: Instant,
  when: When,
): Promise<OrderBeside> {
  const { store, orderId } = thread;
  if (orderId === undefined) return { state: 'none' };
  const account = accountOf(thread, settings);
  if (account === undefined || deps.orderRequests === undefined) return { state: 'off' };
  const key = { store, orderId };
  const before = await deps.orders.find(key, now);
  const isAsked =
    (when === 'now' || (when === 'worth' && isWorthAsking(before, now))) &&
    (await deps.orders.begin(key, now));
  if (!isAsked) return stateOf(before, now);
  try {
    await deps.orderRequests.ask({ store, region: account.region, orderId });
  } catch (error) {
    deps.onFailure('/threads/:id/order', error);
    await deps.orders.fail(key, 'unavailable', now);
  }
  return stateOf(await deps.orders.find(key, now), now);
}

/** What is known of the order itself. */
export function orderIn(beside: OrderBeside): Order | undefined {
  return 'asked' in beside ? beside.asked.kept?.order : undefined;
}

function stateOf(asked: AskedOrder | undefined, now: Instant): OrderBeside {
  return asked === undefined ? { state: 'unasked' } : { state: progressOf(asked, now), asked };
}

/** The account whose SP-API knows the order; a thread without a marketplace belongs to the only one that its store has. */
function accountOf({ store, marketplaceId }: Thread, settings: Settings): SpApiAccount | undefined {
  const accounts = spApiAccounts(settings).filter((one) => one.store === store);
  if (marketplaceId === undefined) return accounts.length === 1 ? accounts[0] : undefined;
  return accounts.find(({ marketplaceIds }) => marketplaceIds.includes(marketplaceId));
}
