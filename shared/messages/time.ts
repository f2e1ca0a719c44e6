import { days, hours, minutes, type DurationMs, type Instant, type Span } from '../domain/instant.ts';
import type { OperatorLanguage } from '../domain/operator-words.ts';
import type { Reader } from './alert-view.ts';
import { TIME_FORMATS, timeWordsIn } from './times/words.ts';

/** The words for the units of a length of time, with the space before them. */
export interface Units {
  readonly d: string;
  readonly h: string;
  readonly min: string;
}

type Unit = keyof Units;

/**
 * A length of time in its two largest units, rounded to whole minutes. Hours go up to 48, because people count the
 * hours to a deadline: a day is `24 h`.
 */
export function lengthParts(ms: DurationMs): (readonly [count: number, unit: Unit])[] {
  const total = Math.round(ms / minutes(1));
  const dayCount = total < hours(48) / minutes(1) ? 0 : Math.floor(total / (days(1) / minutes(1)));
  const hourCount = Math.floor(total / (hours(1) / minutes(1))) - dayCount * 24;
  const parts: (readonly [number, Unit])[] = [
    [dayCount, 'd'],
    [hourCount, 'h'],
    [total % 60, 'min'],
  ];
  const from = parts.findIndex(([count]) => count > 0);
  if (from === -1) return [[0, 'min']];
  return parts.slice(from, from + 2).filter(([count]) => count > 0);
}

/** A length of time for a narrow place: `1 h 20 min`. */
export function duration(ms: DurationMs, units: Units): string {
  return lengthParts(ms)
    .map(([count, unit]) => `${count}${units[unit]}`)
    .join(' ');
}

/** How a language says how much time is left; `%s` stands for the length. */
export interface LeftWords {
  readonly units: Units;
  readonly dueNow: string;
  readonly left: string;
  readonly late: string;
}

/** `3 h left`, `20 min late`, `due now`. A page that stands open says it by the same function. */
export function timeLeft(ms: DurationMs, { units, dueNow, left, late }: LeftWords): string {
  if (Math.round(ms / minutes(1)) === 0) return dueNow;
  return (ms > 0 ? left : late).replace('%s', duration(Math.abs(ms), units));
}

/** Cached formats: creating one takes far longer than using it, and a digest needs a thousand. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant in a reader's zone: `16:00 Tue 3 Mar, Beijing time`. */
export function instantIn(language: Reader['language'], at: Instant, timeZone: string): string {
  const clock = wallClock(language, at, timeZone);
  // When clocks go back, an hour comes twice; then only the offset distinguishes them.
  const twice = [at - hours(1), at + hours(1)].some(
    (other) => wallClock(language, other, timeZone) === clock,
  );
  const zone = `${zoneIn(language, at, timeZone)}${twice ? ` (${offsetOf(at, timeZone)})` : ''}`;
  return timeWordsIn(language).inZone(clock, zone);
}

/** A span in a reader's zone: `18:00 Tue 3 Mar to 09:00 Wed 4 Mar, Beijing time`. */
export function spanIn(language: Reader['language'], { from, until }: Span, timeZone: string): string {
  const [zone, ...others] = new Set([from, until].map((at) => zoneIn(language, at, timeZone)));
  const words = timeWordsIn(language);
  const [first, last] = [wallClock(language, from, timeZone), wallClock(language, until, timeZone)];
  if (zone === undefined || others.length > 0 || first === last)
    return words.span(instantIn(language, from, timeZone), instantIn(language, until, timeZone));
  return words.inZone(words.span(first, last), zone);
}

/** A minute of a day as its time: `18:00`. */
export function clockOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** An instant as the clocks of a zone show it, where the zone is named elsewhere: `16:00 Tue 3 Mar`. */
export function wallClock(language: Reader['language'], at: Instant, timeZone: string): string {
  const parts = new Map(
    formatOf(language, timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const of = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  return timeWordsIn(language).clock({
    time: `${of('hour')}:${of('minute')}`,
    weekday: of('weekday'),
    day: of('day'),
    month: of('month'),
  });
}

/** A zone as people call it: by its city in English, by its country or city in Chinese. */
export function zoneIn(language: Reader['language'], at: Instant, timeZone: string): string {
  if (BEIJING.has(timeZone)) return timeWordsIn(language).beijing;
  // `UTC`, `EST5EDT`, `Etc/GMT+5`, `+08:00`: not names that people use.
  if (/^(?:[A-Z0-9+:-]+|Etc\/.*)$/.test(timeZone)) return offsetOf(at, timeZone);
  const city = timeZone.slice(timeZone.lastIndexOf('/') + 1).replaceAll('_', ' ');
  return timeWordsIn(language).zone({
    city,
    name: () => zoneNameOf(at, timeZone, { language, style: 'shortGeneric' }),
  });
}

const BEIJING: ReadonlySet<string> = new Set([
  'Asia/Shanghai',
  'Asia/Chongqing',
  'Asia/Chungking',
  'Asia/Harbin',
  'PRC',
]);

/** `UTC+8`, or `UTC`. */
function offsetOf(at: Instant, timeZone: string): string {
  const name = zoneNameOf(at, timeZone, { language: 'en', style: 'shortOffset' });
  return name.replace('GMT', 'UTC').replace(/[+-]0$/, '');
}

function zoneNameOf(
  at: Instant,
  timeZone: string,
  {
    language,
    style,
  }: { readonly language: OperatorLanguage; readonly style: 'shortOffset' | 'shortGeneric' },
): string {
  const found = formatOf(language, timeZone, style)
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName');
  return found?.value ?? timeZone;
}

function formatOf(
  language: OperatorLanguage,
  timeZone: string,
  timeZoneName?: 'shortOffset' | 'shortGeneric',
): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${timeZoneName ?? ''}`;
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(TIME_FORMATS[language].locale, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: TIME_FORMATS[language].month,
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
      ...(timeZoneName !== undefined && { timeZoneName }),
    });
  formats.set(key, format);
  return format;
}
