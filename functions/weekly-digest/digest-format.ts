import type { RatedFigures } from '#shared/domain/figures/rated';
import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
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

/** Truncated, not rounded, so that a missed target never reads as met. */
export function percentIn(fraction: number, decimals = 1): string {
  const scale = 10 ** decimals;
  return `${Math.floor(fraction * 100 * scale + 1e-6) / scale}%`;
}

/** A day in the reader's zone: `2 Mar`. */
export function dayIn({ language, timeZone }: Reader, at: Instant): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    day: 'numeric',
    month: 'short',
  }).format(at);
}

/** The name of a weekday; 1 is Monday, as 1 January 2024 was. */
export function weekdayIn({ language }: Reader, weekday: number): string {
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}

/** An hour as a range: `23:00–00:00`. */
export function hourSpan(hour: number): string {
  const clock = (one: number): string => `${String(one).padStart(2, '0')}:00`;
  return `${clock(hour)}–${clock((hour + 1) % 24)}`;
}
