import type { Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { zoneIn } from '#shared/messages/time';
import { TIME_FORMATS, timeWordsIn } from '#shared/messages/times/words';

/** A day in the reader's zone: `12 March`, or `3月12日`. */
export function dayOfYear(reader: Reader, at: Instant): string {
  return formatOf(reader, { day: 'numeric', month: 'long' }).format(at);
}

/** An instant to the second in the reader's zone, whose name stands elsewhere: `2 March 2026 at 11:00:05`. */
export function localTime(reader: Reader, at: Instant): string {
  return formatOf(reader, { dateStyle: 'long', timeStyle: 'medium', hourCycle: 'h23' }).format(at);
}

/** The same for everybody: `2026-03-02 10:00:05 UTC`. */
export function utcTime(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;
}

/** An instant within a sentence, with its zone: `11:00 on 2 March 2026, Madrid time`. */
export function timeInSentence(reader: Reader, at: Instant): string {
  const day = formatOf(reader, { dateStyle: 'long' }).format(at);
  const time = formatOf(reader, { timeStyle: 'short', hourCycle: 'h23' }).format(at);
  const zone = zoneIn(reader.language, at, reader.timeZone);
  return timeWordsIn(reader.language).inSentence(time, day, zone);
}

function formatOf({ language, timeZone }: Reader, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(TIME_FORMATS[language].locale, { ...options, timeZone });
}
