import { instantOf, type LocalDay, localTimeOf } from '#shared/domain/duty/local-time';
import { days, type Instant, type Span } from '#shared/domain/instant';
import * as z from '#shared/zod';
import type { FiguresWords } from '../words/words.ts';

/** A file covers at most so many days. */
export const MOST_DAYS = 31;
/** Waits are stored this long. */
const STORED_DAYS = 100;

const isoDay = z.iso.date();
const periodQuery = z.object({ from: isoDay, to: isoDay });

/** The days of a file, both included, and the time that they take in somebody's zone. */
export interface Period {
  readonly first: LocalDay;
  readonly last: LocalDay;
  readonly span: Span;
}

/** Why there is no file of these days. */
export type Refusal = 'badDay' | 'wrongOrder' | 'tooMany' | 'tooOld' | 'tooLarge';

/** The days that an address names, or why they make no file. */
export function periodIn(
  query: Readonly<Record<string, string>>,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): Period | Refusal {
  const { data } = periodQuery.safeParse(query);
  if (data === undefined) return 'badDay';
  const [first, last] = [Date.parse(data.from) / days(1), Date.parse(data.to) / days(1)];
  if (first > last) return 'wrongOrder';
  if (last - first >= MOST_DAYS) return 'tooMany';
  const span = { from: instantOf(first, 0, timeZone), until: instantOf(last + 1, 0, timeZone) };
  return span.from < now - days(STORED_DAYS) ? 'tooOld' : { first, last, span };
}

/** A refusal in a sentence. */
export function refusalIn(
  { export: words }: FiguresWords,
  refusal: Refusal,
  { now, timeZone }: { readonly now: Instant; readonly timeZone: string },
): string {
  switch (refusal) {
    case 'tooMany':
      return words.tooMany(MOST_DAYS);
    case 'tooOld':
      return words.tooOld(isoDayIn(now - days(STORED_DAYS - 1), timeZone));
    default:
      return words[refusal];
  }
}

/** The day of an instant in a time zone: `2026-03-02`. */
export function isoDayIn(at: Instant, timeZone: string): string {
  return isoDayOf(localTimeOf(at, timeZone).day);
}

/** A day of the calendar: `2026-03-02`. */
export function isoDayOf(day: LocalDay): string {
  return new Date(days(day)).toISOString().slice(0, 10);
}
