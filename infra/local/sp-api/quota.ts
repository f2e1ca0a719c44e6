/** How often an operation may be called: `burst` times at once, and then once every `everyMs` milliseconds. */
export interface Quota {
  readonly burst: number;
  readonly everyMs: number;
}

/** The quotas that Amazon documents for an application and a seller. */
const QUOTAS: Readonly<Record<string, Quota>> = {
  getDestinations: { burst: 5, everyMs: 1_000 },
  createDestination: { burst: 5, everyMs: 1_000 },
  deleteDestination: { burst: 5, everyMs: 1_000 },
  getSubscription: { burst: 5, everyMs: 1_000 },
  createSubscription: { burst: 5, everyMs: 1_000 },
  deleteSubscriptionById: { burst: 5, everyMs: 1_000 },
  getMarketplaceParticipations: { burst: 15, everyMs: 62_500 },
  createReport: { burst: 15, everyMs: 60_000 },
  getReport: { burst: 15, everyMs: 500 },
  getReportDocument: { burst: 15, everyMs: 60_000 },
  getOrder: { burst: 30, everyMs: 2_000 },
};

/** Token buckets, one for each operation and caller. Returns the exceeded quota; undefined when the call is allowed. */
export function quotaKeeper(now: () => number): (operation: string, caller: string) => Quota | undefined {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return (operation, caller) => {
    const quota = QUOTAS[operation];
    if (quota === undefined) return undefined;
    const key = `${operation} ${caller}`;
    const at = now();
    const bucket = buckets.get(key) ?? { tokens: quota.burst, at };
    const tokens = Math.min(quota.burst, bucket.tokens + (at - bucket.at) / quota.everyMs);
    const allowed = tokens >= 1;
    buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at });
    return allowed ? undefined : quota;
  };
}
