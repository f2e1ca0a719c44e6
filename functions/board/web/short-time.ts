import { localTimeOf } from '#shared/domain/duty/local-time';
import { days, type Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { clockOf } from '#shared/messages/time';
import { TIME_FORMATS, timeWordsIn } from '#shared/messages/times/words';

/** Cached: creating one takes far longer than using it, and a list has several times in each row. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant in a narrow place, in the reader's zone: `16:54`, `16:54 Tue` within six days, `16:54 3 Mar` beyond. */
export function shortTime(at: Instant, now: Instant, reader: Reader): string {
  const { language, timeZone } = reader;
  const local = localTimeOf(at, timeZone);
  const clock = clockOf(local.minute);
  if (local.day === localTimeOf(now, timeZone).day) return clock;
  const day = formatOf(reader, Math.abs(at - now) < days(6) ? 'weekday' : 'date').format(at);
  return timeWordsIn(language).narrow(clock, day);
}

function formatOf({ language, timeZone }: Reader, shown: 'weekday' | 'date'): Intl.DateTimeFormat {
  const key = `${language} ${timeZone} ${shown}`;
  const { locale, month } = TIME_FORMATS[language];
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      ...(shown === 'weekday' ? { weekday: 'short' } : { day: 'numeric', month }),
    });
  formats.set(key, format);
  return format;
}
