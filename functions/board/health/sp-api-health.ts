import type { Settings } from '#shared/contracts/settings/settings';
import { spApiAccounts } from '#shared/contracts/settings/sp-api-accounts';
import { REPORT_NAMES, type ReportName } from '#shared/domain/account/report';
import type { DeadLetterEntry, Snapshots, SpApiRegistry } from '#shared/ports/sp-api';

export interface SpApiHealthDeps {
  readonly registry: SpApiRegistry;
  readonly snapshots: Snapshots;
}

/** How many of one type were dead-lettered for one reason. */
export interface DeadLetterCount {
  readonly queue: string;
  readonly reason: string;
  readonly type: string;
  readonly count: number;
  /** ISO 8601 in UTC. */
  readonly lastAt: string;
}

/** What SP-API delivers and reports, by store and region. */
export interface SpApiHealth {
  readonly accounts: readonly {
    readonly store: string;
    readonly region: string;
    /** The types of notification that it is subscribed to. */
    readonly subscriptions: readonly string[];
    /** What could not be set up, and why. */
    readonly problems: readonly string[];
    readonly reports: readonly {
      readonly marketplaceId: string;
      /** The day, in UTC, of the last report of each kind; null when there is none yet. */
      readonly lastDay: Readonly<Record<ReportName, string | null>>;
    }[];
  }[];
}

/** @returns null when the settings have no SP-API. */
export async function spApiHealth(
  { registry, snapshots }: SpApiHealthDeps,
  settings: Settings,
): Promise<SpApiHealth | null> {
  const accounts = spApiAccounts(settings);
  if (accounts.length === 0) return null;
  const { subscriptions, problems } = await registry.read();
  const lastDayOf = async (
    store: string,
    marketplaceId: string,
    report: ReportName,
  ): Promise<string | null> => (await snapshots.latest({ store, marketplaceId }, report))?.day ?? null;
  return {
    accounts: await Promise.all(
      accounts.map(async ({ store, region, marketplaceIds }) => ({
        store,
        region,
        subscriptions: subscriptions
          .filter(({ account }) => account.store === store && account.region === region)
          .map(({ type }) => type),
        problems: problems
          .filter((one) => one.region === region && (one.store === undefined || one.store === store))
          .map(({ type, problem }) => (type === undefined ? problem : `${type}: ${problem}`)),
        reports: await Promise.all(
          marketplaceIds.map(async (marketplaceId) => {
            const [performance, contactResponse, feedback, returns] = await Promise.all(
              REPORT_NAMES.map((report) => lastDayOf(store, marketplaceId, report)),
            );
            return {
              marketplaceId,
              lastDay: {
                performance: performance ?? null,
                'contact-response': contactResponse ?? null,
                feedback: feedback ?? null,
                returns: returns ?? null,
              },
            };
          }),
        ),
      })),
    ),
  };
}

/** Counts dead letters by queue, reason and type, the newest first. */
export function countDeadLetters(entries: readonly DeadLetterEntry[]): DeadLetterCount[] {
  return [...Map.groupBy(entries, ({ queue, reason, type }) => [queue, reason, type].join(' ')).values()]
    .flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const { queue, reason, type } = first;
      const lastAt = new Date(Math.max(...group.map(({ at }) => at))).toISOString();
      return [{ queue, reason, type, count: group.length, lastAt }];
    })
    .toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
}
