import { days, type DurationMs, type Instant } from '../instant.ts';
import { dutyAt, type DutyRota } from './duty-rota.ts';
import type { OnDuty } from './on-duty.ts';
import { dutySpansOf } from './spans.ts';

/** How far ahead a next shift is looked for. */
const AHEAD_MS: DurationMs = days(14);

/** That a person is off duty, and when they are on duty again, if the rotas show it. */
export interface OffDuty {
  readonly until: Instant | undefined;
}

/**
 * Whether the person is off duty now: they have duty in some rota, and in none of them now. Who is in no rota at all is
 * on duty at all times.
 */
export function offDuty(rotas: readonly DutyRota[], person: string, now: Instant): OffDuty | undefined {
  if (!isOffDuty(rotas, person, now)) return undefined;
  const next = rotasOf(rotas, person).flatMap(
    (rota) =>
      dutySpansOf(rota, { from: now, until: now + AHEAD_MS }).find((span) => isAmong(span, person)) ?? [],
  );
  return { until: next.map(({ from }) => from).sort((a, b) => a - b)[0] };
}

/** Whether somebody who has duty in some rota has none at an instant. */
export function isOffDuty(rotas: readonly DutyRota[], person: string, at: Instant): boolean {
  const own = rotasOf(rotas, person);
  return own.length > 0 && !own.some((rota) => isAmong(dutyAt(rota, at), person));
}

function isAmong({ onCall, backup }: OnDuty, person: string): boolean {
  return onCall.includes(person) || backup.includes(person);
}

/** The rotas in which a person has duty. A night taken over does not put somebody off duty who is in no rota. */
function rotasOf(rotas: readonly DutyRota[], person: string): readonly DutyRota[] {
  const own = rotas.filter(({ shifts, overrides }) =>
    [
      ...shifts.flatMap(({ onCall, backup }) => [...onCall.teams, ...backup.teams].flat()),
      ...overrides.flatMap(({ onCall, backup }) => [...onCall, ...backup]),
    ].includes(person),
  );
  if (own.length === 0) return own;
  return rotas.filter(
    (rota) => own.includes(rota) || rota.takeovers.some((takeover) => takeover.person === person),
  );
}
