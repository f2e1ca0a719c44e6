import { advance, type Dispatch, replaceSend } from '#shared/domain/escalation/advance';
import { dayWithin } from '#shared/domain/duty/night';
import { deadlinesOf } from '#shared/domain/escalation/ladder';
import { hours, type Instant } from '#shared/domain/instant';
import type { ClockName } from '#shared/domain/rules/policy';
import type { Rota } from '#shared/domain/rules/rota';
import type { Rules } from '#shared/domain/rules/rules';
import type { Send } from '#shared/domain/sends/send';
import { settled } from '#shared/domain/sends/settle';
import { foldCycles } from '#shared/domain/thread/fold';
import { inOrder } from '#shared/domain/thread/in-order';
import { situationOf, withThread } from '#shared/domain/thread/situation';
import { addFacts, type Thread } from '#shared/domain/thread/thread';

/** A deadline that was reached during the replay of a thread. */
export interface PassedDeadline {
  readonly clock: ClockName;
  readonly dueAt: Instant;
  /** Whether the buyer was still waiting then. */
  readonly missed: boolean;
  /** Whether anybody had been alerted before. */
  readonly called: boolean;
  /** Whether an alert left somebody whom it reached an hour of their day, from 7 to 22, before the deadline. */
  readonly inTime: boolean;
}

/** As little of a person's day as they need to answer. */
const TIME_TO_ACT_MS = hours(1);

/** What would have happened to a thread under other rules. */
export interface ReplayedThread {
  /** The alerts, each at the instant of its send, in order of time. */
  readonly calls: readonly Dispatch[];
  readonly deadlines: readonly PassedDeadline[];
}

/**
 * Replays a thread's facts under other rules, up to an instant, with providers that deliver everything at once. It ignores the
 * sends that were recorded. Each fact comes when it happened, even one that a person made because of an alert: nobody knows
 * what they would have done instead.
 */
export function replayThread(thread: Thread, { policy, rota }: Rules, until: Instant): ReplayedThread {
  const facts = inOrder(thread.facts).filter(({ at }) => at <= until);
  const calls: Dispatch[] = [];
  let replayed: Thread = { ...knownAt(thread, until), facts: [], sends: [] };
  let now = facts[0]?.at;
  while (now !== undefined && now <= until) {
    const at = now;
    replayed = addFacts(
      replayed,
      facts.filter((fact) => fact.at === at),
    );
    const situation = situationOf(replayed, rota, at);
    let moved = advance(situation, policy);
    while (moved.dispatch.length > 0) {
      calls.push(...moved.dispatch);
      replayed = moved.dispatch.reduce(
        (before, { send }) =>
          replaceSend(before, settled({ ...send, attempts: 1 }, 'delivered', undefined, at)),
        moved.thread,
      );
      moved = advance(withThread(situation, replayed), policy);
    }
    replayed = moved.thread;
    const nextFact = facts.find((fact) => fact.at > at)?.at;
    now = earliest(nextFact, moved.nextActionAt ?? undefined);
  }
  return { calls, deadlines: deadlinesIn(thread, calls, { policy, rota }, until) };
}

function deadlinesIn(
  thread: Thread,
  calls: readonly Dispatch[],
  { policy, rota }: Pick<Rules, 'policy' | 'rota'>,
  until: Instant,
): PassedDeadline[] {
  return foldCycles(knownAt(thread, until), until).flatMap((cycle) =>
    deadlinesOf({ thread, cycle }, policy)
      .filter(({ dueAt }) => dueAt <= until)
      .map(({ clock, dueAt }) => {
        const before = calls.filter(({ send }) => cycle.ids.has(send.generation) && send.fireAt < dueAt);
        const missed = cycle.ended === undefined || cycle.ended.at > dueAt;
        return {
          clock,
          dueAt,
          missed,
          called: before.length > 0,
          inTime: before.some(({ send }) => leavesTime(send, dueAt, rota)),
        };
      }),
  );
}

function leavesTime({ calls, fireAt }: Send, dueAt: Instant, { responders }: Rota): boolean {
  return responders.some(
    ({ id, timeZone }) =>
      calls.includes(id) && dayWithin({ from: fireAt, until: dueAt }, timeZone) >= TIME_TO_ACT_MS,
  );
}

function knownAt({ folded, ...thread }: Thread, until: Instant): Thread {
  return {
    ...thread,
    facts: thread.facts.filter(({ at }) => at <= until),
    ...(folded && { folded: { ...folded, entries: folded.entries.filter(({ from }) => from <= until) } }),
  };
}

function earliest(...instants: (Instant | undefined)[]): Instant | undefined {
  const known = instants.filter((at) => at !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
