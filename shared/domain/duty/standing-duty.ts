import type { Rota } from '../rules/rota.ts';
import type { DutyRota } from './duty-rota.ts';

/** The id of the rota that stands for the duty without one. */
export const STANDING_DUTY = 'duty';

/** The people who are on duty at all times for what no rota covers, as a rota without an end. */
export function standingDuty(
  { duty, takeovers }: Pick<Rota, 'duty' | 'takeovers'>,
  timeZone: string,
): DutyRota {
  return {
    id: STANDING_DUTY,
    timeZone,
    covers: {},
    shifts: [
      {
        weekdays: [1, 2, 3, 4, 5, 6, 7],
        fromMinute: 0,
        toMinute: 1_440,
        timeZone,
        onHolidays: 'as-usual',
        onCall: { teams: [duty['on-call']] },
        backup: { teams: [duty.backup] },
      },
    ],
    overrides: [],
    takeovers,
    holidays: new Map(),
    workingWeekends: new Map(),
  };
}
