import { portions } from '#shared/application/portions';
import type { VersionedSettings } from '#shared/contracts/settings';
import { figuresOf, type Figures } from '#shared/domain/figures/figures';
import { openWait, type Wait } from '#shared/domain/figures/wait';
import { days, FAR_FUTURE, type Instant } from '#shared/domain/instant';
import type { EndedWaits, ThreadStore } from '#shared/ports';

export interface FiguresDeps {
  readonly threads: ThreadStore;
  readonly waits: EndedWaits;
  readonly settings: { current(): Promise<VersionedSettings> };
}

/** Figures against the lines of the settings: whether each is met, null where there is nothing to rate. */
export interface RatedFigures extends Figures {
  readonly meets: { readonly responseRate: boolean | null; readonly medianFirstResponse: boolean | null };
}

export interface FiguresReport {
  /** ISO 8601 in UTC. */
  readonly from: string;
  readonly until: string;
  readonly lines: { readonly responseRate: number; readonly medianFirstResponseMs: number };
  readonly figures: readonly RatedFigures[];
}

/** The figures of every store of the settings, or of one, over the last days; undefined when the store is not known. */
export async function figuresReport(
  deps: FiguresDeps,
  { windowDays, store }: { readonly windowDays: number; readonly store?: string | undefined },
  now: Instant,
): Promise<FiguresReport | undefined> {
  const { settings } = await deps.settings.current();
  const stores = Object.keys(settings.stores).filter((id) => store === undefined || id === store);
  if (stores.length === 0) return undefined;
  const from = now - days(windowDays);
  const [ended, open] = await Promise.all([
    Promise.all(stores.map((id) => deps.waits.since(id, from))),
    openWaits(deps.threads, now),
  ]);
  const waits = [...ended.flat(), ...open.filter((wait) => stores.includes(wait.store))];
  const lines = {
    responseRate: settings.figures.responseRate,
    medianFirstResponseMs: settings.figures.medianFirstResponse,
  };
  return {
    from: new Date(from).toISOString(),
    until: new Date(now).toISOString(),
    lines,
    figures: figuresOf(waits, windowDays, now).map((one) => ({
      ...one,
      meets: {
        responseRate: one.responseRate === null ? null : one.responseRate >= lines.responseRate,
        medianFirstResponse:
          one.firstResponse === null ? null : one.firstResponse.medianMs <= lines.medianFirstResponseMs,
      },
    })),
  };
}

async function openWaits(threads: ThreadStore, now: Instant): Promise<Wait[]> {
  const waits: Wait[] = [];
  for (const page of portions(await threads.due(FAR_FUTURE), 100))
    for (const { thread } of await threads.load(page, now)) {
      const wait = openWait(thread, now);
      if (wait !== undefined) waits.push(wait);
    }
  return waits;
}
