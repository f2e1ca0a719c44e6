import { localTimeOf } from '#shared/domain/duty/local-time';
import { days, type Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';

/** An instant in a narrow place, in the reader's zone: `16:54`, `16:54 Tue` within six days, `16:54 3 Mar` beyond. */
export function shortTime(at: Instant, now: Instant, { language, timeZone }: Reader): string {
  const isToday = localTimeOf(at, timeZone).day === localTimeOf(now, timeZone).day;
  const date: Intl.DateTimeFormatOptions = isToday
    ? {}
    : Math.abs(at - now) < days(6)
      ? { weekday: 'short' }
      : { day: 'numeric', month: language === 'en' ? 'short' : 'numeric' };
  const format = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { timeZone, ...options }).format(at);
  const clock = format({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  if (isToday) return clock;
  return language === 'en' ? `${clock} ${format(date)}` : `${format(date)} ${clock}`;
}
