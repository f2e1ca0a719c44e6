import type { Crew, DutyRota, Shift } from '#shared/domain/duty/duty-rota';
import { instantOf, type LocalTime } from '#shared/domain/duty/local-time';
import type { DutyHours } from '#shared/domain/duty/nudge';
import { days, type Instant } from '#shared/domain/instant';
import { marketplaceIdOf } from './intake-addresses.ts';
import type { RotaSettings } from './rotas.ts';
import type { Settings } from './settings.ts';

/** A cache: every message asks for the rotas, and their many overrides and holidays are expensive to assemble. */
const known = new WeakMap<Settings, DutyHours>();

/** The rotas of the settings, in the terms of the domain. */
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

function rotaOf(id: string, rota: RotaSettings, { people, holidays }: Settings): DutyRota {
  const zoneOf = (name: string): string => people[name]?.timeZone ?? name;
  const timeZone = zoneOf(rota.timeZone);
  const at = ({ day, minute }: LocalTime): Instant => instantOf(day, minute, timeZone);
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
      from: at(override.from),
      until: at(override.to),
      onCall: override['on-call'],
      backup: override.backup,
    })),
    ...(rota.quietHours !== undefined && {
      quiet: { fromMinute: rota.quietHours.from, toMinute: rota.quietHours.to },
    }),
    holidays: new Map(
      rota.holidays.flatMap((list) =>
        Object.entries(holidays[list] ?? {}).map(([day, name]) => [Date.parse(day) / days(1), name]),
      ),
    ),
  };
}

function crewOf({ teams, since }: RotaSettings['shifts'][number]['backup']): Crew {
  return { teams, ...(since !== undefined && { since }) };
}
