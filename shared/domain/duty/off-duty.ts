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
  const has = ({ onCall, backup }: OnDuty): boolean => [...onCall, ...backup].includes(person);
  const own = rotas.filter(({ shifts, overrides }) =>
    [
      ...shifts.flatMap(({ onCall, backup }) => [...onCall.teams, ...backup.teams].flat()),
      ...overrides.flatMap(({ onCall, backup }) => [...onCall, ...backup]),
    ].includes(person),
  );
  // A night taken over does not put somebody off duty who is in no rota.
  if (own.length === 0) return undefined;
  const named = rotas.filter(
    (rota) => own.includes(rota) || rota.takeovers.some((takeover) => takeover.person === person),
  );
  if (named.some((rota) => has(dutyAt(rota, now)))) return undefined;
  const next = named.flatMap(
    (rota) => dutySpansOf(rota, { from: now, until: now + AHEAD_MS }).find(has) ?? [],
  );
  return { until: next.map(({ from }) => from).sort((a, b) => a - b)[0] };
}
