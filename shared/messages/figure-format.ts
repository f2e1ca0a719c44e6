import type { Instant } from '../domain/instant.ts';
import type { Reader } from './alert-view.ts';
import { TIME_FORMATS } from './times/words.ts';

/** Truncated, not rounded, so that a missed target never reads as met. */
export function percentIn(fraction: number, decimals = 1): string {
  const scale = 10 ** decimals;
  return `${Math.floor(fraction * 100 * scale + 1e-6) / scale}%`;
}

/** A day in the reader's zone: `2 Mar`. */
export function dayIn({ language, timeZone }: Reader, at: Instant): string {
  return new Intl.DateTimeFormat(TIME_FORMATS[language].locale, {
    timeZone,
    day: 'numeric',
    month: 'short',
  }).format(at);
}

/** The name of a weekday; 1 is Monday, as 1 January 2024 was. */
export function weekdayIn({ language }: Reader, weekday: number, style: 'long' | 'short' = 'long'): string {
  return new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, weekday),
  );
}

/** An hour as a range: `23:00–00:00`. */
export function hourSpan(hour: number): string {
  const clock = (one: number): string => `${String(one).padStart(2, '0')}:00`;
  return `${clock(hour)}–${clock((hour + 1) % 24)}`;
}
