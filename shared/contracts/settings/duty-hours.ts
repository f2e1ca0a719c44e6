import type { Crew, DutyRota, Shift } from '#shared/domain/duty/duty-rota';
import { spanBetween, type LocalDay } from '#shared/domain/duty/local-time';
import type { DutyHours } from '#shared/domain/duty/nudge';
import { days } from '#shared/domain/instant';
import { marketplaceIdOf } from './intake-addresses.ts';
import type { RotaSettings } from './rotas.ts';
import type { Settings } from './settings.ts';

/** Rotas are needed for each message and can have many overrides and holidays, so they are built once. */
const known = new WeakMap<Settings, DutyHours>();

/** The rotas of the settings, in the types of the domain. */
export function hoursOf(settings: Settings): DutyHours {
  const before = known.get(settings);
  if (before !== undefined) return before;
  const hours = {
    rotas: Object.entries(settings.rotas).map(([id, one]) => rotaOf(id, one, settings)),
    nudgeMarginMs: settings.nudgeMargin,
    beforeEndOfShiftMs: settings.beforeEndOfShift,
  };
  known.set(settings, hours);
  return hours;
}

function rotaOf(id: string, rota: RotaSettings, { people, holidays, workingWeekends }: Settings): DutyRota {
  const zoneOf = (name: string): string => people[name]?.timeZone ?? name;
  const timeZone = zoneOf(rota.timeZone);
  const working = daysIn(rota.holidays, workingWeekends);
  const { stores, countries, languages } = rota.covers;
  return {
    id,
    timeZone,
    covers: {
      ...(stores !== undefined && { stores }),
      ...(countries !== undefined && { marketplaceIds: countries.map(marketplaceIdOf) }),
      ...(languages !== undefined && { languages }),
    },
    shifts: rota.shifts.map((shift): Shift => ({
      weekdays: shift.days,
      fromMinute: shift.from,
      toMinute: shift.to,
      timeZone: shift.timeZone === undefined ? timeZone : zoneOf(shift.timeZone),
      onHolidays: shift.onHolidays,
      onCall: crewOf(shift['on-call']),
      backup: crewOf(shift.backup),
    })),
    overrides: rota.overrides.map((override) => ({
      ...spanBetween(override.from, override.to, timeZone),
      onCall: override['on-call'],
      backup: override.backup,
    })),
    takeovers: [],
    ...(rota.quietHours !== undefined && {
      quiet: { fromMinute: rota.quietHours.from, toMinute: rota.quietHours.to },
    }),
    holidays: new Map([...daysIn(rota.holidays, holidays)].filter(([day]) => !working.has(day))),
    workingWeekends: working,
  };
}

/** The days of several lists, each with what its list says of it. */
function daysIn<T>(
  names: readonly string[],
  lists: Readonly<Record<string, Readonly<Record<string, T>>>>,
): Map<LocalDay, T> {
  return new Map(
    names.flatMap((name) =>
      Object.entries(lists[name] ?? {}).map(([day, what]) => [Date.parse(day) / days(1), what] as const),
    ),
  );
}

function crewOf({ teams, since }: RotaSettings['shifts'][number]['backup']): Crew {
  return { teams, ...(since !== undefined && { since }) };
}
