import type { LocalDay } from '#shared/domain/duty/local-time';
import { days, type Instant } from '#shared/domain/instant';
import type { Reader } from '#shared/messages/alert-view';
import { dayIn } from '#shared/messages/figure-format';
import { zoneIn } from '#shared/messages/time';
import { figuresWords, type FiguresWords } from './words/words.ts';

/** Who reads the page, with the words of their language. */
export interface Reading {
  readonly reader: Reader;
  readonly words: FiguresWords;
  /** The name of their time zone. */
  readonly zone: string;
}

export function readingFor(reader: Reader, now: Instant): Reading {
  const { language, timeZone } = reader;
  return { reader, words: figuresWords[language], zone: zoneIn(language, now, timeZone) };
}

/** A day of the calendar: `2 Mar`. */
export function dayName({ reader }: Reading, day: LocalDay): string {
  return dayIn({ ...reader, timeZone: 'UTC' }, days(day));
}
