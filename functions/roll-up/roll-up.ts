import type { SettingsSource } from '#shared/contracts/settings/settings';
import { closedDays, dayAfter } from '#shared/domain/figures/closed-day';
import type { Instant } from '#shared/domain/instant';
import type { RollUps } from '#shared/ports/figures';

/**
 * A run stops after so many waits and the next one continues. Otherwise the first run of a busy store would outlast
 * the function.
 */
const WAITS_A_RUN = 400_000;

export interface RollUpDeps {
  readonly rollUps: RollUps;
  readonly settings: SettingsSource;
  /** Called with a day that could not be rolled up; the others go on. */
  readonly onFailure: (store: string, day: string, error: unknown) => void;
}

export interface RollUpReport {
  /** Days that were rolled up, and their waits. */
  readonly days: number;
  readonly waits: number;
  /** Days that changed while they were read: the next run rolls them up. */
  readonly lost: number;
  readonly failed: number;
}

/** Rolls up each closed day of each store whose roll-up is missing or void; the oldest days of a store first. */
export async function rollUp(deps: RollUpDeps, asOf: Instant): Promise<RollUpReport> {
  const { settings } = await deps.settings.current();
  const { first, last } = closedDays(asOf);
  const report = { days: 0, waits: 0, lost: 0, failed: 0 };
  for (const store of Object.keys(settings.stores)) {
    const states = await deps.rollUps.states(store, first);
    let day = await deps.rollUps.firstDay(store, first);
    for (; day !== undefined && day <= last; day = await deps.rollUps.firstDay(store, dayAfter(day))) {
      const { version, isRolledUp } = states.get(day) ?? { version: 0, isRolledUp: false };
      if (isRolledUp) continue;
      if (report.waits >= WAITS_A_RUN) return report;
      try {
        const waits = await deps.rollUps.rollUp(store, day, version);
        if (waits === 'lost') report.lost += 1;
        else {
          report.days += 1;
          report.waits += waits;
        }
      } catch (error) {
        report.failed += 1;
        deps.onFailure(store, day, error);
      }
    }
  }
  return report;
}
