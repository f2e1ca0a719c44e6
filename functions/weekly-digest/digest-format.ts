import type { RatedFigures } from '#shared/domain/figures/rated';
import type { Reader } from '#shared/messages/alert-view';
import { percentIn } from '#shared/messages/figure-format';
import { digestWordsIn } from './digest-words.ts';

/** Stands for a missing figure. */
export const UNKNOWN = '–';

/** The response rate, or a note that there is nothing to rate. */
export function rateIn({ responseRate }: RatedFigures): string {
  return responseRate === null ? UNKNOWN : percentIn(responseRate);
}

/** The median of the first response, or a note that nothing was answered. */
export const medianIn =
  (reader: Reader) =>
  ({ firstResponse }: RatedFigures): string =>
    firstResponse === null ? UNKNOWN : digestWordsIn(reader.language).length(firstResponse.medianMs);
