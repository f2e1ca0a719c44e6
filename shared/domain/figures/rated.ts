import type { DurationMs } from '../instant.ts';
import type { Figures } from './figures.ts';

/** The lines that the figures are compared with. */
export interface FigureLines {
  readonly responseRate: number;
  readonly medianFirstResponseMs: DurationMs;
}

/** Figures with a verdict for each line: met, or null when there is nothing to rate. */
export interface RatedFigures extends Figures {
  readonly meets: { readonly responseRate: boolean | null; readonly medianFirstResponse: boolean | null };
}

export function rated(figures: Figures, lines: FigureLines): RatedFigures {
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
