import { figureLines, readWaits, type WaitSources } from '#shared/application/views/figures-report';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import { figuresOf } from '#shared/domain/figures/figures';
import { type FigureLines, rated, type RatedFigures } from '#shared/domain/figures/rated';
import { days, type Instant } from '#shared/domain/instant';

export interface FiguresDeps extends WaitSources {
  readonly settings: SettingsSource;
}

export interface FiguresReport {
  /** ISO 8601 in UTC. */
  readonly from: string;
  readonly until: string;
  readonly lines: FigureLines;
  readonly figures: readonly RatedFigures[];
}

/**
 * The figures over the last days of every store in the settings, or of one; undefined when the store is not known.
 */
export async function figuresReport(
  deps: FiguresDeps,
  { windowDays, store }: { readonly windowDays: number; readonly store?: string | undefined },
  now: Instant,
): Promise<FiguresReport | undefined> {
  const { settings } = await deps.settings.current();
  const stores = Object.keys(settings.stores).filter((id) => store === undefined || id === store);
  if (stores.length === 0) return undefined;
  const from = now - days(windowDays);
  const waits = await readWaits(deps, stores, from, now);
  const lines = figureLines(settings);
  return {
    from: new Date(from).toISOString(),
    until: new Date(now).toISOString(),
    lines,
    figures: figuresOf(waits, windowDays, now).map((one) => rated(one, lines)),
  };
}
