import { CHANNELS, CLOCK_NAMES } from '#shared/domain/rules/policy';
import { CHANNEL_WORDS } from '#shared/messages/channel-words';
import { plain } from '#shared/messages/plain';
import type { ReplayReport } from './replay-report.ts';

/** A report with its name in the table. */
export interface NamedReport {
  readonly name: string;
  readonly report: ReplayReport;
}

const LABEL_WIDTH = 30;
const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** Two reports side by side, with the difference, and each person's day below, as lines of text. */
export function replayTable(
  before: NamedReport,
  after: NamedReport,
  nameOf: (person: string) => string,
): string[] {
  const pair = [before, after];
  const difference = (counts: readonly number[]): string => signed((counts[1] ?? 0) - (counts[0] ?? 0));
  return [...figures(pair, ['difference', difference]), '', ...daysOf(pair, nameOf)];
}

/** Several reports side by side, and each person's day below, as lines of text. */
export function reportsTable(reports: readonly NamedReport[], nameOf: (person: string) => string): string[] {
  return [...figures(reports), '', ...daysOf(reports, nameOf)];
}

/** One figure of a report. */
type Row = readonly [label: string, count: (report: ReplayReport) => number];

const deadlines = (part: 'due' | 'missed' | 'unalerted' | 'tooLate') => (report: ReplayReport) =>
  total(Object.values(report.deadlines).map((count) => count[part]));

/** The figures of a report that are shown, a part of another one indented. */
const ROWS: readonly Row[] = [
  ['deadlines reached', deadlines('due')],
  ['deadlines missed', deadlines('missed')],
  ...CLOCK_NAMES.map((clock): Row => [`  ${clock}`, (report) => report.deadlines[clock]?.missed ?? 0]),
  ['missed, nobody alerted before', deadlines('unalerted')],
  ['missed, alerted too late', deadlines('tooLate')],
  ['alerts sent', ({ messages }) => total(Object.values(messages))],
  ...CHANNELS.map((channel): Row => [
    `  by ${CHANNEL_WORDS[channel]}`,
    ({ messages }) => messages[channel] ?? 0,
  ]),
  ['alerts at night, from 22 to 7', ({ callsAtNight }) => callsAtNight],
];

function figures(
  reports: readonly NamedReport[],
  last?: readonly [title: string, of: (counts: readonly number[]) => string],
): string[] {
  const width = Math.max(10, ...reports.map(({ name }) => name.length)) + 2;
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(width)).join('');
  const titles = reports.map(({ name }) => name);
  return [
    ' '.repeat(LABEL_WIDTH) + line([...titles, ...(last === undefined ? [] : [last[0]])]),
    ...ROWS.flatMap(([label, count]) => {
      const counts = reports.map(({ report }) => count(report));
      // A part that is zero everywhere says nothing.
      if (label.startsWith(' ') && counts.every((one) => one === 0)) return [];
      const cells = [...counts.map(String), ...(last === undefined ? [] : [last[1](counts)])];
      return [label.padEnd(LABEL_WIDTH) + line(cells)];
    }),
  ];
}

function daysOf(reports: readonly NamedReport[], nameOf: (person: string) => string): string[] {
  const people = [...new Set(reports.flatMap(({ report }) => Object.keys(report.callsByHour)))].toSorted();
  if (people.length === 0) return ['Nobody would have been alerted.'];
  const largest = Math.max(...reports.flatMap(({ report }) => Object.values(report.callsByHour).flat()));
  const width = Math.max(2, String(largest).length) + 1;
  const names = people.map((person) => plain(nameOf(person)));
  const [nameWidth, byWidth] = [names, reports.map(({ name }) => name)].map(
    (texts) => Math.max(...texts.map((text) => text.length)) + 2,
  );
  const line = (name: string, by: string, cells: readonly string[], all: string): string =>
    name.padEnd(nameWidth ?? 0) +
    by.padEnd(byWidth ?? 0) +
    [...cells, '', all].map((cell) => cell.padStart(width)).join('');
  return [
    'Alerts in each hour of the person’s local day:',
    line(
      '',
      '',
      HOURS.map((hour) => String(hour).padStart(2, '0')),
      'all',
    ),
    ...people.flatMap((person, index) =>
      reports.map(({ name, report }, place) => {
        const byHour = report.callsByHour[person] ?? [];
        const cells = HOURS.map((hour) => String(byHour[hour] ?? 0).replace(/^0$/, '·'));
        return line(place === 0 ? (names[index] ?? '') : '', name, cells, String(total(byHour)));
      }),
    ),
  ];
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}
