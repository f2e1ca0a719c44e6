import { type DutyRota, rotasFor } from '#shared/domain/duty/duty-rota';
import { dutySpansOf } from '#shared/domain/duty/spans';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { days, hours, minutes, type Instant } from '#shared/domain/instant';
import type { Policy } from '#shared/domain/rules/policy';
import type { Situation } from '#shared/domain/thread/situation';

/** How long a missed run can still be made up for. */
const LATE_MS = hours(1);
/** How long before the end of a shift its people hear what stays open. */
const BEFORE_END_MS = minutes(30);
/** A rota without another shift in this time has no next shift: all that waits falls due before it. */
const AHEAD_MS = days(14);

/** Somebody whose on-call duty has just begun. */
export interface Beginning {
  readonly rota: DutyRota;
  readonly person: string;
  readonly from: Instant;
  /** When the next person comes on duty. */
  readonly nextFrom: Instant;
  /** The people whose duty ended when it began. */
  readonly after: readonly string[];
}

/** Somebody whose on-call duty is about to end. */
export interface Ending {
  readonly rota: DutyRota;
  readonly person: string;
  readonly until: Instant;
  /** Who comes on call next, which may be after a gap. */
  readonly next?: { readonly from: Instant; readonly onCall: readonly string[] };
}

/** The people whose on-call duty ends within half an hour, early enough to answer what nobody else would. */
export function endingsOf(rotas: readonly DutyRota[], now: Instant): Ending[] {
  return rotas.flatMap((rota) => {
    const spans = dutySpansOf(rota, { from: now - days(1), until: now + AHEAD_MS });
    return spans.flatMap((span, index): Ending[] => {
      if (span.until <= now || span.until > now + BEFORE_END_MS) return [];
      const next = spans.slice(index + 1).find(({ onCall }) => onCall.length > 0);
      const stay = next?.from === span.until ? next.onCall : [];
      return span.onCall
        .filter((person) => !stay.includes(person))
        .map((person) => ({
          rota,
          person,
          until: span.until,
          ...(next !== undefined && { next: { from: next.from, onCall: next.onCall } }),
        }));
    });
  });
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
        .map((person) => ({
          rota,
          person,
          from: span.from,
          nextFrom,
          after: went.filter((one) => !span.onCall.includes(one)),
        }));
    });
  });
}

/** The open threads of a rota, split at an instant: those whose next deadline comes before it, and the others. */
export function openInRota(
  situations: readonly Situation[],
  rota: DutyRota,
  { before, policy }: { readonly before: Instant; readonly policy: Policy },
): { readonly due: Situation[]; readonly later: Situation[] } {
  const open = situations.filter(
    ({ cycle, subject }) =>
      cycle !== undefined && cycle.ended === undefined && rotasFor([rota], subject).length > 0,
  );
  const isDue = (situation: Situation): boolean =>
    deadlinesOf(situation, policy).some(({ dueAt }) => dueAt > situation.now && dueAt < before);
  return { due: open.filter(isDue), later: open.filter((situation) => !isDue(situation)) };
}
