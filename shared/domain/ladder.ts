import type { Cycle } from './fold.ts';
import type { Instant } from './instant.ts';
import { clockLength, type Clock, type ClockName, type Policy, type Step } from './policy.ts';
import type { Thread } from './thread.ts';

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
  /** When it fires. */
  readonly at: Instant;
}

/** The deadlines of a cycle, soonest first. */
export function deadlinesOf(
  thread: Pick<Thread, 'kind' | 'marketplaceId'>,
  cycle: Pick<Cycle, 'messages' | 'startedAt'>,
  policy: Policy,
): Deadline[] {
  return policy.clocks[thread.kind]
    .map((clock) => ({ clock: clock.name, dueAt: dueAtOf(clock, thread, cycle) }))
    .toSorted((a, b) => a.dueAt - b.dueAt);
}

/** Every step of every clock of a cycle, in order of time. */
export function rungsOf(thread: Thread, cycle: Cycle, policy: Policy): Rung[] {
  return policy.clocks[thread.kind]
    .flatMap((clock) => {
      const dueAt = dueAtOf(clock, thread, cycle);
      return clock.ladder.map((step) => ({ clock: clock.name, step, dueAt, at: dueAt - step.beforeMs }));
    })
    .toSorted((a, b) => a.at - b.at || a.dueAt - b.dueAt);
}

/** The deadline that Amazon names comes before the length that the settings give. */
function dueAtOf(
  clock: Clock,
  thread: Pick<Thread, 'marketplaceId'>,
  cycle: Pick<Cycle, 'messages' | 'startedAt'>,
): Instant {
  const named = cycle.messages.flatMap((one) => ('dueAt' in one ? [one.dueAt] : []));
  return named.length > 0
    ? Math.min(...named)
    : cycle.startedAt + clockLength(clock, thread.marketplaceId, cycle.startedAt);
}
