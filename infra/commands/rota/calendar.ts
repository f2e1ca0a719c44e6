import { dutyAt, type DutyRota, isQuiet } from '#shared/domain/duty/duty-rota';
import { instantOf, type LocalDay, localTimeOf } from '#shared/domain/duty/local-time';
import { type DutySpan, dutySpansOf } from '#shared/domain/duty/spans';
import { days, type Instant } from '#shared/domain/instant';
import { plain } from '#shared/messages/plain';

/** The mark of a half hour, by who is on duty then. */
export const MARKS = { onCall: '█', quiet: '▒', backup: '░', nobody: '·' } as const;

const HALF_HOURS = Array.from({ length: 48 }, (_, index) => index * 30);
const RULER = ['00', '03', '06', '09', '12', '15', '18', '21'].map((hour) => hour.padEnd(6)).join('');
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** A rota as a calendar, one line for each day beginning with that of `from`, in the rota's own time zone. */
export function rotaCalendar(
  rota: DutyRota,
  nameOf: (person: string) => string,
  from: Instant,
  dayCount: number,
): string[] {
  const first = localTimeOf(from, rota.timeZone).day;
  const [start, end] = [first, first + dayCount].map((day) => instantOf(day, 0, rota.timeZone));
  const spans = dutySpansOf(rota, { from: start ?? from, until: end ?? from });
  return [
    `${rota.id} (${rota.timeZone})${coversOf(rota)}`,
    `${' '.repeat(15)}${RULER}`,
    ...Array.from({ length: dayCount }, (_, index) => dayLine(rota, first + index, spans, nameOf)),
  ];
}

function coversOf({ covers: { stores, marketplaceIds, languages } }: DutyRota): string {
  const parts = [stores, marketplaceIds, languages].flatMap((part) =>
    part === undefined ? [] : [part.join(', ')],
  );
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

function dayLine(
  rota: DutyRota,
  day: LocalDay,
  spans: readonly DutySpan[],
  nameOf: (person: string) => string,
): string {
  const bar = HALF_HOURS.map((minute) => markAt(rota, instantOf(day, minute, rota.timeZone))).join('');
  const [start, end] = [instantOf(day, 0, rota.timeZone), instantOf(day + 1, 0, rota.timeZone)];
  const people = spans
    .filter(({ from, until }) => from < end && until > start)
    .map((span) => {
      const names = [...span.onCall, ...span.backup.filter((person) => !span.onCall.includes(person))];
      return `${hourOf(Math.max(span.from, start), rota)}-${span.until >= end ? '24:00' : hourOf(span.until, rota)} ${names
        .map((person) => plain(nameOf(person)))
        .join(', ')}`;
    });
  const special = specialOf(rota, day);
  const who = [...(special === undefined ? [] : [special]), people.join('; ') || 'nobody'].join(': ');
  return `${dayName(day).padEnd(15)}${bar}  ${who}`;
}

/** The holiday, or whose shifts a working weekend has. */
function specialOf({ holidays, workingWeekends }: DutyRota, day: LocalDay): string | undefined {
  const worksLike = workingWeekends.get(day);
  if (worksLike !== undefined) return `works like ${WEEKDAYS[worksLike % 7] ?? ''}`;
  const holiday = holidays.get(day);
  return holiday === undefined ? undefined : plain(holiday);
}

function markAt(rota: DutyRota, at: Instant): string {
  const { onCall, backup } = dutyAt(rota, at);
  if (onCall.length > 0) return isQuiet(rota, at) ? MARKS.quiet : MARKS.onCall;
  return backup.length > 0 ? MARKS.backup : MARKS.nobody;
}

function hourOf(at: Instant, { timeZone }: DutyRota): string {
  const { minute } = localTimeOf(at, timeZone);
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function dayName(day: LocalDay): string {
  const date = new Date(days(day));
  return `${WEEKDAYS[date.getUTCDay()] ?? ''} ${date.toISOString().slice(0, 10)}`;
}
