import type { DutyRota } from '#shared/domain/duty/duty-rota';
import { dutySpansOf } from '#shared/domain/duty/spans';
import type { Span } from '#shared/domain/instant';

/** A time in which a person is on duty by a rota. */
export interface OwnShift extends Span {
  readonly rota: string;
  readonly duty: 'on-call' | 'backup';
}

export interface ShiftChanges {
  readonly added: readonly OwnShift[];
  readonly removed: readonly OwnShift[];
}

/** The people whose shifts in a span differ between two sets of rotas, and how. */
export function shiftChanges(
  before: readonly DutyRota[],
  after: readonly DutyRota[],
  span: Span,
): ReadonlyMap<string, ShiftChanges> {
  const [old, current] = [shiftsOf(before, span), shiftsOf(after, span)];
  const changes = [...new Set([...old.keys(), ...current.keys()])].map((person) => {
    const [was, is] = [old.get(person) ?? [], current.get(person) ?? []];
    return [person, { added: without(is, was), removed: without(was, is) }] as const;
  });
  return new Map(changes.filter(([, { added, removed }]) => added.length + removed.length > 0));
}

function without(shifts: readonly OwnShift[], others: readonly OwnShift[]): OwnShift[] {
  const known = new Set(others.map(keyOf));
  return shifts.filter((shift) => !known.has(keyOf(shift)));
}

function keyOf({ rota, duty, from, until }: OwnShift): string {
  return [rota, duty, from, until].join();
}

/** The shifts of each person, whoever else is on duty with them. */
function shiftsOf(rotas: readonly DutyRota[], span: Span): Map<string, OwnShift[]> {
  const shifts = new Map<string, OwnShift[]>();
  for (const rota of rotas)
    for (const { from, until, onCall, backup } of dutySpansOf(rota, span))
      for (const duty of ['on-call', 'backup'] as const)
        for (const person of duty === 'on-call' ? onCall : backup) {
          const own = shifts.get(person) ?? [];
          const last = own.findLast((shift) => shift.rota === rota.id && shift.duty === duty);
          const rest = own.filter((shift) => shift !== last || shift.until !== from);
          const begin = last?.until === from ? last.from : from;
          shifts.set(person, [...rest, { rota: rota.id, duty, from: begin, until }]);
        }
  return shifts;
}
