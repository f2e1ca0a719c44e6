import { days, type Instant, type Span } from '../instant.ts';
import { dutyAt, isQuiet, runsOn, shiftOn, type Crew, type DutyRota } from './duty-rota.ts';
import { instantOf, localTimeOf } from './local-time.ts';
import { isStaffed, type OnDuty } from './on-duty.ts';

/**
 * The times within a span in which a condition holds; the condition may change only where the duty of the rotas may
 * change.
 */
export function spansOf(
  rotas: readonly DutyRota[],
  { from, until }: Span,
  holds: (at: Instant) => boolean,
): Span[] {
  const starts = startsOf(rotas, { from, until });
  const spans: Span[] = [];
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? until;
    if (start >= end || !holds(start)) continue;
    const last = spans.at(-1);
    if (last?.until === start) spans[spans.length - 1] = { from: last.from, until: end };
    else spans.push({ from: start, until: end });
  }
  return spans;
}

/** A time in which the same people are on duty. */
export interface DutySpan extends Span, OnDuty {}

/** The people on duty in a rota, span by span; times without anybody are left out. */
export function dutySpansOf(rota: DutyRota, { from, until }: Span): DutySpan[] {
  const spans: DutySpan[] = [];
  const starts = startsOf([rota], { from, until });
  for (const [index, start] of starts.entries()) {
    const end = starts[index + 1] ?? until;
    const duty = dutyAt(rota, start);
    const last = spans.at(-1);
    if (start >= end || !isStaffed(duty)) continue;
    if (last?.until === start && isSame(last, duty)) spans[spans.length - 1] = { ...last, until: end };
    else spans.push({ from: start, until: end, onCall: duty.onCall, backup: duty.backup });
  }
  return spans;
}

function isSame(one: OnDuty, other: OnDuty): boolean {
  const named = ({ onCall, backup }: OnDuty): string => [onCall.join(), backup.join()].join(';');
  return named(one) === named(other);
}

/** The beginning of the span, and the instants within it at which the duty of a rota may change. */
export function startsOf(rotas: readonly DutyRota[], { from, until }: Span): Instant[] {
  const edges = rotas.flatMap((rota) => edgesOf(rota, from, until)).filter((at) => from < at && at < until);
  return [...new Set([from, ...edges])].sort((a, b) => a - b);
}

/** Whether one of the rotas has somebody on duty. */
export function staffedAt(rotas: readonly DutyRota[], at: Instant): boolean {
  return rotas.some((rota) => isStaffed(dutyAt(rota, at)));
}

/** Whether a nudge may ring: the rota that has somebody on duty is not quiet. */
export function openAt(rotas: readonly DutyRota[], at: Instant): boolean {
  const serving = rotas.find((rota) => isStaffed(dutyAt(rota, at)));
  return serving !== undefined && !isQuiet(serving, at);
}

/** The instants at which the duty or the quiet hours of a rota may change; some lie beyond the span. */
function edgesOf(rota: DutyRota, from: Instant, until: Instant): Instant[] {
  const edges = [...rota.overrides, ...rota.takeovers].flatMap((one) => [one.from, one.until]);
  for (const shift of rota.shifts)
    for (const day of daysAround(from, until, shift.timeZone)) {
      if (runsOn(rota, shift, day)) {
        const { from: begin, until: end } = shiftOn(shift, day);
        edges.push(begin, end);
      }
      edges.push(
        ...handOverOn(shift.onCall, day, shift.timeZone),
        ...handOverOn(shift.backup, day, shift.timeZone),
      );
    }
  const { quiet, timeZone } = rota;
  if (quiet !== undefined)
    for (const day of daysAround(from, until, timeZone))
      edges.push(instantOf(day, quiet.fromMinute, timeZone), instantOf(day, quiet.toMinute, timeZone));
  return edges;
}

/** The days of a time zone that a span touches, and the day before, whose shift may reach into it. */
function daysAround(from: Instant, until: Instant, timeZone: string): number[] {
  const first = localTimeOf(from, timeZone).day - 1;
  const count = localTimeOf(until, timeZone).day - first + 1;
  return Array.from({ length: Math.min(count, MOST_DAYS) }, (_, index) => first + index);
}

/** No clock runs longer; a later deadline is checked again as it comes nearer. */
const MOST_DAYS = 400;

function handOverOn({ since }: Crew, day: number, timeZone: string): Instant[] {
  return since !== undefined && (day - since.day) % 7 === 0 ? [instantOf(day, since.minute, timeZone)] : [];
}

/** The first instant of a span at which a condition holds, looked for day by day since it is mostly near. */
export function firstWithin(
  rotas: readonly DutyRota[],
  span: Span,
  holds: (at: Instant) => boolean,
): Instant | undefined {
  for (let from = span.from; from < span.until; from += days(1)) {
    const [first] = spansOf(rotas, { from, until: Math.min(from + days(1), span.until) }, holds);
    if (first !== undefined) return first.from;
  }
  return undefined;
}
