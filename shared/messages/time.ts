import { days, hours, minutes, type DurationMs, type Instant } from '../domain/instant.ts';
import type { Reader } from './alert-view.ts';

/** The words for the units of a length of time, with the space before them. */
export interface Units {
  readonly d: string;
  readonly h: string;
  readonly min: string;
}

/** A length of time in its two largest units, whole minutes, rounded to the nearest: `1 h 20 min`. */
export function duration(ms: DurationMs, { d, h, min }: Units): string {
  const total = Math.round(ms / minutes(1));
  const parts: [number, string][] = [
    [Math.floor(total / (days(1) / minutes(1))), d],
    [Math.floor(total / (hours(1) / minutes(1))) % 24, h],
    [total % 60, min],
  ];
  const from = parts.findIndex(([count]) => count > 0);
  if (from === -1) return `0${min}`;
  return parts
    .slice(from, from + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count}${unit}`)
    .join(' ');
}

/** Formats that were made already: to make one takes far longer than to use it, and a digest asks for a thousand. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant by a reader's own clock, with weekday and zone: `Tue 3 Mar, 11:00 GMT+1`. */
export function instantIn(language: Reader['language'], at: Instant, timeZone: string): string {
  const key = `${language} ${timeZone}`;
  const format = formats.get(key) ?? formatOf(language, timeZone);
  formats.set(key, format);
  return format.format(at);
}

function formatOf(language: Reader['language'], timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}
