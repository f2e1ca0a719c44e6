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
  return [...figures(before, after), '', ...daysOf([before, after], nameOf)];
}

type Row = readonly [label: string, count: (report: ReplayReport) => number];

function figures(before: NamedReport, after: NamedReport): string[] {
  const width = Math.max(10, before.name.length, after.name.length) + 2;
  const deadlines = (part: 'due' | 'missed' | 'unalerted') => (report: ReplayReport) =>
    total(Object.values(report.deadlines).map((count) => count[part]));
  const rows: Row[] = [
    ['deadlines reached', deadlines('due')],
    ['deadlines missed', deadlines('missed')],
    ...CLOCK_NAMES.map((clock): Row => [`  ${clock}`, ({ deadlines }) => deadlines[clock]?.missed ?? 0]),
    ['missed, nobody alerted before', deadlines('unalerted')],
    ['alerts sent', ({ messages }) => total(Object.values(messages))],
    ...CHANNELS.map((channel): Row => [
      `  by ${CHANNEL_WORDS[channel]}`,
      ({ messages }) => messages[channel] ?? 0,
    ]),
    ['alerts at night, from 22 to 7', ({ callsAtNight }) => callsAtNight],
  ];
  const line = (cells: readonly string[]): string => cells.map((cell) => cell.padStart(width)).join('');
  return [
    ' '.repeat(LABEL_WIDTH) + line([before.name, after.name, 'difference']),
    ...rows.flatMap(([label, count]) => {
      const [was, is] = [count(before.report), count(after.report)];
      // A part that is zero on both sides says nothing.
      if (label.startsWith(' ') && was === 0 && is === 0) return [];
      return [label.padEnd(LABEL_WIDTH) + line([String(was), String(is), signed(is - was)])];
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
