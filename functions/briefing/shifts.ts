import { type DutyRota, rotasFor } from '#shared/domain/duty/duty-rota';
import { dutySpansOf } from '#shared/domain/duty/spans';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, hours, type Instant } from '#shared/domain/instant';
import type { Policy } from '#shared/domain/rules/policy';
import type { Situation } from '#shared/domain/thread/situation';

/** How long a missed run can still be made up for. */
const LATE_MS = hours(1);
/** A rota without another shift in this time has no next shift: all that waits falls due before it. */
const AHEAD_MS = days(14);

/** Somebody whose on-call duty has just begun. */
export interface Beginning {
  readonly rota: DutyRota;
  readonly person: string;
  readonly from: Instant;
  /** When the next person comes on duty. */
  readonly nextFrom: Instant;
}

/** The people whose on-call duty began within the last hour. */
export function beginningsOf(rotas: readonly DutyRota[], now: Instant): Beginning[] {
  return rotas.flatMap((rota) => {
    const spans = dutySpansOf(rota, { from: now - LATE_MS - days(1), until: now + AHEAD_MS });
    return spans.flatMap((span, index): Beginning[] => {
      if (span.from <= now - LATE_MS || span.from > now) return [];
      const before = spans[index - 1];
      const went = before?.until === span.from ? before.onCall : [];
      const nextFrom = spans[index + 1]?.from ?? now + AHEAD_MS;
      return span.onCall
        .filter((person) => !went.includes(person))
        .map((person) => ({ rota, person, from: span.from, nextFrom }));
    });
  });
}

/** The threads of the rota that fall due before the next shift. */
export function dueInShift(
  situations: readonly Situation[],
  { rota, nextFrom }: Beginning,
  policy: Policy,
): Situation[] {
  return situations.filter((situation) => {
    const { cycle, subject, now } = situation;
    if (cycle === undefined || cycle.ended !== undefined) return false;
    if (rotasFor([rota], subject).length === 0) return false;
    const next = deadlinesOf(situation, policy).find(({ dueAt }) => dueAt > now);
    return next !== undefined && next.dueAt < nextFrom;
  });
}
