import { regionsOf, type WantedSubscription } from '#shared/contracts/settings/sp-api-accounts';
import type { Region } from '#shared/domain/account/region';
import {
  type Account,
  type RegisteredSubscription,
  type SetUpProblem,
  type SpApi,
  SpApiError,
  type SpApiRegistry,
  type Subscription,
} from '#shared/ports/sp-api';
import { type Ledger, openLedger, Overtaken } from './set-up-ledger.ts';
import { isPassing, refusalOf } from './set-up-refusal.ts';
import { isSame, removeUnwanted } from './set-up-removal.ts';

export interface SetUpDeps {
  readonly api: SpApi;
  readonly registry: SpApiRegistry;
}

/** What should exist: subscriptions of accounts that deliver to one queue. Nothing at all removes everything. */
export interface Wanted {
  readonly queueArn: string;
  /** Names the destinations; stacks that share an application need different names. */
  readonly destinationName: string;
  readonly subscriptions: readonly WantedSubscription[];
}

/** `waits` when SP-API throttled or failed: a later call continues where this one ended. */
export type SetUpOutcome = { readonly state: 'done' | 'waits'; readonly problems: readonly SetUpProblem[] };

/**
 * Creates what is wanted at SP-API, and removes what was created before and is no longer wanted. Each step is
 * recorded when it is done, so that the work may be cut off at any point and repeated: whatever exists is found and
 * used again. `run` identifies the attempt, which does not check again what it has seen in place. A refusal by a
 * seller or Amazon is recorded as a problem, and the others are still set up.
 */
export async function setUpSpApi(deps: SetUpDeps, wanted: Wanted, run: string): Promise<SetUpOutcome> {
  const ledger = await openLedger(deps.registry, run);
  try {
    const destinations = new Map<Region, string>();
    for (const region of regionsOf(wanted.subscriptions.map(({ account }) => account))) {
      const id = await ensureDestination(deps.api, ledger, wanted, region, run);
      if (id !== undefined) destinations.set(region, id);
    }
    for (const subscription of wanted.subscriptions) {
      const destinationId = destinations.get(subscription.account.region);
      if (destinationId !== undefined)
        await ensureSubscription(deps.api, ledger, subscription, destinationId, run);
    }
    await removeUnwanted(deps.api, ledger, wanted.subscriptions);
    return { state: 'done', problems: ledger.now().problems };
  } catch (error) {
    if (isPassing(error) || error instanceof Overtaken)
      return { state: 'waits', problems: ledger.now().problems };
    throw error;
  }
}

async function ensureDestination(
  api: SpApi,
  ledger: Ledger,
  { queueArn, destinationName }: Wanted,
  region: Region,
  run: string,
): Promise<string | undefined> {
  const known = ledger.now().destinations.find((one) => one.region === region);
  if (known?.run === run) return known.id;
  if (ledger.wasRefused({ region })) return undefined;
  const find = async (): Promise<string | undefined> =>
    (await api.destinations(region)).find((one) => one.queueArn === queueArn)?.id;
  try {
    const id =
      (await find()) ??
      (await createOrFind(() => api.createDestination(region, destinationName, queueArn), find));
    if (id === undefined) {
      await ledger.refused({
        region,
        problem: `a destination named ${destinationName} delivers to another queue: delete it, it may be of a stack that is gone`,
      });
      return undefined;
    }
    await ledger.change((registry) => ({
      ...registry,
      destinations: [...registry.destinations.filter((one) => one.region !== region), { region, id, run }],
    }));
    return id;
  } catch (error) {
    const problem = refusalOf(error);
    if (problem === undefined) throw error;
    await ledger.refused({ region, problem });
    return undefined;
  }
}

async function ensureSubscription(
  api: SpApi,
  ledger: Ledger,
  { account, ...terms }: WantedSubscription,
  destinationId: string,
  run: string,
): Promise<void> {
  const known = ledger.now().subscriptions.find((one) => isOf(one, account, terms.type));
  if (known?.run === run && known.destinationId === destinationId) return;
  const about = { region: account.region, store: account.store, type: terms.type };
  if (ledger.wasRefused(about)) return;
  const wanted = { ...terms, destinationId };
  const find = (): Promise<Subscription | undefined> =>
    api.subscription(account, terms.type, terms.payloadVersion);
  try {
    let there = await find();
    if (there !== undefined && !meets(there, wanted)) {
      const ours = there.destinationId === destinationId || there.id === known?.id;
      if (!ours) {
        await ledger.refused({
          ...about,
          problem: `another destination of the application gets ${terms.type}: Amazon allows only one`,
        });
        return;
      }
      await api.deleteSubscription(account.region, terms.type, there.id);
      there = undefined;
    }
    const id =
      there?.id ??
      (await createOrFind(
        () => api.createSubscription(account, wanted),
        async () => {
          const other = await find();
          return other !== undefined && meets(other, wanted) ? other.id : undefined;
        },
      ));
    if (id === undefined) {
      await ledger.refused({ ...about, problem: 'it already exists with other settings' });
      return;
    }
    await ledger.change((registry) => ({
      ...registry,
      subscriptions: [
        ...registry.subscriptions.filter((one) => !isOf(one, account, terms.type)),
        { id, type: terms.type, account, destinationId, run },
      ],
    }));
  } catch (error) {
    const problem = refusalOf(error);
    if (problem === undefined) throw error;
    await ledger.refused({ ...about, problem });
  }
}

/** Creates it, or finds one that was created meanwhile, or by an earlier attempt that was cut off. */
async function createOrFind(
  create: () => Promise<string>,
  find: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await create();
  } catch (error) {
    if (error instanceof SpApiError && error.failure === 'conflict') return find();
    throw error;
  }
}

function isOf({ account, type }: RegisteredSubscription, of: Account, ofType: string): boolean {
  return type === ofType && isSame(account, of);
}

function meets(there: Subscription, wanted: Omit<Subscription, 'id' | 'type'>): boolean {
  const types = (one: readonly string[] | undefined): string => [...(one ?? [])].toSorted().join();
  return (
    there.destinationId === wanted.destinationId &&
    there.payloadVersion === wanted.payloadVersion &&
    types(there.orderChangeTypes) === types(wanted.orderChangeTypes)
  );
}
