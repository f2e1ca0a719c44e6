import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { type LocalDay, localTimeOf } from '#shared/domain/duty/local-time';
import { STANDING_DUTY } from '#shared/domain/duty/standing-duty';
import { days, type Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { clockOf } from '#shared/messages/time';
import { TIME_FORMATS } from '#shared/messages/times/words';
import type { DutyWords } from './words.ts';

type Language = Reader['language'];

const formats = new Map<string, Intl.DateTimeFormat>();

function formatted(language: Language, day: LocalDay, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${Object.keys(options).join()}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(TIME_FORMATS[language].locale, { ...options, timeZone: 'UTC' });
  formats.set(key, format);
  return format.format(days(day)).replace(',', '');
}

/** `Mon 2 Mar`, or `3月2日周一`. */
export function dayName(language: Language, day: LocalDay): string {
  return formatted(language, day, { weekday: 'short', day: 'numeric', month: 'short' });
}

/** The name of a weekday from 1, Monday, to 7. */
export function weekdayName(language: Language, weekday: number): string {
  // Day 3 was a Sunday.
  return formatted(language, 3 + weekday, { weekday: 'long' });
}

/** Minutes of a day as `09:00–18:00`. */
export function hoursIn(from: number, until: number, words: DutyWords): string {
  return from === 0 && until === 1_440 ? words.allDay : `${clockOf(from)}–${clockOf(until)}`;
}

/** An instant as the value of a field for a local time. */
export function localValue(at: Instant, timeZone: string): string {
  const { day, minute } = localTimeOf(at, timeZone);
  return `${new Date(days(day)).toISOString().slice(0, 10)}T${clockOf(minute)}`;
}

/** What a rota is called. */
export function rotaName({ id }: Pick<DutyRota, 'id'>, words: DutyWords): string {
  return id === STANDING_DUTY ? words.standing : id;
}
