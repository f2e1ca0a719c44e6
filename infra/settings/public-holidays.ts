import Holidays from 'date-holidays';

const DAY_MS = 86_400_000;

/**
 * The public holidays of a country or one of its states (`DE-BY`) in some years, as names by day; undefined when it is
 * unknown. Half days count as working days. Source: the date-holidays package.
 */
export function publicHolidays(code: string, years: readonly number[]): Record<string, string> | undefined {
  const [country = '', state] = code.split('-');
  const known = new Holidays();
  if (!Object.hasOwn(known.getCountries(), country)) return undefined;
  const states: unknown = known.getStates(country);
  if (state !== undefined && !(typeof states === 'object' && states !== null && Object.hasOwn(states, state)))
    return undefined;
  const options = { languages: ['en'], types: ['public'] as 'public'[] };
  const calendar =
    state === undefined ? new Holidays(country, options) : new Holidays(country, state, options);
  const named: Record<string, string> = {};
  for (const year of years)
    for (const { date, start, end, name } of calendar.getHolidays(year)) {
      if (!date.slice(11).startsWith('00:00')) continue;
      // A day may have 23 or 25 hours.
      const count = Math.round((end.getTime() - start.getTime()) / DAY_MS);
      for (let index = 0; index < count; index += 1)
        named[new Date(Date.parse(date.slice(0, 10)) + index * DAY_MS).toISOString().slice(0, 10)] ??= name;
    }
  return named;
}
