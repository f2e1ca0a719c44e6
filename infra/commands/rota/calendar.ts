import { minuteIn, type RotaDay, rotaDays } from '#shared/domain/duty/calendar';
import { dutyAt, type DutyRota, isQuiet } from '#shared/domain/duty/duty-rota';
import { instantOf, type LocalDay, localTimeOf } from '#shared/domain/duty/local-time';
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
  const { timeZone } = rota;
  const days = { first: localTimeOf(from, timeZone).day, count: dayCount, timeZone };
  return [
    `${rota.id} (${timeZone})${coversOf(rota)}`,
    `${' '.repeat(15)}${RULER}`,
    ...rotaDays(rota, days).map((day) => dayLine(rota, day, nameOf)),
  ];
}

function coversOf({ covers: { stores, marketplaceIds, languages } }: DutyRota): string {
  const parts = [stores, marketplaceIds, languages].flatMap((part) =>
    part === undefined ? [] : [part.join(', ')],
  );
  return parts.length === 0 ? '' : `: ${parts.join('; ')}`;
}

function dayLine(rota: DutyRota, day: RotaDay, nameOf: (person: string) => string): string {
  const { timeZone } = rota;
  const bar = HALF_HOURS.map((minute) => markAt(rota, instantOf(day.day, minute, timeZone))).join('');
  const people = day.entries.map(({ from, until, onCall, backup, takeover }) => {
    const names = [...onCall, ...backup].map(
      (person) => `${plain(nameOf(person))}${person === takeover?.person ? ' (takes over)' : ''}`,
    );
    return `${hourOf(minuteIn(from, day, timeZone))}-${hourOf(minuteIn(until, day, timeZone))} ${names.join(', ')}`;
  });
  const special = specialOf(day);
  const who = [...(special === undefined ? [] : [special]), people.join('; ') || 'nobody'].join(': ');
  return `${dayName(day.day).padEnd(15)}${bar}  ${who}`;
}

/** The holiday, or whose shifts a working weekend has. */
function specialOf({ holiday, worksLike }: RotaDay): string | undefined {
  if (worksLike !== undefined) return `works like ${WEEKDAYS[worksLike % 7] ?? ''}`;
  return holiday === undefined ? undefined : plain(holiday);
}

function markAt(rota: DutyRota, at: Instant): string {
  const { onCall, backup } = dutyAt(rota, at);
  if (onCall.length > 0) return isQuiet(rota, at) ? MARKS.quiet : MARKS.onCall;
  return backup.length > 0 ? MARKS.backup : MARKS.nobody;
}

function hourOf(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function dayName(day: LocalDay): string {
  const date = new Date(days(day));
  return `${WEEKDAYS[date.getUTCDay()] ?? ''} ${date.toISOString().slice(0, 10)}`;
}
