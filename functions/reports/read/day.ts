import type { Instant } from '#shared/domain/instant';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * The days that a date may mean, as the beginning of the day in UTC: marketplaces write day and month in either
 * order. Empty when it is not a date.
 */
export function daysOf(text: string): Instant[] {
  const named = /^(\d{1,2})[-\s.]*([A-Za-z]{3})[A-Za-z]*[-\s.,]*(\d{4}|\d{2})(?!\d)/.exec(text);
  if (named !== null)
    return dayOf(named[3], String(MONTHS.indexOf((named[2] ?? '').toLowerCase()) + 1), named[1]);
  const yearFirst = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})(?!\d)/.exec(text);
  if (yearFirst !== null) return dayOf(yearFirst[1], yearFirst[2], yearFirst[3]);
  const yearLast = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4}|\d{2})(?!\d)/.exec(text);
  if (yearLast === null) return [];
  const [, first, separator, second, year] = yearLast;
  const readings = [
    ...dayOf(year, second, first),
    // Nobody writes the month first with dots.
    ...(separator === '.' ? [] : dayOf(year, first, second)),
  ];
  return [...new Set(readings)];
}

function dayOf(year = '', month = '', day = ''): Instant[] {
  const full = year.length === 2 ? 2000 + Number(year) : Number(year);
  const at = Date.UTC(full, Number(month) - 1, Number(day));
  const read = new Date(at);
  const isThatDay = read.getUTCMonth() === Number(month) - 1 && read.getUTCDate() === Number(day);
  return isThatDay && full >= 2000 && full < 2100 ? [at] : [];
}
