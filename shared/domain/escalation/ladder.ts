import { type PlacedNudge, placeNudge } from '../duty/nudge.ts';
import type { Instant } from '../instant.ts';
import {
  CHANNELS,
  type Clock,
  clockLength,
  type ClockName,
  type Policy,
  type Step,
} from '../rules/policy.ts';
import type { Cycle } from '../thread/fold.ts';
import type { Situation } from '../thread/situation.ts';
import type { Thread } from '../thread/thread.ts';

/** A clock of one cycle: when it runs out. */
export interface Deadline {
  readonly clock: ClockName;
  readonly dueAt: Instant;
}

/** A step of a ladder, with its instant in one cycle. */
export interface Rung {
  readonly clock: ClockName;
  readonly step: Step;
  readonly dueAt: Instant;
  /** When the ladder has it. */
  readonly plainAt: Instant;
  /** When it fires: at its plain instant, but for a nudge that was moved. */
  readonly at: Instant;
  /** A nudge for which no staffed time is left is a call. */
  readonly nudge: boolean;
  /** It calls the person to whom the thread was handed over: nothing takes its place, and no hold keeps it back. */
  readonly handOver: boolean;
  /** Why it does not fire at its plain instant, or calls although it is a nudge. */
  readonly moved?: NonNullable<PlacedNudge['moved']>;
}

/** What of a cycle and its thread the clocks ask for. */
interface CycleOfThread {
  readonly thread: Pick<Thread, 'kind' | 'marketplaceId'>;
  readonly cycle: Pick<Cycle, 'messages' | 'startedAt'> | undefined;
}

/** The deadlines of a situation, or of an earlier cycle, soonest first; none when nobody ever waited. */
export function deadlinesOf({ thread, cycle }: CycleOfThread, policy: Policy): Deadline[] {
  if (cycle === undefined) return [];
  return policy.clocks[thread.kind]
    .map((clock) => ({ clock: clock.name, dueAt: dueAtOf(clock, thread, cycle) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Every step of every clock of a cycle, in the order of the ladders; a nudge stands where it fits into people's hours. */
export function rungsOf(situation: Situation, policy: Policy): Rung[] {
  const { thread, cycle } = situation;
  if (cycle === undefined) return [];
  const ofClocks = policy.clocks[thread.kind].flatMap((clock) => {
    const dueAt = dueAtOf(clock, thread, cycle);
    return clock.ladder.map((step): Rung => {
      const plainAt = dueAt - step.beforeMs;
      const nudge = step.nudge === true;
      const rung: Rung = { clock: clock.name, step, dueAt, plainAt, at: plainAt, nudge, handOver: false };
      return nudge ? fitted(rung, situation, cycle.startedAt) : rung;
    });
  });
  return [...ofClocks, ...handOversOf(thread, cycle, policy)].toSorted(
    (a, b) => a.plainAt - b.plainAt || a.dueAt - b.dueAt,
  );
}

/** A step of its own for each person to whom the thread was handed over. */
function handOversOf(thread: Thread, cycle: Cycle, policy: Policy): Rung[] {
  const deadlines = deadlinesOf({ thread, cycle }, policy);
  return cycle.takenOn
    .filter((taken) => taken.type === 'handed-over')
    .flatMap(({ at, to }, index): Rung[] => {
      const next = deadlines.find(({ dueAt }) => dueAt > at) ?? deadlines.at(-1);
      if (next === undefined) return [];
      const step: Step = {
        id: index === 0 ? 'handed-over' : `handed-over-${index + 1}`,
        beforeMs: next.dueAt - at,
        call: [{ person: to }],
        by: CHANNELS,
      };
      return [{ ...next, step, plainAt: at, at, nudge: false, handOver: true }];
    });
}

/** A nudge that could not ring when it should have (after an outage, or for a message that came late) fitted in from now on. */
export function fittedLate(rung: Rung, situation: Situation): Rung {
  const { now } = situation;
  if (!rung.nudge || rung.at >= now) return rung;
  const late = fitted({ ...rung, plainAt: now }, situation, now);
  return late.moved === undefined ? rung : { ...late, plainAt: rung.plainAt };
}

/** When a nudge that is to go out at an instant may ring: later when that would be quiet and leaves time enough. */
export function nudgeFrom(rung: Rung, { rota: { hours }, rotas }: Situation, at: Instant): Instant {
  if (!rung.nudge || hours === undefined) return at;
  const placed = placeNudge({ at, dueAt: rung.dueAt, startedAt: at }, hours, rotas);
  return placed.moved === 'to-next-shift' ? placed.at : at;
}

function fitted(rung: Rung, { rota: { hours }, rotas }: Situation, from: Instant): Rung {
  if (hours === undefined) return rung;
  const placed = placeNudge({ at: rung.plainAt, dueAt: rung.dueAt, startedAt: from }, hours, rotas);
  return { ...rung, ...placed, nudge: placed.moved !== 'no-staffed-time' };
}

/** Whether a step stands above another, so that the other is not needed any more once it fires. */
export function outranks(
  higher: Pick<Rung, 'plainAt' | 'nudge'>,
  lower: Pick<Rung, 'plainAt' | 'nudge'>,
): boolean {
  // A nudge that was pulled back says less than a call that comes before its plain instant.
  return higher.plainAt > lower.plainAt && (!higher.nudge || lower.nudge);
}

/** The deadline that Amazon names comes before the length that the settings give. */
function dueAtOf(
  clock: Clock,
  thread: CycleOfThread['thread'],
  cycle: NonNullable<CycleOfThread['cycle']>,
): Instant {
  const named = cycle.messages.flatMap((one) => ('dueAt' in one ? [one.dueAt] : []));
  return named.length > 0
    ? Math.min(...named)
    : cycle.startedAt + clockLength(clock, thread.marketplaceId, cycle.startedAt);
}
