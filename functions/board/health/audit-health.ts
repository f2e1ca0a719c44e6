import type { AuditLog, Problem } from '#shared/ports/watch';

export interface AuditHealthDeps {
  readonly audits: Pick<AuditLog, 'read'>;
}

/** What the last audit found. */
export interface AuditHealth {
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** False: a promise is broken, and heartbeats are withheld. */
  readonly passed: boolean;
  readonly problems: readonly Problem[];
  /** The longest gap between messages of each place in four weeks; null when it had too few messages to say. */
  readonly silences: readonly {
    store: string;
    marketplaceId: string;
    longestGapHours: number | null;
    silent: boolean;
  }[];
}

/** @returns null before the first. */
export async function auditHealth({ audits }: AuditHealthDeps): Promise<AuditHealth | null> {
  const verdict = await audits.read();
  if (verdict === undefined) return null;
  const { at, passed, problems, silences } = verdict;
  return {
    at: new Date(at).toISOString(),
    passed,
    problems,
    silences: silences.map(({ store, marketplaceId, longestGapMs, silent }) => ({
      store,
      marketplaceId,
      longestGapHours: longestGapMs === undefined ? null : Math.round(longestGapMs / 360_000) / 10,
      silent,
    })),
  };
}
