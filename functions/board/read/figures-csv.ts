import { BACKLOG_HOURS } from '#shared/domain/figures/figures';
import type { RatedFigures } from '#shared/domain/figures/rated';
import type { FiguresReport } from './figures.ts';

const COLUMNS: Readonly<Record<string, (one: RatedFigures) => string | number | null>> = {
  store: ({ store }) => store,
  marketplace_id: ({ marketplaceId }) => marketplaceId,
  messages: ({ messages }) => messages,
  answered_within_24h: ({ answeredInTime }) => answeredInTime,
  late: ({ late }) => late,
  no_response: ({ noResponse }) => noResponse,
  no_response_needed: ({ noResponseNeeded }) => noResponseNeeded,
  pending: ({ pending }) => pending,
  response_rate: ({ responseRate }) => responseRate,
  first_response_average_h: ({ firstResponse }) => hoursOf(firstResponse?.averageMs),
  first_response_median_h: ({ firstResponse }) => hoursOf(firstResponse?.medianMs),
  first_response_p90_h: ({ firstResponse }) => hoursOf(firstResponse?.p90Ms),
  ...Object.fromEntries(
    [...BACKLOG_HOURS.map((limit) => `backlog_under_${limit}h`), 'backlog_older'].map((name, index) => [
      name,
      ({ backlog }: RatedFigures) => backlog[index] ?? 0,
    ]),
  ),
};

/** The figures as CSV (RFC 4180), a row for each store and marketplace. Its cells are our own ids and numbers. */
export function figuresCsv({ figures }: FiguresReport): string {
  const rows = figures.map((one) => Object.values(COLUMNS).map((cell) => cell(one) ?? ''));
  return [Object.keys(COLUMNS), ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function hoursOf(ms: number | undefined): number | null {
  return ms === undefined ? null : Math.round(ms / 36_000) / 100;
}
