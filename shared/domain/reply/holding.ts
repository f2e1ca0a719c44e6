import { type DurationMs, hours, type Instant, minutes } from '../instant.ts';
import { onDuty } from '../escalation/summon.ts';
import type { Situation } from '../thread/situation.ts';
import { hasNotLeft, isUnderWay } from './reply.ts';

/** The latest that a holding answer may promise. */
const LONGEST_PROMISE_MS: DurationMs = hours(24);
/** Whoever promises needs this long to keep it. */
const SHORTEST_PROMISE_MS: DurationMs = hours(2);
const ROUND_MS: DurationMs = minutes(30);

/**
 * A time that the rota can keep: two staffed hours from an instant, or from the beginning of the next shift after it, on the
 * half hour. Undefined where nobody is on duty in time.
 */
export function promiseFor(situation: Situation, from: Instant = situation.now): Instant | undefined {
  const latest = situation.now + LONGEST_PROMISE_MS;
  for (let at = from; at < latest; at += ROUND_MS) {
    const until = Math.ceil((at + SHORTEST_PROMISE_MS) / ROUND_MS) * ROUND_MS;
    if (until > latest) return undefined;
    if (onDuty(situation, 'on-call', at).length > 0 && onDuty(situation, 'on-call', until - 1).length > 0)
      return until;
  }
  return undefined;
}

/** Whether a holding answer may be sent: once while somebody waits, and only for a time ahead that is at most a day away. */
export function mayPromise({ thread, cycle, now }: Situation, until: Instant): boolean {
  const isPromised =
    cycle?.promise !== undefined ||
    (thread.replies ?? []).some(
      (reply) =>
        reply.promise !== undefined &&
        (hasNotLeft(reply) ||
          (isUnderWay(reply) && cycle !== undefined && (reply.steps[0]?.at ?? 0) >= cycle.startedAt)),
    );
  return !isPromised && until > now && until <= now + LONGEST_PROMISE_MS;
}
