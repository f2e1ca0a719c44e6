import type { DurationMs } from '../instant.ts';
import type { Counts, Figures } from './figures.ts';

/** The lines that the figures are compared with. */
export interface FigureLines {
  readonly responseRate: number;
  readonly medianFirstResponseMs: DurationMs;
}

/** A verdict for each line: met, or null when there is nothing to rate. */
export interface Verdicts {
  readonly meets: { readonly responseRate: boolean | null; readonly medianFirstResponse: boolean | null };
}

/** Figures of one place with their verdicts. */
export interface RatedFigures extends Figures, Verdicts {}

export function rated<Counted extends Counts>(figures: Counted, lines: FigureLines): Counted & Verdicts {
  const { responseRate, firstResponse } = figures;
  return {
    ...figures,
    meets: {
      responseRate: responseRate === null ? null : responseRate >= lines.responseRate,
      medianFirstResponse:
        firstResponse === null ? null : firstResponse.medianMs <= lines.medianFirstResponseMs,
    },
  };
}
